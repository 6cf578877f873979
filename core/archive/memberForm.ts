import { knownFormat } from '../decode/binaryContent.ts';
import { detectEncoding } from '../decode/detectEncoding.ts';
import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { readOleContent } from '../workbook/zip/oleContainer.ts';
import { sniffContainer } from '../workbook/zip/sniffContainer.ts';
import { readZipDirectory } from '../workbook/zip/zipDirectory.ts';
import { isPackage } from './isArchive.ts';

/** What a member is: a file to read, one packed once more, an archive, or something that holds no table. */
export type MemberForm =
  | { readonly kind: 'file' }
  | { readonly kind: 'gzip' }
  | { readonly kind: 'archive'; readonly what: string }
  | { readonly kind: 'other'; readonly why: string };

const file = { kind: 'file' } as const;

/**
 * Tells by its first bytes what a member is. What only its end would tell (zip, OLE) passes for a `file`, and is for
 * `formOfWhole` to say.
 *
 * @param complete Whether the head is all there is.
 */
export function formOfHead(head: Uint8Array, complete: boolean): MemberForm {
  if (head.length === 0) return { kind: 'other', why: 'empty' };
  const container = sniffContainer(head);
  if (container === 'gzip') return { kind: 'gzip' };
  if (container !== 'text') return file;
  const known = knownFormat(head);
  if (known !== undefined)
    return known.endsWith('archive') ? { kind: 'archive', what: known } : { kind: 'other', why: known };
  try {
    detectEncoding(head, { complete });
    return file;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'other', why: error.code === 'SOURCE_EMPTY' ? 'empty' : 'no text' };
  }
}

/**
 * Tells of an unpacked member whether it is a workbook, where it lies in a container. A damaged container is a `file`:
 * reading it says what is wrong.
 */
export async function formOfWhole(
  source: ByteSource,
): Promise<Exclude<MemberForm, { readonly kind: 'gzip' }>> {
  const container = sniffContainer(await source.read(0, 8));
  if (container === 'ole')
    return (await readOleContent(source)) === 'other' ? { kind: 'other', why: 'no workbook' } : file;
  if (container !== 'zip') return file;
  try {
    const names = (await readZipDirectory(source)).map(({ name }) => name.toLowerCase());
    if (!isPackage(names)) return { kind: 'archive', what: 'a ZIP archive' };
    const document = documents.find(({ folder }) => names.some((name) => name.startsWith(folder)));
    return document === undefined ? file : { kind: 'other', why: document.name };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'SOURCE_UNREADABLE') return file;
    throw error;
  }
}

/** Office files that are packed like workbooks and hold no cells. */
const documents = [
  { folder: 'word/', name: 'a Word document' },
  { folder: 'ppt/', name: 'a PowerPoint presentation' },
] as const;
