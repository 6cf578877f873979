import { ArrowLeft } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import type { Scan, ScanId } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { Segments } from '../../components/Segments.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { goTo } from '../../state/app/routes.ts';
import { noQuery, type ScanPart, scanParts, scanPath, type ScanQuery } from '../../state/scan/scanAddress.ts';
import { askScan, useScans } from '../../state/scan/scanBoard.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { CodesPart } from './lists/CodesPart.tsx';
import { FilesPart } from './lists/FilesPart.tsx';
import { MatchesPart } from './lists/MatchesPart.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { ScanControls } from './ScanControls.tsx';
import { ScanProgress } from './ScanProgress.tsx';
import { placeName, placeWords } from './scanPlaceName.ts';

/** A scan that runs or has run: how far it is, and what it found. */
export function ScanView({
  scanId,
  part,
  query,
}: {
  readonly scanId: ScanId;
  readonly part: ScanPart;
  readonly query: ScanQuery;
}) {
  const scan = useScans((state) => state.scans?.find(({ id }) => id === scanId));
  const isListed = useScans((state) => state.scans !== null);
  const trouble = useScans((state) => state.troubles.get(scanId));
  const isMissing = isListed && scan === undefined;
  useEffect(() => {
    if (isMissing) void askScan(scanId);
  }, [isMissing, scanId]);
  const narrow = useCallback(
    (next: ScanQuery) => replacePath(scanPath({ kind: 'scan', scanId, part, query: next })),
    [scanId, part],
  );
  const back = (
    <IconButton label={words.back} onClick={() => goTo(scanPath({ kind: 'list', asked: null }))}>
      <ArrowLeft aria-hidden="true" size={16} />
    </IconButton>
  );
  if (scan === undefined)
    return (
      <>
        <ScreenHeader title={words.title} lead={back} />
        {trouble === undefined ? null : (
          <div className="p-3">
            <TroublePanel trouble={trouble}>
              <Button onClick={() => void askScan(scanId)}>{text.retry}</Button>
            </TroublePanel>
          </div>
        )}
      </>
    );
  return (
    <>
      <ScreenHeader
        title={placeName(scan.place)}
        lead={back}
        facts={
          <Segments
            label={words.part}
            value={part}
            options={scanParts.map((name) => ({ name, label: partLabel(name, scan) }))}
            onChange={(next) => goTo(scanPath({ kind: 'scan', scanId, part: next, query: noQuery }))}
          />
        }
      >
        <ScanControls scan={scan} />
      </ScreenHeader>
      <ScanProgress scan={scan} place={placeWords(scan.place)} />
      <ReadingBar scan={scan} />
      {scan.error === null ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={scan.error} />
        </div>
      )}
      {part === 'matches' ? (
        <MatchesPart scan={scan} query={query} onQuery={narrow} />
      ) : part === 'codes' ? (
        <CodesPart scan={scan} query={query} onQuery={narrow} />
      ) : (
        <FilesPart scan={scan} query={query} onQuery={narrow} />
      )}
    </>
  );
}

function partLabel(part: ScanPart, { counts, codeCount, total }: Scan): string {
  const count = { matches: counts.exact + counts.near, codes: codeCount, files: total ?? 0 }[part];
  return `${words.parts[part]} ${formatCount(count)}`;
}

/** Puts an address in the present one's place: Back is not to step through filters. */
function replacePath(path: string): void {
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
