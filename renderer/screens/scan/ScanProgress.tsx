import type { Scan } from '../../../core/contract/views.ts';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { formatDuration, formatRunTime } from '../../text/format.ts';
import { cloudScanWords } from '../../text/cloudScanWords.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { isOpen } from '../../state/scan/scanBoard.ts';
import { ScanStateChip } from './ScanStateChip.tsx';

/** One line: how the scan stands, what it counted, how fast it is and how long it will take. */
export function ScanProgress({ scan, place }: { readonly scan: Scan; readonly place: string }) {
  const { counts, total, state } = scan;
  const { sending, cloud } = scan;
  const parts = [
    ...(scan.waiting === null ? [] : [words.waiting(scan.waiting)]),
    ...(sending === undefined
      ? [total === null ? words.listed(counts.documents) : words.ofFiles(counts.documents, total)]
      : [
          cloudScanWords.sending(sending.done, sending.total),
          cloudScanWords.bytes(sending.doneBytes, sending.totalBytes),
        ]),
    words.matches(counts.exact + counts.near),
    ...(counts.unreadable === 0 ? [] : [words.unreadable(counts.unreadable)]),
    ...(state === 'running' && scan.documentsPerSecond !== null
      ? [words.rate(rounded(scan.documentsPerSecond))]
      : []),
    ...(state === 'running' && scan.secondsLeft !== null
      ? [words.left(formatDuration(scan.secondsLeft * 1000))]
      : []),
    ...(scan.endedAt === null || state === 'paused' ? [] : [words.took(formatRunTime(tookMs(scan)))]),
  ];
  const share =
    sending !== undefined
      ? sending.done / sending.total
      : total === null
        ? null
        : total === 0
          ? 1
          : counts.documents / total;
  return (
    <div className="flex h-9 shrink-0 items-center gap-3 border-b border-line px-4 text-12 text-ink-2">
      <ScanStateChip state={state} />
      {isOpen(scan) ? (
        <ProgressBar
          share={state === 'listing' ? null : share}
          label={sending === undefined ? words.progress : cloudScanWords.sendingBar}
        />
      ) : null}
      {/* Spoken at its end only: ten words a second are no help. */}
      <span className="truncate text-ink" data-scan-facts="">
        {parts.join(' · ')}
      </span>
      {cloud === undefined ? null : (
        <bdi className="shrink-0" data-scan-cloud="">
          {cloudScanWords.siteOf(cloud.pipeline)}
        </bdi>
      )}
      <bdi className="ml-auto min-w-0 truncate text-ink-3" title={place}>
        {place}
      </bdi>
      <output className="sr-only">
        {isOpen(scan) ? words.states[state] : `${words.states[state]}. ${parts.join(', ')}`}
      </output>
    </div>
  );
}

function rounded(perSecond: number): number {
  return perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);
}

function tookMs({ startedAt, endedAt }: Scan): number {
  return Math.max(0, Date.parse(endedAt ?? startedAt) - Date.parse(startedAt));
}
