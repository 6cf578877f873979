import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';
import { asId } from '../../../core/model/ids.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { WorkerJob } from '../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../infra/local/engine/jobs.ts';
import type { FuzzCase } from '../campaign.ts';
import type { Verdict } from '../judge.ts';

/** What is asked of a document, beside which. */
type Errand =
  | { readonly kind: 'searchDocument'; readonly codesPath: string; readonly options: Options }
  | { readonly kind: 'lonePage'; readonly page: number };
interface Options {
  readonly anyCase: boolean;
  readonly anySeparator: boolean;
}

const codes = ['HOLE-1', 'HOLE-2', 'R 1.5'];

/**
 * Has the engine's own job search a document, twice, and takes its first scanned page out of it. Each answers or throws an
 * `AppError`; anything else comes out of here as it is.
 */
export async function judgePdf({ bytes, name }: FuzzCase, folder: string): Promise<Verdict> {
  const path = join(folder, name);
  const codesPath = join(folder, 'codes.json');
  const scratch = join(folder, 'scratch');
  writeFileSync(path, bytes);
  writeFileSync(codesPath, JSON.stringify(codes.map((text) => ({ text, isPattern: false }))));
  mkdirSync(scratch, { recursive: true });
  const ask = async <Answer>(errand: Errand): Promise<Answer | AppError> => {
    const job = { fileId: asId('f1'), path, name, sha256: null, overrides: {}, scratch, ...errand };
    try {
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
      return (await doJob(job as WorkerJob, () => undefined)) as Answer;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'ENGINE_LOST') return error;
      throw error;
    }
  };
  try {
    const errand = {
      kind: 'searchDocument',
      codesPath,
      options: { anyCase: true, anySeparator: true },
    } as const;
    const first = await ask<SearchedDocument>(errand);
    const second = await ask<SearchedDocument>(errand);
    const breaches = told(first) === told(second) ? [] : ['the same document gives the same result twice'];
    if (first instanceof AppError) return { outcome: first.code, breaches };
    breaches.push(...breachesOf(first));
    const [page] = first.scannedPages;
    if (page !== undefined) await ask({ kind: 'lonePage', page });
    return { outcome: first.withoutText === undefined ? 'read' : 'without text', breaches };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function told(answer: SearchedDocument | AppError): string {
  return answer instanceof AppError ? `${answer.code} ${answer.message}` : JSON.stringify(answer);
}

function breachesOf(found: SearchedDocument): string[] {
  const { pages, unreadablePages, scannedPages, exact, near, matches } = found;
  const breaches: string[] = [];
  const hold = (law: string, holds: boolean): void => void (holds || breaches.push(law));
  hold(`${unreadablePages} of ${pages} pages are unreadable`, unreadablePages <= pages);
  hold(
    'scanned pages are pages, in their order',
    scannedPages.every((page, at) => page >= 1 && page <= pages && page > (scannedPages[at - 1] ?? 0)),
  );
  const sum = found.codes.reduce((all, one) => all + one.exact + one.near, 0);
  hold(`${sum} matches by code of ${exact + near}`, sum === exact + near);
  hold('matches are kept', matches.length === Math.min(exact + near, scanOptions.keptMatches));
  for (const { page, box } of matches) {
    hold(`a match is on page ${page} of ${pages}`, page >= 1 && page <= pages);
    hold('a box has finite sides', box === null || Object.values(box).every(Number.isFinite));
  }
  return breaches;
}
