/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a progress element is not drawn alike in every engine */
import type { Progress } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import { formatCount, formatShare } from '../text/format.ts';
import { Button } from './Button.tsx';

/** A job under way: what it does, how far it is, what is left, and the way to stop it. */
export function ProgressLine({
  progress,
  onCancel,
  label,
}: {
  readonly progress: Progress | null;
  readonly onCancel?: (() => void) | undefined;
  readonly label?: string;
}) {
  const share =
    progress === null || progress.totalBytes === 0 ? null : progress.doneBytes / progress.totalBytes;
  // What is said of reading is not true of an archive, which is not read but taken apart.
  const name =
    (progress?.phase === 'unpacking' || progress?.phase === 'fetching' ? undefined : label) ??
    (progress === null ? text.progress.waiting : text.progress[progress.phase]);
  return (
    <div className="flex min-w-0 items-center gap-3 text-12 text-ink-2">
      {/* Nothing moves for a file that waits for its turn. */}
      <ProgressBar share={progress === null && label === undefined ? 0 : share} label={name} />
      <span className="truncate">
        {[
          ...(progress?.part === undefined || progress.part.count === 1
            ? [share === null ? name : `${name} ${formatShare(Math.min(1, Math.floor(share * 100) / 100))}`]
            : [`${name} ${text.progress.part(progress.part.number, progress.part.count)}`]),
          ...(progress !== null && progress.rows > 0 ? [`${formatCount(progress.rows)} rows`] : []),
          ...(progress !== null && progress.failedRows > 0
            ? [text.progress[progress.phase === 'writing' ? 'rejected' : 'failed'](progress.failedRows)]
            : []),
          ...(progress?.remainingMs == null ? [] : [text.progress.left(progress.remainingMs)]),
        ].join(' · ')}
      </span>
      {onCancel === undefined ? null : (
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      )}
    </div>
  );
}

/** `share` is 0 to 1; `null` while there is nothing to go by. */
export function ProgressBar({ share, label }: { readonly share: number | null; readonly label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className="h-1.5 w-28 shrink-0 overflow-hidden rounded-full bg-subtle outline-1 -outline-offset-1 outline-line"
    >
      <div
        className={`bar h-full rounded-full bg-accent ${share === null ? 'w-1/3 animate-pulse' : ''}`}
        style={share === null ? {} : { width: `${String(Math.min(100, share * 100))}%` }}
      />
    </div>
  );
}
