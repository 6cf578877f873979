import { z } from 'zod';
import type { LiveScanDetails, LiveScanFile } from '../model/liveScan.ts';
import { cloudScanOptions } from '../model/options/cloudScanOptions.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { ScanId } from '../model/scanRun.ts';
import type { SessionId } from '../model/session.ts';
import type { CloudScans } from '../ports/cloudScans.ts';
import type { DocumentEnd } from '../ports/scans.ts';
import { type CloudControl, type ScanDeps, timeOf } from '../scanning/scanDeps.ts';
import type { AskCloud } from './askCloud.ts';
import type { HeldDocuments } from './holdDocuments.ts';

/** Takes over what was counted there; each document once, however often it is told. */
export interface Results {
  /** Of single documents, soon. A failure is met by the next `all`. */
  some(name: string): void;
  /** Of every document that is held. @throws {AppError} as `CloudScans` */
  all(): Promise<void>;
}

export function takeResults(
  deps: Pick<ScanDeps, 'scans' | 'clock'>,
  {
    id,
    sessionId,
    held,
    cloud,
    ask,
    control,
  }: {
    readonly id: ScanId;
    readonly sessionId: SessionId;
    readonly held: HeldDocuments;
    readonly cloud: CloudScans;
    readonly ask: AskCloud;
    readonly control: CloudControl;
  },
): Results {
  const store = deps.scans.store();
  const names = new Set<string>();
  /** One after the other, as whatever is taken is held no more. */
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };

  const take = async (files: readonly LiveScanFile[]): Promise<void> => {
    const news = files.filter(({ name }) => held.has(name));
    for (let from = 0; from < news.length; from += scanOptions.commitDocuments) {
      const ends: DocumentEnd[] = [];
      const page = news.slice(from, from + scanOptions.commitDocuments);
      for (const file of page) {
        const taken = held.get(file.name);
        if (taken !== undefined) ends.push({ taken, end: await endOf(file) });
      }
      await store.commit(id, ends, timeOf(deps));
      for (const { name } of page) held.delete(name);
      await control.onCounted();
    }
  };

  const endOf = async (file: LiveScanFile): Promise<DocumentEnd['end']> => {
    const { pages, unreadablePages, exact, near } = file;
    const error = file.error === null ? null : { ...file.error, retryable: false };
    if (error !== null && pages === 0) return { error };
    const { matches, codes, notes } = await detailsOf(file);
    // Which pages could be read elsewhere is not told there.
    const found = { pages, unreadablePages, scannedPages: [], exact, near, matches, codes, notes };
    return error === null ? found : { ...found, withoutText: error };
  };

  const detailsOf = async ({ details }: LiveScanFile): Promise<LiveScanDetails> => {
    if (!('s3_key' in details)) return details;
    const bytes = await ask(() => cloud.read(details.s3_key));
    return detailsForm.parse(JSON.parse(new TextDecoder().decode(bytes)));
  };

  const takeNamed = async (): Promise<void> => {
    while (names.size > 0 && !control.signal.aborted) {
      const some = [...names].slice(0, cloudScanOptions.askedAtOnce);
      for (const name of some) names.delete(name);
      const files = await Promise.all(some.map((name) => ask(() => cloud.results.file(sessionId, name))));
      await take(files.filter((file) => file !== undefined));
    }
  };

  return {
    some(name) {
      if (!held.has(name) || names.has(name)) return;
      names.add(name);
      if (names.size === 1) inTurn(takeNamed).catch(() => undefined);
    },
    all: () =>
      inTurn(async () => {
        names.clear();
        for (let after: string | undefined; held.size > 0; ) {
          const page = { limit: sessionOptions.pageItems, ...(after === undefined ? {} : { after }) };
          const files = await ask(() => cloud.results.files(sessionId, page));
          await take(files);
          after = files.at(-1)?.name;
          if (after === undefined) return;
        }
      }),
  };
}

/** As the pipeline's own worker wrote it. */
const detailsForm = z.custom<LiveScanDetails>(
  (value) => typeof value === 'object' && value !== null && 'codes' in value && 'matches' in value,
);
