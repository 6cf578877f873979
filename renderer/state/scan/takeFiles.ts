import type { FileId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { type GivenFile, kindByName } from '../inbox/givenFiles.ts';
import { tellTrouble } from '../app/toasts.ts';
import { changeDraft, type ChosenDocument, useScanDraft } from './scanDraft.ts';

/** Files copied to the host at the same time. */
const copiesAtOnce = 3;

/** How far copies are; `null` when there are none. */
export interface CopyProgress {
  readonly done: number;
  readonly all: number;
}

/** Hands documents to the host and puts them into the draft as they arrive. @returns what could not be copied */
export async function takeDocuments(
  given: readonly GivenFile[],
  onProgress: (progress: CopyProgress | null) => void,
): Promise<void> {
  const waiting = given.filter(({ file }) => kindByName(file.name) !== 'system');
  const all = waiting.length;
  let done = 0;
  let first: Trouble | undefined;
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        const { id, sizeBytes } = await getSession().bridge.adoptFile(next.file);
        addDocuments([
          {
            fileId: id,
            name: next.folder === '' ? next.file.name : `${next.folder}/${next.file.name}`,
            sizeBytes,
          },
        ]);
      } catch (cause) {
        first ??= troubleOf(cause);
      }
      done += 1;
      onProgress({ done, all });
    }
  };
  onProgress({ done, all });
  await Promise.all(Array.from({ length: copiesAtOnce }, takeNext));
  onProgress(null);
  if (first !== undefined) tellTrouble(first);
}

/** Puts documents into the draft; those that are there already stay once. */
export function addDocuments(documents: readonly ChosenDocument[]): void {
  const { draft } = useScanDraft.getState();
  const known = new Set(draft.documents.map(({ fileId }) => fileId));
  changeDraft({
    placeKind: 'files',
    documents: [...draft.documents, ...documents.filter(({ fileId }) => !known.has(fileId))],
  });
}

/** A table on its way to becoming a list of codes: its columns, and what the chosen one holds. */
export interface CodeTable {
  readonly fileId: FileId;
  readonly name: string;
  readonly columns: readonly string[];
  readonly column: number;
  readonly texts: readonly string[];
}

/** Reads a column of a table. */
export async function readColumn(
  of: { readonly fileId: FileId; readonly name: string },
  column: number,
): Promise<CodeTable> {
  const { columns, texts } = await getSession().client.scans.codesOfFile({ fileId: of.fileId, column });
  return { ...of, columns, column, texts };
}

/** Hands a table to the host and reads its first column. */
export async function adoptTable(file: File): Promise<CodeTable> {
  const { id } = await getSession().bridge.adoptFile(file);
  return readColumn({ fileId: id, name: file.name }, 0);
}

/** Puts the codes of a table into the draft; those of the same column are there once. */
export function addList({ fileId, name, columns, column, texts }: CodeTable, columnName: string): void {
  const { draft } = useScanDraft.getState();
  changeDraft({
    lists: [
      ...draft.lists.filter((list) => list.fileId !== fileId || list.column !== column),
      {
        fileId,
        name,
        column,
        columnName: columns[column] === '' ? columnName : (columns[column] ?? columnName),
        texts,
      },
    ],
  });
}

/** Asks the person for files. */
export function askForFiles(
  accept: string,
  several: boolean,
  onFiles: (files: readonly File[]) => void,
): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = several;
  if (accept !== '') input.accept = accept;
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]));
  input.click();
}
