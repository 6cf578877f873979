import type { MappingVersion, ProposedOutcome } from '../../model/mapping.ts';
import type { MappingStore } from '../../ports/stores.ts';

/**
 * What persons made of the matcher's own proposals in a pack, over all versions ever approved. What was only carried over
 * from an approved layout is left out: taking it again says nothing about the matcher. Oldest first.
 *
 * @param latest The latest version of each mapping of the pack.
 */
export async function judgedOutcomes(
  mappings: Pick<MappingStore, 'versions'>,
  latest: readonly MappingVersion[],
): Promise<readonly ProposedOutcome[]> {
  const all = await Promise.all(
    latest.map(
      async (mapping): Promise<readonly MappingVersion[]> =>
        mapping.version === 1 ? [mapping] : mappings.versions(mapping.mappingId),
    ),
  );
  // Going back to an older version repeats its evidence word for word, and nobody decided anew.
  const seen = new Set<string>();
  return all
    .flat()
    .sort(
      (a, b) =>
        compare(a.approvedAt, b.approvedAt) || compare(a.mappingId, b.mappingId) || a.version - b.version,
    )
    .flatMap(({ mappingId, evidence }) => {
      const once = JSON.stringify([mappingId, evidence]);
      if (seen.has(once)) return [];
      seen.add(once);
      return (evidence.proposed ?? []).filter(({ judged, field }) => judged && field !== null);
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
