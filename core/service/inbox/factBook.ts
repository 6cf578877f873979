import type { FileFacts } from '../../model/fileFacts.ts';
import type { FileId, RunId } from '../../model/ids.ts';
import type { FileRecord, KeptFacts } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import { toErrorView } from '../base/errorView.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { nothingKnown, reviewFacts, tableFacts } from './fileFactsOf.ts';

/**
 * What the list tells of files. Facts are kept in the store, so that a start with thousands of waiting files makes no
 * proposal: 200 of them took 55 s before the Inbox was there.
 */
export interface FactBook {
  /** What is true now; found out where it is not known. */
  fresh(record: FileRecord): Promise<FileFacts>;
  /** What was true last; nothing is found out. */
  known(record: FileRecord): FileFacts;
  /** Whether the facts were found under other circumstances: packs, memory, version of the app, last run. */
  isOutdated(record: FileRecord): Promise<boolean>;
  /** Fingerprint of the file's column names, where it is known. */
  layoutOf(fileId: FileId): string | null;
  /** Something about the file changed. What is known stays until `fresh` finds out anew. */
  doubt(fileId: FileId): void;
  drop(fileId: FileId): void;
  /** Takes up what earlier starts have found out; the first call reads the store. */
  load(): Promise<void>;
}

export function createFactBook(
  { stores, host, log }: Dependencies,
  {
    desk,
    packs,
    lastRun,
  }: {
    readonly desk: Desk;
    readonly packs: PackShelf;
    readonly lastRun: (fileId: FileId) => RunId | undefined;
  },
): FactBook {
  const facts = new Map<FileId, KeptFacts>();
  const doubted = new Set<FileId>();
  let loading: Promise<void> | undefined;

  /** What facts of a file in this state rest on beside the file itself. */
  const basisOf = async ({ id, state }: FileRecord): Promise<string> =>
    JSON.stringify(
      state === 'review'
        ? [state, host.appVersion, (await packs.open()).revision, await stores.memory.revision()]
        : [state, lastRun(id) ?? null],
    );

  const find = async (record: FileRecord): Promise<FileFacts> => {
    const analysis = await stores.files.getAnalysis(record.id);
    if (analysis === undefined) return nothingKnown;
    const inspection = await stores.files.getInspection(record.id);
    if (record.state === 'review') return reviewFacts(desk, record, inspection);
    const isRun = record.state === 'done' || record.state === 'quarantined';
    const runId = isRun ? lastRun(record.id) : undefined;
    return tableFacts(analysis, inspection, runId === undefined ? undefined : await stores.runs.get(runId));
  };
  const isCurrent = (kept: KeptFacts | undefined, record: FileRecord, present: string): kept is KeptFacts =>
    kept !== undefined && !doubted.has(record.id) && kept.basis === present;

  const load = async (): Promise<void> => {
    for (const [fileId, kept] of await stores.files.facts()) if (!facts.has(fileId)) facts.set(fileId, kept);
  };

  return {
    load: () => (loading ??= load()),
    known: ({ id, state }) => (state === 'reading' ? nothingKnown : (facts.get(id)?.facts ?? nothingKnown)),
    async isOutdated(record) {
      if (record.state === 'reading') return false;
      return !isCurrent(facts.get(record.id), record, await basisOf(record));
    },
    async fresh(record) {
      if (record.state === 'reading') return nothingKnown;
      const present = await basisOf(record);
      const kept = facts.get(record.id);
      if (isCurrent(kept, record, present)) return kept.facts;
      doubted.delete(record.id);
      const found: KeptFacts = { basis: present, facts: await find(record) };
      facts.set(record.id, found);
      // Found out again at the next start where the store does not take it.
      await stores.files.putFacts(record.id, found).catch((error: unknown) => {
        log.error('inbox.facts', { fileId: record.id, code: toErrorView(error).code });
      });
      return found.facts;
    },
    layoutOf: (fileId) => facts.get(fileId)?.facts.layout ?? null,
    doubt: (fileId) => void doubted.add(fileId),
    drop(fileId) {
      facts.delete(fileId);
      doubted.delete(fileId);
    },
  };
}
