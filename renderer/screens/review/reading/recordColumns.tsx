import { EyeOff } from 'lucide-react';
import { Chip, type ChipTone } from '../../../components/Chip.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { Inspection } from '../../../../core/contract/views.ts';
import { makeHeader, markTo, startMarking } from '../../../state/review/recordActions.ts';
import type { RecordLine } from '../../../state/review/recordMarks.ts';
import { columnLetters } from '../../../text/cellReference.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { formatCount } from '../../../text/format.ts';

/** Widths in pixels: a character takes about seven in the cells' font; names and long cells are cut. */
const cellWidth = { least: 72, most: 220, character: 7.3, padding: 26 } as const;

/**
 * Columns of the first records: the row with its mark and what it can be made, then the cells. Sheets have the letters
 * of the spreadsheet, text has numbers; the name that the header gives stands beside.
 */
export function recordColumns(
  { headRecords, columnNames, firstColumn = 0 }: Inspection['table'],
  kind: Inspection['kind'],
): readonly GridColumn<RecordLine>[] {
  const count = headRecords.reduce((most, cells) => Math.max(most, cells.length), columnNames.length);
  return [
    {
      id: 'row',
      header: kind === 'workbook' ? text.records.sheetRow : text.guesses.record,
      width: 196,
      pinned: true,
      rowHead: true,
      cell: (line) => <RowCell line={line} />,
    },
    ...Array.from({ length: count }, (_, index): GridColumn<RecordLine> => {
      const place = kind === 'workbook' ? columnLetters(firstColumn + index) : String(index + 1);
      const name = columnNames[index] ?? '';
      return {
        id: `c${String(index)}`,
        header: name === '' ? place : `${place}: ${name}`,
        headerView: (
          <span className="flex min-w-0 items-baseline gap-1.5">
            <span>{place}</span>
            <span className="truncate font-normal text-ink-3">{name}</span>
          </span>
        ),
        width: widthOf(index, headRecords, name),
        mono: true,
        copyName: name === '' ? place : name,
        textOf: ({ cells }) => cells[index] ?? '',
        cell: ({ cells, lineClass }) => (
          <span
            className={`truncate whitespace-pre ${lineClass === 'header' ? 'font-semibold' : ''}`}
            title={cells[index]}
          >
            {oneLine(cells[index] ?? '')}
          </span>
        ),
      };
    }),
  ];
}

function widthOf(index: number, records: readonly (readonly string[])[], name: string): number {
  const usual = records.map((cells) => (cells[index] ?? '').length).toSorted((a, b) => a - b);
  // A title in the first column does not make it wide: nine in ten cells are to fit.
  const longest = Math.max(name.length + 3, usual[Math.floor(usual.length * 0.9)] ?? 0);
  const { least, most, character, padding } = cellWidth;
  return Math.round(Math.min(most, Math.max(least, longest * character + padding)));
}

function Mark({ tone, children }: { readonly tone: ChipTone; readonly children: string }) {
  return (
    <span className="shrink-0">
      <Chip tone={tone}>{children}</Chip>
    </span>
  );
}

const tones: Readonly<Partial<Record<RecordLine['lineClass'], ChipTone>>> = {
  header: 'accent',
  metadata: 'info',
  derived: 'warn',
};

function RowCell({ line }: { readonly line: RecordLine }) {
  const { record, lineClass, isFirstData, isHidden, settled } = line;
  const mark = text.records.classes[lineClass];
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <button
        type="button"
        tabIndex={-1}
        aria-label={text.records.makeHeader(record)}
        title={text.records.makeHeader(record)}
        onClick={(event) => void makeHeader(record, event.shiftKey)}
        onDoubleClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => {
          if (event.button === 0 && !event.shiftKey) startMarking(record);
        }}
        onPointerEnter={(event) => {
          if (event.buttons === 1) markTo(record);
        }}
        className="-ml-1 h-6 w-11 shrink-0 rounded-1 pr-1.5 text-right text-12 text-ink-2 select-none hover:bg-selected hover:text-accent"
      >
        {formatCount(record + 1)}
      </button>
      {mark === '' ? null : <Mark tone={tones[lineClass] ?? 'plain'}>{mark}</Mark>}
      {isFirstData ? <Mark tone="ok">{text.records.firstData}</Mark> : null}
      {settled == null ? null : (
        <Mark tone="accent">{settled === 'last' ? text.records.lastData : text.guesses.byYou}</Mark>
      )}
      {isHidden ? (
        <span title={text.records.hiddenLong} className="shrink-0 text-ink-3">
          <EyeOff aria-hidden="true" size={14} />
          <span className="sr-only">{text.records.hidden}</span>
        </span>
      ) : null}
    </span>
  );
}
