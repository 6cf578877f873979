import { useState } from 'react';
import { Chip } from '../../../components/Chip.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { useApp } from '../../../state/app/appState.ts';
import { moveTo } from '../../../state/review/draftActions.ts';
import { type StepLine, stepLine } from '../../../state/review/draftSteps.ts';
import { text } from '../../../text/en.ts';
import { formatClock, formatCount, formatDateTime } from '../../../text/format.ts';

/** Every step of the draft, newest first; Enter or a double click puts the draft back to that point, or forward again. */
export function StepsView() {
  const draft = useApp((state) => state.review?.view?.draft ?? null);
  const [at, setAt] = useState<number | null>(null);
  if (draft === null) return null;
  const count = draft.steps.length + 1;
  const now = draft.steps.length - draft.position;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DataGrid<StepLine>
        label={text.steps.grid}
        columns={columns}
        rowCount={count}
        rowAt={(index) => stepLine(draft, index)}
        rowKey={(index) => draft.steps.length - index}
        rowHeight={28}
        cursor={Math.min(at ?? now, count - 1)}
        onCursor={setAt}
        onActivate={(index) => {
          setAt(null);
          moveTo(draft.steps.length - index);
        }}
        rowTone={(line) => (line.standing === 'undone' ? 'text-ink-3' : '')}
      />
      <p className="shrink-0 border-t border-line px-3 py-1 text-12 text-ink-2">
        {draft.steps.length === 0 ? text.steps.empty : text.steps.hint}
      </p>
    </div>
  );
}

const columns: readonly GridColumn<StepLine>[] = [
  {
    id: 'state',
    header: text.steps.state,
    width: 96,
    cell: ({ standing }) => (
      <Chip tone={standing === 'now' ? 'accent' : standing === 'done' ? 'ok' : 'plain'}>
        <span aria-hidden="true">{standing === 'now' ? '▸' : standing === 'done' ? '✓' : '↷'}</span>
        {text.steps.standing[standing]}
      </Chip>
    ),
  },
  {
    id: 'what',
    header: text.steps.what,
    width: 320,
    grow: true,
    cell: ({ step, standing }) => {
      const words = step?.label ?? text.review.stepsStart;
      return (
        <span className={`truncate ${standing === 'undone' ? 'italic' : ''}`} title={words}>
          <bdi>{words}</bdi>
        </span>
      );
    },
  },
  {
    id: 'columns',
    header: text.steps.columnCount,
    width: 76,
    align: 'right',
    cell: ({ columnCount }) => (columnCount === 0 ? '' : formatCount(columnCount)),
  },
  {
    id: 'by',
    header: text.steps.by,
    width: 130,
    hideBelow: 640,
    cell: ({ step }) => (
      <span className="truncate text-ink-2">{step === null ? '' : step.by || text.steps.you}</span>
    ),
  },
  {
    id: 'at',
    header: text.steps.at,
    width: 128,
    align: 'right',
    cell: ({ step }) =>
      step?.at === undefined ? (
        ''
      ) : (
        <time className="whitespace-nowrap" dateTime={step.at} title={formatDateTime(step.at)}>
          {formatClock(step.at)}
        </time>
      ),
  },
];
