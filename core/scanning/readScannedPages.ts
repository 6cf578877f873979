import { AppError } from '../model/errors.ts';
import { textractOptions } from '../model/options/textractOptions.ts';
import type { TextPiece } from '../model/scan.ts';
import { textractUsd } from '../model/textract.ts';
import type { LonePage, OpenPageReader } from '../ports/pageReader.ts';
import type { WaitingPage } from '../ports/scanPages.ts';
import type { DocumentSearch, ScanRecord } from '../ports/scans.ts';
import type { ScanDeps } from './scanDeps.ts';
import type { SearchJob } from './searchDocuments.ts';
import { type Budget, createBudget } from './readingBudget.ts';

/** What each page is read with. */
interface Reading {
  readonly scan: ScanRecord;
  readonly search: DocumentSearch;
  readonly reader: OpenPageReader;
  readonly budget: Budget;
  /** Questions that are under way, by page: the same page in two documents is asked for once. */
  readonly asked: Map<string, Promise<readonly TextPiece[] | undefined>>;
}

/**
 * Has the pages without text read that wait, as far as the money goes, and searches what was read. What is answered is kept
 * before anything else is done with it, so that no page is paid for twice.
 *
 * @throws {AppError} why no page can be read at present; `CANCELLED` where the signal aborts
 */
export async function readScannedPages(
  deps: ScanDeps,
  scan: ScanRecord,
  { signal, tell, onCounted }: SearchJob,
): Promise<void> {
  const { textract, aws } = await deps.textract();
  if (!textract.isOn)
    throw new AppError('USAGE', 'Amazon Textract is switched off.', {
      remedy: 'Switch it on under Settings, AWS, then go on; or stop here.',
    });
  const { id, options, place, reading } = scan;
  const codes = await deps.scans.store().searchedCodes(id);
  const search = await deps.scans.documents.prepare({ id, codes, options, place }, tell);
  try {
    const reader = await deps.pageReader.open(aws);
    const each = textractUsd(1, textract);
    const budget = createBudget({ spent: reading.usd, most: reading.mostUsd ?? 0, each });
    try {
      await inLanes(deps, { scan, search, reader, budget, asked: new Map() }, { signal, tell, onCounted });
    } finally {
      reader.close();
    }
  } finally {
    await search.close();
  }
}

async function inLanes(deps: ScanDeps, reading: Reading, { signal, onCounted }: SearchJob): Promise<void> {
  // Ends all lanes where one fails.
  const ending = new AbortController();
  const end = (): void => ending.abort();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const next = waitingPages(deps, reading.scan);
  const lane = async (): Promise<void> => {
    for (;;) {
      if (ending.signal.aborted) return;
      const page = await next();
      if (page === undefined) return;
      if (await readOne(deps, { page, ...reading }, ending.signal)) await onCounted();
    }
  };
  const failures: unknown[] = [];
  const failed = (error: unknown): void => {
    failures.push(error);
    end();
  };
  await Promise.all(Array.from({ length: textractOptions.lanes }, () => lane().catch(failed)));
  signal.removeEventListener('abort', end);
  if (signal.aborted) throw new AppError('CANCELLED', 'The scan was stopped.');
  if (failures.length > 0) throw failures[0];
}

/** Hands out the pages that wait, each once, in their order. */
function waitingPages({ scans }: ScanDeps, { id }: ScanRecord): () => Promise<WaitingPage | undefined> {
  const ready: WaitingPage[] = [];
  let after: WaitingPage | null = null;
  let filling: Promise<void> | undefined;
  const fill = async (): Promise<void> => {
    const pages = await scans.store().pages.waiting(id, { after, limit: textractOptions.takenAtOnce });
    ready.push(...pages);
    after = pages.at(-1) ?? after;
  };
  return async () => {
    if (ready.length === 0) {
      filling ??= fill().finally(() => {
        filling = undefined;
      });
      await filling;
    }
    return ready.shift();
  };
}

/** @returns whether the page was counted */
async function readOne(
  deps: ScanDeps,
  { page: place, scan, ...reading }: Reading & { readonly page: WaitingPage },
  signal: AbortSignal,
): Promise<boolean> {
  const { document, page, listed } = place;
  const { pages } = deps.scans.store();
  const at = { document, page };
  try {
    const lone = await reading.search.lonePage(listed, page, signal);
    const pieces = await answerOf(deps, { ...reading, scan, lone }, signal);
    if (pieces === undefined) return false;
    const { width, height } = lone;
    const read = { page, width, height, pieces, content: 'text' as const };
    return await pages.commit(scan.id, at, await reading.search.searchPage(read, signal));
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError) || !isOfPage(error)) throw error;
    return pages.commit(scan.id, at, { error: error.toView() });
  }
}

/** @returns `undefined` where there is no money for it */
async function answerOf(
  deps: ScanDeps,
  { scan, reader, budget, asked, lone }: Omit<Reading, 'search'> & { readonly lone: LonePage },
  signal: AbortSignal,
): Promise<readonly TextPiece[] | undefined> {
  const { pages } = deps.scans.store();
  const present = asked.get(lone.key) ?? (await pages.answer(lone.key)) ?? asked.get(lone.key);
  if (present !== undefined) return present;
  const usd = budget.take();
  if (usd === undefined) return undefined;
  const asking = (async () => {
    try {
      const pieces = await reader.read(lone, signal);
      await pages.keepAnswer(scan.id, { key: lone.key, pieces, usd });
      return pieces;
    } catch (error) {
      budget.giveBack(usd);
      throw error;
    }
  })();
  asked.set(lone.key, asking);
  try {
    return await asking;
  } finally {
    asked.delete(lone.key);
  }
}

/** What this page alone is to blame for. */
function isOfPage({ code }: AppError): boolean {
  return code.startsWith('SOURCE_') || code === 'LIMIT_TIME' || code === 'LIMIT_MEMORY';
}
