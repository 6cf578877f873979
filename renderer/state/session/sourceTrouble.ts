import { create } from 'zustand';
import type { FileId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import type { Trouble } from '../../client/trouble.ts';
import { orTell } from '../app/toasts.ts';

/** What was met with the bytes behind a file after they were read: changed, moved, gone. */
export interface SourceTrouble {
  readonly fileId: string;
  readonly trouble: Trouble;
}

export const useSourceTrouble = create<{ readonly met: SourceTrouble | null }>()(() => ({ met: null }));

/** What is shown of such a file is no longer what lies on the disk. */
const codes: ReadonlySet<string> = new Set(['SOURCE_CHANGED', 'SOURCE_UNREADABLE']);

/** Hears of every failed call about a file and keeps those that mean its bytes. */
export function noteSourceTrouble(fileId: string, trouble: Trouble): void {
  if (codes.has(trouble.code)) useSourceTrouble.setState({ met: { fileId, trouble } });
}

/** Has the file read anew; what was decided stays in its draft. */
export async function readSourceAgain(fileId: FileId): Promise<void> {
  useSourceTrouble.setState({ met: null });
  await orTell(getSession().client.inbox.retry({ fileId }));
}
