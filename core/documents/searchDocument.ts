import { readHead } from '../decode/readHead.ts';
import { AppError } from '../model/errors.ts';
import type { SearchedDocument } from '../model/searchedDocument.ts';
import { sniffContainer } from '../workbook/zip/sniffContainer.ts';
import { sniffMarkup } from '../workbook/lent/sniffMarkup.ts';
import { type DocumentKind, foreignError, misnamed } from './fileKind.ts';
import { MatchTally } from './matchTally.ts';
import type { SearchedPages } from './searchedPages.ts';
import { type PdfInput, searchPdf } from './searchPdf.ts';
import { searchText, type TextInput } from './searchText.ts';
import { searchWorkbook, type WorkbookInput } from './searchWorkbook.ts';

/** A document of any kind, and what the host lends for reading it. */
export type DocumentInput = PdfInput & WorkbookInput & Omit<TextInput, 'head'> & { readonly name: string };

/**
 * Finds codes in a document: a PDF, a workbook or a text, as its bytes say and whatever its name does.
 *
 * @throws {AppError} why it cannot be read: `SOURCE_EMPTY`, `SOURCE_PASSWORD`, `SOURCE_DAMAGED`,
 *   `SOURCE_BINARY` and `SOURCE_UNSUPPORTED` for other kinds, `SOURCE_CHANGED`, `SOURCE_UNREADABLE`, `CANCELLED`
 */
export async function searchDocument(input: DocumentInput): Promise<SearchedDocument> {
  const { source, name } = input;
  if (source.sizeBytes === 0) throw new AppError('SOURCE_EMPTY', `${name} is empty.`);
  const head = await readHead(source);
  const tally = new MatchTally();
  const kind = kindOf(input, head);
  const foreign = kind === 'text' ? foreignError(name, head) : undefined;
  if (foreign !== undefined) throw foreign;
  const { notes, ...pages } = await searchAs(kind, { ...input, head }, tally);
  const { matches, exact, near } = tally;
  const named = misnamed(name, kind);
  const all = [...(named === undefined ? [] : [named]), ...notes, ...tally.notes()];
  return { ...pages, exact, near, matches, codes: tally.codes(), notes: all };
}

function kindOf({ workbooks }: DocumentInput, head: Uint8Array): DocumentKind {
  if (isPdf(head)) return 'pdf';
  const isMarkup = workbooks !== undefined && sniffMarkup(head) !== undefined;
  return isMarkup || sniffContainer(head) !== 'text' ? 'workbook' : 'text';
}

async function searchAs(
  kind: DocumentKind,
  input: DocumentInput & TextInput,
  tally: MatchTally,
): Promise<SearchedPages> {
  if (kind === 'pdf') return searchPdf(input, tally);
  if (kind === 'workbook') return searchWorkbook(input, tally);
  await searchText(input, tally);
  return { pages: 1, unreadablePages: 0, scannedPages: [], notes: [] };
}

/** Readers take a PDF whose mark stands within its first 1,024 bytes (PDF 32000-1, implementation note 13). */
function isPdf(head: Uint8Array): boolean {
  const mark = [0x25, 0x50, 0x44, 0x46, 0x2d];
  const last = Math.min(head.length, 1_024) - mark.length;
  for (let at = 0; at <= last; at += 1)
    if (mark.every((byte, place) => head[at + place] === byte)) return true;
  return false;
}
