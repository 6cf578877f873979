import type { Scan } from '../../../core/contract/views.ts';
import { removeScan } from '../../state/scan/scanBoard.ts';
import { cloudScanWords } from '../../text/cloudScanWords.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import type { Question } from './AskDialog.tsx';

export function askToRemove({ id, cloud }: Scan): Question {
  return {
    title: words.removeTitle,
    body: cloud === undefined || cloud.sessionId === null ? words.removeBody : cloudScanWords.removeBody,
    action: words.remove,
    onYes: () => void removeScan(id),
  };
}
