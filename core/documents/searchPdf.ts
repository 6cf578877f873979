import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import type { PdfReader } from '../ports/documents.ts';
import type { CodeFinder } from '../scan/findCodes.ts';
import { searchPage } from '../scan/searchPage.ts';
import type { MatchTally } from './matchTally.ts';

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
 * @throws {AppError} those of the reader; `SOURCE_DAMAGED` or `SOURCE_NO_TEXT` where no page has text and some should have
 */
export async function searchPdf(
  { source, pdf, finder, signal }: PdfInput,
  tally: MatchTally,
): Promise<{ readonly pages: number; readonly unreadablePages: number }> {
  const found = { text: 0, picture: 0, lines: 0, blank: 0, broken: 0 };
  for await (const page of pdf.pages(source, signal)) {
    found[page.content] += 1;
    for (const match of searchPage(finder, page)) tally.add(match);
  }
  const unreadablePages = found.picture + found.lines + found.broken;
  if (found.text === 0 && unreadablePages > 0) throw withoutText(found);
  return { pages: found.text + found.blank + unreadablePages, unreadablePages };
}

function withoutText({ picture, lines, broken }: Readonly<Record<string, number>>): AppError {
  if (picture === 0 && lines === 0)
    return new AppError('SOURCE_DAMAGED', `None of its ${pagesText(broken)} can be read.`, {
      remedy: 'Open it in a PDF reader; where that can, print it to a new PDF and scan that.',
    });
  const what = picture === 0 ? 'letters that were turned into lines' : 'pictures';
  return new AppError(
    'SOURCE_NO_TEXT',
    `Its ${pagesText((picture ?? 0) + (lines ?? 0))} hold ${what}, no text.`,
  );
}

function pagesText(count: number | undefined): string {
  return count === 1 ? 'one page' : `${count ?? 0} pages`;
}
