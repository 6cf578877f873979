import type { Scan } from '../../../core/contract/views.ts';
import type { GridMenuEntry } from '../../components/grid/gridMenu.ts';
import { isThere, resumeScan, saveReport } from '../../state/scan/scanBoard.ts';
import { cloudScanWords } from '../../text/cloudScanWords.ts';
import { scanWords as words } from '../../text/scanWords.ts';

/** What can be done with a scan of a list. */
export function scanRowMenu(scan: Scan | undefined, onOpen: (scan: Scan) => void): readonly GridMenuEntry[] {
  if (scan === undefined) return [];
  return [
    { id: 'open', label: words.open, onPick: () => onOpen(scan) },
    ...(scan.state === 'paused'
      ? [
          {
            id: 'resume',
            label: isThere(scan) ? cloudScanWords.follow : words.resume,
            onPick: () => void resumeScan(scan.id),
          },
        ]
      : []),
    {
      id: 'report',
      label: words.report,
      off: scan.reportBytes === null,
      onPick: () => void saveReport(scan.id),
    },
  ];
}
