import { create } from 'zustand';
import type { FileId, ReviewView } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { formatClock } from '../../text/format.ts';
import { announce } from '../app/appState.ts';

/** When this window was opened; a draft saved before that was made in another one, or before a restart. */
const openedAt = new Date(performance.timeOrigin).toISOString();
const told = new Set<FileId>();

/** The file whose draft was taken up again, with the words for it, until the person goes on. */
export const useRestored = create<{ readonly fileId: FileId | null; readonly words: string }>()(() => ({
  fileId: null,
  words: '',
}));

/** Says once a file and window that a draft from before was taken up again. */
export function tellRestored({ draft, item, proposal }: ReviewView): void {
  const { id, state } = item.file;
  if (proposal === null || told.has(id)) return;
  told.add(id);
  if (draft.savedAt === null || draft.position === 0 || draft.savedAt >= openedAt || state !== 'review')
    return;
  const words = text.steps.restored(formatClock(draft.savedAt), draft.steps.length);
  announce(words);
  useRestored.setState({ fileId: id, words });
}

export function dismissRestored(): void {
  useRestored.setState({ fileId: null, words: '' });
}
