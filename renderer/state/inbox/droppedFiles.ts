import { type GivenFile, kindByName } from './givenFiles.ts';

/** Files looked at in dropped folders at most; behind that a person has dropped a disk by mistake. */
const mostFiles = 50_000;

/**
 * Files and folders that were dropped, folders with all that is in them. Hidden folders are not gone into.
 *
 * The browser forgets what was dropped when the event is over, so everything is asked for before the first wait.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  const plain = [...transfer.files].map((file): GivenFile => ({ file, folder: '' }));
  // Without entries, or with files only, the list itself is enough.
  if (entries.length < plain.length || entries.every(({ isFile }) => isFile)) return plain;
  const found: GivenFile[] = [];
  for (const [index, entry] of entries.entries()) {
    const file = plain[index];
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, found);
    else if (file !== undefined) found.push(file);
  }
  return found;
}

/** Files chosen with a dialog; those of a folder say where they lie in it. */
export function chosenFiles(files: readonly File[]): readonly GivenFile[] {
  return files
    .filter(({ webkitRelativePath }) => !isInHidden(webkitRelativePath))
    .map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
}

async function walk(folder: FileSystemDirectoryEntry, found: GivenFile[]): Promise<void> {
  const reader = folder.createReader();
  const folders: FileSystemDirectoryEntry[] = [];
  for (;;) {
    // A hundred at a time, until there are none left.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    }).catch((): FileSystemEntry[] => []);
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (found.length >= mostFiles) return;
      if (entry.isDirectory) {
        if (kindByName(entry.name) !== 'system') folders.push(entry as FileSystemDirectoryEntry);
      } else {
        const file = await fileOf(entry as FileSystemFileEntry);
        if (file !== undefined) found.push({ file, folder: folderOf(entry.fullPath.slice(1)) });
      }
    }
  }
  for (const inner of folders) await walk(inner, found);
}

/** `undefined` for one that went between being listed and being opened, such as a dangling link. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(undefined));
  });
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

function isInHidden(path: string): boolean {
  return path
    .split('/')
    .slice(1, -1)
    .some((name) => kindByName(name) === 'system');
}
