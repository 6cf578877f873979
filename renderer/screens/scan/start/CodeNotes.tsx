import { CircleAlert, Equal } from 'lucide-react';
import { useState } from 'react';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { CodeNote } from '../../../state/scan/codeEntries.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

function whyOf({ kind, detail }: CodeNote): string {
  switch (kind) {
    case 'again':
      return words.again(detail.slice(0, 200));
    case 'pattern':
      return words.pattern(detail);
    case 'alike':
      return words.alikeWith(detail.slice(0, 500));
    case 'short':
    case 'long':
      return words.faults[kind];
  }
}

function placeOf({ origin }: CodeNote): string {
  if (origin === undefined) return '';
  return origin.kind === 'line'
    ? words.lineOf(origin.line + 1)
    : words.entryOf(origin.name, origin.entry + 1);
}

const columns: readonly GridColumn<CodeNote>[] = [
  {
    id: 'line',
    header: words.line,
    width: 84,
    align: 'right',
    cell: (note) => (
      <bdi className="truncate text-ink-2" title={placeOf(note)}>
        {placeOf(note)}
      </bdi>
    ),
  },
  {
    id: 'entry',
    header: words.entry,
    width: 140,
    mono: true,
    textOf: ({ text }) => text,
    cell: ({ text }) => (
      <bdi className="truncate whitespace-pre" title={text.slice(0, 1_000)}>
        {text.slice(0, 200)}
      </bdi>
    ),
  },
  {
    id: 'why',
    header: words.why,
    width: 220,
    grow: true,
    textOf: whyOf,
    cell: (note) => (
      <span
        className={`flex min-w-0 items-center gap-1.5 ${note.kind === 'alike' ? 'text-ink-2' : 'text-warn'}`}
        title={whyOf(note)}
      >
        {note.kind === 'alike' ? (
          <Equal aria-hidden="true" size={13} className="shrink-0" />
        ) : (
          <CircleAlert aria-hidden="true" size={13} className="shrink-0" />
        )}
        <bdi className="truncate">{whyOf(note)}</bdi>
      </span>
    ),
  },
];

/** Rows that are in sight at once, and heights in pixels. */
const mostRows = 5;
const rowPx = 28;
const headerPx = 30;

/** Entries that are left out, and codes that are taken for each other by eye; a click leads to the line. */
export function CodeNotes({
  notes,
  onLine,
}: {
  readonly notes: readonly CodeNote[];
  readonly onLine: (line: number) => void;
}) {
  const [cursor, setCursor] = useState(0);
  return (
    <div
      className="mx-4 mt-2 flex shrink-0 flex-col overflow-hidden rounded-2 border border-line"
      style={{ height: headerPx + Math.min(mostRows, notes.length) * rowPx }}
    >
      <DataGrid<CodeNote>
        label={words.notes}
        columns={columns}
        rowCount={notes.length}
        rowAt={(index) => notes[index]}
        rowHeight={rowPx}
        cursor={Math.min(cursor, notes.length - 1)}
        onCursor={setCursor}
        activateOnClick
        onActivate={(index) => {
          const origin = notes[index]?.origin;
          if (origin?.kind === 'line') onLine(origin.line);
        }}
      />
    </div>
  );
}
