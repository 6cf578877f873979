import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import type { PdfReader } from '../ports/documents.ts';
import type { CodeFinder } from '../scan/findCodes.ts';
import { textlessNote } from './textlessNote.ts';
import { searchPage } from '../scan/searchPage.ts';
import type { MatchTally } from './matchTally.ts';
import type { SearchedPages } from './searchedPages.ts';

/** A PDF file, and what reads it. */
export interface PdfInput {
  readonly source: ByteSource;
  readonly pdf: PdfReader;
  readonly finder: CodeFinder;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds codes on the pages of a PDF file, one page at a time.
 *
 * @returns with `withoutText` where no page has text and some should have
 * @throws {AppError} those of the reader; `SOURCE_DAMAGED` where no page can be read
 */
export async function searchPdf(
  { source, pdf, finder, signal }: PdfInput,
  tally: MatchTally,
): Promise<SearchedPages> {
  const scannedPages: number[] = [];
  const found = { text: 0, picture: 0, lines: 0, blank: 0 };
  const broken: number[] = [];
  let hasText = false;
  for await (const page of pdf.pages(source, signal)) {
    if (page.content === 'broken') broken.push(page.page);
    else found[page.content] += 1;
    if (page.content === 'picture' || page.content === 'lines') scannedPages.push(page.page);
    hasText ||= page.content === 'text' || page.pieces.length > 0;
    for (const match of searchPage(finder, page)) tally.add(match);
  }
  const textless = scannedPages.length;
  const unreadablePages = textless + broken.length;
  const pages = found.text + found.blank + unreadablePages;
  if (pages === 0) throw damaged('It has no pages, or none that can be found');
  if (!hasText && textless === 0 && broken.length > 0) throw damaged(whichAre(broken.length));
  return {
    pages,
    unreadablePages,
    scannedPages,
    notes: [...brokenNote(broken), ...textlessNote(textless)],
    ...(hasText || textless === 0 ? {} : { withoutText: withoutText(found).toView() }),
  };
}

function damaged(what: string): AppError {
  return new AppError('SOURCE_DAMAGED', `${what}.`, {
    remedy: 'Open it in a PDF reader; where that can, print it to a new PDF and scan that.',
  });
}

function whichAre(broken: number): string {
  return `${broken === 1 ? 'Its only page is' : `All of its ${broken} pages are`} damaged and cannot be read`;
}

function withoutText({ picture, lines }: Readonly<Record<string, number>>): AppError {
  const what = picture === 0 ? 'letters that were turned into lines' : 'pictures';
  const count = (picture ?? 0) + (lines ?? 0);
  return new AppError(
    'SOURCE_NO_TEXT',
    `Its ${count === 1 ? 'one page holds' : `${count} pages hold`} ${what}, no text.`,
  );
}

/** Pages that are named; more are counted. */
const namedPages = 5;

function brokenNote(broken: readonly number[]): readonly string[] {
  const [only] = broken;
  if (only === undefined) return [];
  if (broken.length === 1) return [`Page ${only} is damaged and was not read, or not to its end.`];
  const named = broken.slice(0, namedPages).join(', ');
  const more = broken.length > namedPages ? ` and ${broken.length - namedPages} more` : '';
  return [`Pages ${named}${more} are damaged and were not read, or not to their end.`];
}
