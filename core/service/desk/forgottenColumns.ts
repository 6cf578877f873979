import { canonicalJson } from '../../mapping/canonicalJson.ts';
import { type Observation, observationsOf } from '../../match/memory/observations.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Dependencies } from '../base/dependencies.ts';

type MemoryDependencies = Pick<Dependencies, 'digest'> & {
  readonly stores: { readonly memory: Pick<Dependencies['stores']['memory'], 'forgotten'> };
};

/** Tells which columns of an approved mapping have no say any more. */
export type ForgottenColumns = (mapping: Pick<MappingVersion, 'mappingId'>) => ReadonlySet<number>;

/** @param stored Approved mappings as they were written: a pack may have renamed its fields since. */
export async function forgottenColumns(
  deps: MemoryDependencies,
  stored: readonly MappingVersion[],
): Promise<ForgottenColumns> {
  const since = await forgottenSince(deps);
  if (since.size === 0) return () => none;
  const byMapping = new Map<string, Set<number>>();
  for (const seen of observationsOf(stored)) {
    if (!isForgotten(seen, since.get(entryIdOf(seen, deps.digest)))) continue;
    const { mappingId } = seen.mapping;
    byMapping.set(mappingId, (byMapping.get(mappingId) ?? new Set()).add(seen.columnIndex));
  }
  return ({ mappingId }) => byMapping.get(mappingId) ?? none;
}

const none: ReadonlySet<number> = new Set();

/** Since when entries have no say, by their ids. */
export async function forgottenSince({ stores }: MemoryDependencies): Promise<ReadonlyMap<string, string>> {
  return new Map((await stores.memory.forgotten()).map(({ id, at }) => [id, at]));
}

/** Only what was approved until then is forgotten; who approves it again means it. */
export function isForgotten({ mapping }: Observation, since: string | undefined): boolean {
  return since !== undefined && mapping.approvedAt <= since;
}

/** Digits kept of an entry's digest, as of a mapping's. */
const idLength = 32;

/** The id of the entry that an approval's word on a header belongs to. */
export function entryIdOf(
  { mapping, sender, key, field }: Observation,
  digest: Dependencies['digest'],
): string {
  return digest(canonicalJson(['memory', mapping.packId, sender, key, field])).slice(0, idLength);
}
