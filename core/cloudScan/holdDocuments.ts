import { byteLength } from '../values/text/byteLength.ts';
import { AppError, type ErrorView } from '../model/errors.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import { itemOptions } from '../model/options/sessionOptions.ts';
import type { DocumentEnd, ScanRecord, TakenDocument } from '../ports/scans.ts';
import { type ScanDeps, timeOf } from '../scanning/scanDeps.ts';

/** The documents of a scan that are not counted here, by the names that they have there. */
export type HeldDocuments = Map<string, TakenDocument>;

type Deps = Pick<ScanDeps, 'scans' | 'clock' | 'ids'>;

/**
 * Takes every document that is not counted yet, for as long as the scan is followed. Those that cannot be read, as is known
 * already, or whose name the pipeline does not take, are counted at once.
 */
export async function holdDocuments(deps: Deps, scan: ScanRecord): Promise<HeldDocuments> {
  const store = deps.scans.store();
  const { id } = scan;
  await store.releaseAll(id);
  const twice = await sharedNames(deps, scan);
  const held: HeldDocuments = new Map();
  for (let after = -1; ; ) {
    const nowMs = deps.clock.now();
    const { taken, last } = await store.take(id, {
      after,
      limit: scanOptions.pageRows,
      tokens: Array.from({ length: scanOptions.pageRows }, () => deps.ids.next()),
      now: new Date(nowMs).toISOString(),
      until: new Date(nowMs + itemOptions.leaseMs).toISOString(),
    });
    const refused: DocumentEnd[] = [];
    for (const one of taken) {
      const { name } = one.document;
      // Two files of the Inbox may share a name.
      const there = twice.has(name) ? `${one.place + 1}/${name}` : name;
      const error = one.document.error ?? tooLong(there);
      if (error === null) held.set(there, one);
      else refused.push({ taken: one, end: { error } });
    }
    if (refused.length > 0) await store.commit(id, refused, timeOf(deps));
    if (last === null) return held;
    after = last;
  }
}

async function sharedNames({ scans }: Deps, { id, place }: ScanRecord): Promise<ReadonlySet<string>> {
  const twice = new Set<string>();
  if (place.kind !== 'files') return twice;
  const seen = new Set<string>();
  for (let after: number | null = null; ; ) {
    const page = await scans.store().walk.documents(id, { states: [], matches: 'any' }, after);
    for (const { name } of page) (seen.has(name) ? twice : seen).add(name);
    after = page.at(-1)?.place ?? null;
    if (after === null) return twice;
  }
}

function tooLong(name: string): ErrorView | null {
  const { nameBytes } = liveScanOptions;
  if (byteLength(name) <= nameBytes) return null;
  return new AppError(
    'SOURCE_UNREADABLE',
    `Its path has more than ${nameBytes} bytes, which AWS does not take.`,
    {
      remedy: 'Scan it on this machine, or move it to a shorter path.',
    },
  ).toView();
}
