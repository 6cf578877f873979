import type { FileId, FileTable } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { text } from '../../text/en.ts';
import { fileTableWords } from '../../text/fileTableWords.ts';
import { announce } from '../app/appState.ts';
import { orTell, tell, tellTrouble } from '../app/toasts.ts';
import { setInboxDesk } from './inboxDesk.ts';

interface OfFile {
  readonly fileId: FileId;
  readonly name: string;
}

/** Makes files of the chosen tables; that it is so is told when they are there. */
export async function divideTables(fileId: FileId, chosen: readonly number[]): Promise<void> {
  setInboxDesk({ tablesOf: null });
  await orTell(getSession().client.inbox.divideTables({ fileId, tables: chosen }));
}

/** Reads the file as one table, or as the one that it is read as; the message asks again. */
export async function keepTogether({ fileId, name }: OfFile, as: 'one' | 'largest'): Promise<void> {
  setInboxDesk({ tablesOf: null });
  try {
    await getSession().client.inbox.keepTogether({ fileId, as });
  } catch (cause) {
    tellTrouble(cause);
    return;
  }
  const told = fileTableWords.kept(name, as === 'one');
  tell(told, { label: text.inbox.undo, onClick: () => void askAgain(fileId) });
  announce(told);
}

/** Takes back what was said of the tables of a file, so that they are offered once more. */
async function askAgain(fileId: FileId): Promise<void> {
  await orTell(getSession().client.inbox.keepTogether({ fileId, as: 'undecided' }));
}

/** Makes one file of the parts of a divided one again. */
export async function undivide({ fileId, name }: OfFile): Promise<void> {
  await orTell(
    getSession()
      .client.inbox.undivide({ fileId })
      .then(() => announce(fileTableWords.undone(name))),
  );
}

/** How many files tables become: those of the same columns are one. */
export function filesOf(tables: readonly FileTable[], chosen: ReadonlySet<number>): number {
  return new Set(tables.flatMap(({ layout }, at) => (chosen.has(at) ? [layout] : []))).size;
}
