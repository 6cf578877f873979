import { readFileSync } from 'node:fs';
import { MatchTally } from '../../../core/documents/matchTally.ts';
import { searchDocument } from '../../../core/documents/searchDocument.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import type { ByteSource } from '../../../core/model/bytes.ts';
import type { OpenInput } from '../../../core/open/openInput.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import type { ScanCode } from '../../../core/model/scan.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import { type CodeFinder, codeFinder } from '../../../core/scan/findCodes.ts';
import { searchPage } from '../../../core/scan/searchPage.ts';
import { pdfPages } from '../documents/pdfPages.ts';
import type { WorkerJob } from './engineJob.ts';

type SearchJob = WorkerJob & { readonly kind: 'searchDocument' | 'searchPage' };

/** The codes that this thread searched for last: making 50,000 ready takes as long as searching some documents. */
let held: { readonly path: string; readonly finder: CodeFinder } | undefined;

/** Finds codes in a document, and tells of each page of a PDF that is searched. @throws {AppError} those of `searchDocument` */
export function searchFile(
  job: SearchJob,
  input: OpenInput,
  onProgress: (progress: Progress) => void,
): Promise<SearchedDocument> {
  const pages = async function* (source: ByteSource, signal?: AbortSignal): AsyncGenerator<DocumentPage> {
    for await (const page of pdfPages(source, signal)) {
      yield page;
      const doneBytes = 0;
      const counts = { doneBytes, totalBytes: source.sizeBytes, rows: page.page, failedRows: 0 };
      onProgress({ phase: 'reading', ...counts, remainingMs: null });
    }
  };
  return searchDocument({ ...input, finder: finderOf(job), pdf: { pages } });
}

/** Finds codes in what was read of a page. */
export function searchReadPage(job: SearchJob & { readonly kind: 'searchPage' }): SearchedDocument {
  const tally = new MatchTally();
  for (const match of searchPage(finderOf(job), job.read)) tally.add(match);
  const { matches, exact, near } = tally;
  return {
    pages: 1,
    unreadablePages: 0,
    scannedPages: [],
    exact,
    near,
    matches,
    codes: tally.codes(),
    notes: tally.notes(),
  };
}

function finderOf({ codesPath, options }: SearchJob): CodeFinder {
  if (held?.path !== codesPath) {
    const codes = JSON.parse(readFileSync(codesPath, 'utf8')) as readonly ScanCode[];
    held = { path: codesPath, finder: codeFinder(codes, options) };
  }
  return held.finder;
}
