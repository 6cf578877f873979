import type { Run } from '../../../core/contract/views.ts';
import { Chip, type ChipTone } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/gridColumn.ts';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useApp } from '../../state/appState.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatDateTime } from '../../text/format.ts';

const looks: Readonly<Record<Run['state'], { readonly tone: ChipTone; readonly sign: string }>> = {
  running: { tone: 'info', sign: '▶' },
  done: { tone: 'ok', sign: '✓' },
  failed: { tone: 'bad', sign: '✕' },
  cancelled: { tone: 'plain', sign: '■' },
};

/** The list of runs from left to right. */
export const runColumns: readonly GridColumn<Run>[] = [
  {
    id: 'file',
    header: text.history.file,
    width: 220,
    grow: true,
    cell: (run) => (
      <span className="truncate font-medium" title={run.fileName}>
        {run.fileName}
      </span>
    ),
  },
  { id: 'state', header: text.history.state, width: 128, cell: (run) => <RunState run={run} /> },
  {
    id: 'out',
    header: text.history.rowsOut,
    width: 100,
    align: 'right',
    cell: (run) => (run.counts === null ? '' : formatCount(run.counts.rowsOut)),
  },
  {
    id: 'rejected',
    header: text.history.rejected,
    width: 90,
    align: 'right',
    cell: (run) =>
      run.counts === null ? (
        ''
      ) : (
        <span className={run.counts.rowsRejected > 0 ? 'text-bad' : 'text-ink-3'}>
          {formatCount(run.counts.rowsRejected)}
        </span>
      ),
  },
  {
    id: 'started',
    header: text.history.started,
    width: 190,
    hideBelow: 720,
    cell: (run) => <span className="truncate text-ink-2">{formatDateTime(run.startedAt)}</span>,
  },
  {
    id: 'by',
    header: text.history.by,
    width: 110,
    hideBelow: 850,
    cell: (run) => <span className="truncate text-ink-2">{run.startedBy}</span>,
  },
];

export function RunState({ run }: { readonly run: Run }) {
  const progress = useApp((state) => state.runProgress.get(run.id));
  if (run.state === 'running') {
    return (
      <ProgressBar
        label={text.history.states.running}
        share={
          progress === undefined || progress.totalBytes === 0
            ? null
            : progress.doneBytes / progress.totalBytes
        }
      />
    );
  }
  const { tone, sign } = looks[run.state];
  return (
    <Chip tone={tone}>
      <span aria-hidden="true">{sign}</span> {text.history.states[run.state]}
    </Chip>
  );
}
