import type { ReactNode } from 'react';
import type { Scan } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { isOpen, isThere, resumeScan, saveReport } from '../../state/scan/scanBoard.ts';
import { formatBytes, formatCount, formatDateTime, formatRunTime } from '../../text/format.ts';
import { cloudScanWords } from '../../text/cloudScanWords.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { placeName, placeWords } from '../scan/scanPlaceName.ts';
import { ScanStateChip } from '../scan/ScanStateChip.tsx';

/** What is known of one scan, and what can be done with it: open it, go on with it, save its report. */
export function ScanRecord({ scan, onOpen }: { readonly scan: Scan; readonly onOpen: () => void }) {
  const { counts, total, endedAt, startedAt, error, reportBytes } = scan;
  const durationMs = endedAt === null ? null : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 truncate text-15 font-semibold" title={placeWords(scan.place)}>
          <bdi>{placeName(scan.place)}</bdi>
        </h2>
        <span className="shrink-0">
          <ScanStateChip state={scan.state} />
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onOpen}>{words.open}</Button>
        {scan.state === 'paused' ? (
          <Button look="primary" onClick={() => void resumeScan(scan.id)}>
            {isThere(scan) ? cloudScanWords.follow : words.resume}
          </Button>
        ) : null}
        {isOpen(scan) || scan.state === 'failed' ? null : (
          <Button
            title={words.reportTitle}
            blocked={reportBytes === null ? words.reportWriting : undefined}
            onClick={() => void saveReport(scan.id)}
          >
            {words.report}
          </Button>
        )}
      </div>
      {scan.state === 'paused' ? (
        <p className="text-12 text-ink-2">{isThere(scan) ? cloudScanWords.followHelp : words.resumeHelp}</p>
      ) : null}
      {error === null ? null : <TroublePanel trouble={error} />}
      <dl className="grid grid-cols-[104px_1fr] gap-y-1">
        <Fact name={words.where}>{placeWords(scan.place)}</Fact>
        <Fact name={cloudScanWords.runs}>
          {scan.cloud === undefined ? cloudScanWords.sites.here : cloudScanWords.siteOf(scan.cloud.pipeline)}
        </Fact>
        <Fact name={words.started}>{formatDateTime(startedAt)}</Fact>
        {durationMs === null || scan.state === 'paused' ? null : (
          <Fact name={words.duration}>{formatRunTime(durationMs)}</Fact>
        )}
        <Fact name={words.by}>{scan.by}</Fact>
        <Fact name={words.codeCount}>{formatCount(scan.codeCount)}</Fact>
        <Fact name={words.searched}>
          {total === null ? words.listed(counts.documents) : words.ofFiles(counts.documents, total)}
        </Fact>
        <Fact name={words.matchCount}>{words.exactAndNear(counts.exact, counts.near)}</Fact>
        <Fact name={words.filesWithMatches}>{words.files(counts.withMatches)}</Fact>
        <Fact name={words.unreadableCount}>{words.files(counts.unreadable)}</Fact>
        {counts.unreadablePages === 0 ? null : (
          <Fact name={words.pagesNotRead}>{words.pages(counts.unreadablePages)}</Fact>
        )}
        {reportBytes === null ? null : <Fact name={words.report}>{formatBytes(reportBytes)}</Fact>}
        <Fact name={words.id}>{scan.id}</Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}
