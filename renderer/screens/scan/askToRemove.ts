import type { Scan } from '../../../core/contract/views.ts';
import { removeScan } from '../../state/scan/scanBoard.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import type { Question } from './AskDialog.tsx';

export function askToRemove({ id }: Scan): Question {
  return {
    title: words.removeTitle,
    body: words.removeBody,
    action: words.remove,
    onYes: () => void removeScan(id),
  };
}
