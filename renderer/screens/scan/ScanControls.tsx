import { Download, Pause, Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Scan } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { setScanDesk } from '../../keys/scanDesk.ts';
import { isOpen, isThere, pauseScan, resumeScan, saveReport, stopScan } from '../../state/scan/scanBoard.ts';
import { goTo } from '../../state/app/routes.ts';
import { scanPath } from '../../state/scan/scanAddress.ts';
import { cloudScanWords } from '../../text/cloudScanWords.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { AskDialog, type Question } from './AskDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { askToRemove } from './askToRemove.ts';

/** Pause, resume, stop; the report and what else can be done once it has ended. */
export function ScanControls({ scan }: { readonly scan: Scan }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [isEnding, setEnding] = useState(false);
  const { id, state, reportBytes } = scan;
  const open = isOpen(scan);
  const hasReport = reportBytes !== null;
  const left = (scan.total ?? scan.counts.documents) - scan.counts.documents;
  // What runs on AWS is not paused from here; it is left alone, or ended with a reason.
  const there = isThere(scan);
  const askToStop = (): void => {
    if (there) return setEnding(true);
    setQuestion({
      title: words.stopTitle,
      body: words.stopBody(left),
      action: words.stop,
      onYes: () => void stopScan(id),
    });
  };
  useEffect(() => {
    setScanDesk('scan', {
      ...(state === 'paused' ? { pause: () => void resumeScan(id) } : {}),
      ...((state === 'running' || state === 'listing') && !there ? { pause: () => void pauseScan(id) } : {}),
      ...(open ? { stop: askToStop } : {}),
      ...(hasReport ? { report: () => void saveReport(id) } : {}),
    });
    return () => setScanDesk('scan', {});
  });
  return (
    <>
      {state === 'paused' ? (
        <Button look="primary" command="scan.pause" onClick={() => void resumeScan(id)}>
          <Play aria-hidden="true" size={14} />
          {there ? cloudScanWords.follow : words.resume}
        </Button>
      ) : open && !there ? (
        <Button command="scan.pause" onClick={() => void pauseScan(id)}>
          <Pause aria-hidden="true" size={14} />
          {words.pause}
        </Button>
      ) : null}
      {open ? (
        <Button onClick={askToStop}>
          <Square aria-hidden="true" size={12} />
          {words.stop}
        </Button>
      ) : (
        <>
          {state === 'failed' ? null : (
            <Button
              look="primary"
              command="scan.report"
              title={words.reportTitle}
              blocked={hasReport ? undefined : words.reportWriting}
              onClick={() => void saveReport(id)}
            >
              <Download aria-hidden="true" size={14} />
              {words.report}
            </Button>
          )}
          <MenuButton
            label={words.more}
            arrow={false}
            look="quiet"
            entries={[
              { id: 'new', label: words.newScan, onPick: () => goTo(scanPath({ kind: 'new' })) },
              {
                id: 'remove',
                label: words.remove,
                apart: true,
                onPick: () => setQuestion(askToRemove(scan)),
              },
            ]}
          >
            <span aria-hidden="true" className="px-1">
              ⋯
            </span>
          </MenuButton>
        </>
      )}
      {isEnding ? <EndDialog scan={scan} onClose={() => setEnding(false)} /> : null}
      {question === null ? null : <AskDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}
