import type { RunEntry } from '../../../core/contract/views.ts';
import { Chip, type ChipTone } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useApp } from '../../state/app/appState.ts';
import { text } from '../../text/en.ts';
import { formatScore, runWords } from '../../text/runWords.ts';
import { formatCount, formatDateTime, formatMoment, formatRunTime, formatShare } from '../../text/format.ts';

const looks: Readonly<Record<RunEntry['state'], { readonly tone: ChipTone; readonly sign: string }>> = {
  running: { tone: 'info', sign: '▶' },
  done: { tone: 'ok', sign: '✓' },
  failed: { tone: 'bad', sign: '✕' },
  cancelled: { tone: 'plain', sign: '■' },
  quarantined: { tone: 'warn', sign: '⚠' },
};

/** The list of runs from left to right. */
export const runColumns: readonly GridColumn<RunEntry>[] = [
  {
    id: 'file',
    header: text.history.file,
    width: 160,
    grow: true,
    cell: (run) => (
      <span className="truncate font-medium" title={run.fileName}>
        {run.fileName}
      </span>
    ),
  },
  { id: 'state', header: text.history.state, width: 136, cell: (run) => <RunState run={run} /> },
  {
    id: 'rows',
    header: text.history.rowsIn,
    width: 92,
    align: 'right',
    cell: (run) => (run.rowsIn === null ? '' : formatCount(run.rowsIn)),
  },
  {
    id: 'rejected',
    header: text.history.rejected,
    width: 84,
    align: 'right',
    hideBelow: 460,
    cell: ({ rowsRejected }) =>
      rowsRejected === null ? (
        ''
      ) : (
        <span className={rowsRejected > 0 ? 'text-bad' : 'text-ink-3'}>{formatCount(rowsRejected)}</span>
      ),
  },
  {
    id: 'share',
    header: text.history.rejectShare,
    width: 100,
    align: 'right',
    hideBelow: 1_000,
    cell: ({ rowsIn, rowsRejected }) =>
      rowsIn === null || rowsRejected === null || rowsRejected === 0 ? (
        ''
      ) : (
        <span className="text-ink-2">{formatShare(rowsRejected / rowsIn)}</span>
      ),
  },
  {
    id: 'quality',
    header: runWords.quality.title,
    width: 84,
    align: 'right',
    hideBelow: 720,
    cell: ({ quality }) => (quality === null ? '' : formatScore(quality)),
  },
  {
    id: 'duration',
    header: text.history.duration,
    width: 76,
    align: 'right',
    hideBelow: 900,
    cell: ({ durationMs }) =>
      durationMs === null ? '' : <span className="text-ink-2">{formatRunTime(durationMs)}</span>,
  },
  {
    id: 'started',
    header: text.history.started,
    width: 138,
    hideBelow: 560,
    cell: (run) => (
      <span className="truncate text-ink-2" title={formatDateTime(run.startedAt)}>
        {formatMoment(run.startedAt, new Date())}
      </span>
    ),
  },
  {
    id: 'by',
    header: text.history.by,
    width: 104,
    hideBelow: 800,
    cell: (run) => (
      <span className="truncate text-ink-2" title={run.startedBy}>
        {run.startedBy}
      </span>
    ),
  },
];

export function RunState({ run }: { readonly run: Pick<RunEntry, 'id' | 'state'> }) {
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
