import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AskColumn, AskRow } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { MenuButton } from '../../components/MenuButton.tsx';
import { addStep, answerRow, type AskStep, showAnswer, useAsk } from '../../state/ask/askDesk.ts';
import { isWhole } from '../../state/ask/editQuery.ts';
import { answerFormats, exportAnswer, openRow, openRows } from '../../state/ask/openAnswer.ts';
import { askWords as words } from '../../text/askWords.ts';
import { answerCell } from './answerCell.ts';
import { NothingFits } from './NothingFits.tsx';

/** Rows shown as being fetched before it is known how many there are. */
const expectedRows = 12;

/** The answer: one sentence, what can be done with its rows, and the rows. */
export function AnswerTable({ step }: { readonly step: AskStep }) {
  const answer = useAsk((state) => state.answer);
  const place = useAsk((state) => state.place);
  const pages = useAsk((state) => state.pages);
  const [cursor, setCursor] = useState(0);
  const columns = useMemo(() => gridColumns(answer?.columns ?? []), [answer?.columns]);
  const activate = (index: number): void => {
    const row = answerRow(pages, index);
    if (row?.opens != null) openRow(row.opens);
    else if (row?.drill != null) void addStep({ question: '', reading: null, query: row.drill });
  };
  const total = answer?.total ?? null;
  const isWritten = isWhole(step.query);
  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center gap-3 border-b border-line px-4 py-1.5">
        <output className="min-w-0 flex-1 text-13">
          {answer?.sentence.map(({ text, kind }, at) => (
            // A sentence is drawn anew as a whole.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at} className={kind === 'figure' || kind === 'value' ? 'font-semibold' : ''}>
              {text}
            </span>
          ))}
        </output>
        {answer === null ? null : (
          <>
            <span className="text-12 text-ink-3">
              {isWritten ? words.took(answer.elapsedMs) : words.unwritten}
            </span>
            {place === null ? (
              <Button
                command="ask.rows"
                blocked={answer.found === 0 ? words.nothing : undefined}
                onClick={() => void openRows(step.query)}
              >
                {words.openRows(answer.found)}
              </Button>
            ) : null}
            <MenuButton
              entries={answerFormats.map((format) => ({
                id: format,
                label: words.formats[format],
                onPick: () => void exportAnswer({ query: step.query, place }, format),
              }))}
            >
              <Download aria-hidden="true" size={14} />
              {words.exportAnswer}
            </MenuButton>
          </>
        )}
      </div>
      <DataGrid<AskRow>
        label={words.answer}
        columns={columns}
        rowCount={total ?? (isWritten ? expectedRows : 0)}
        rowAt={(index) => answerRow(pages, index)}
        rowHeight={28}
        cursor={total === 0 ? -1 : Math.min(cursor, Math.max(0, (total ?? 1) - 1))}
        onCursor={setCursor}
        onActivate={activate}
        onRange={showAnswer}
        rowMenu={(index) => {
          const row = answerRow(pages, index);
          if (row === undefined) return [];
          return row.opens !== null || row.drill !== null
            ? [
                {
                  id: 'open',
                  label: row.opens === null ? words.drill : words.openRow,
                  onPick: () => activate(index),
                },
              ]
            : [];
        }}
        empty={
          isWritten && answer !== null ? (
            <NothingFits query={answer.query} of={answer.of} />
          ) : (
            <EmptyState title={isWritten ? words.nothing : words.unwritten} />
          )
        }
      />
    </>
  );
}

function gridColumns(columns: readonly AskColumn[]): readonly GridColumn<AskRow>[] {
  return columns.map((column, at) => ({
    id: column.name,
    header: column.label,
    width: column.type === 'number' ? 120 : 180,
    grow: at === 0,
    ...(column.type === 'number' ? { align: 'right' as const } : {}),
    textOf: ({ cells }) => String(cells[at] ?? ''),
    cell: ({ cells }) => {
      const shown = answerCell(cells[at] ?? null, column);
      return (
        <bdi title={shown} className={`truncate ${cells[at] == null ? 'text-ink-3' : ''}`}>
          {shown}
        </bdi>
      );
    },
  }));
}
