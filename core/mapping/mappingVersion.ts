import type { Decisions } from '../model/draft.ts';
import { invariant } from '../model/errors.ts';
import type { MappingEvidence, MappingVersion } from '../model/mapping.ts';
import { canonicalJson } from './canonicalJson.ts';

type Digest = (text: string) => string;

/** What an approval says; number and hash follow from the version before. */
export type Approval = Omit<MappingVersion, 'version' | 'hash'>;

/**
 * The version that follows `previous`, or version 1. Its hash covers the hash before it and everything in the entry, so
 * changing an old entry breaks every hash from there on.
 */
export function nextVersion(
  previous: MappingVersion | undefined,
  approval: Approval,
  digest: Digest,
): MappingVersion {
  invariant(
    previous === undefined || previous.mappingId === approval.mappingId,
    'a version follows one of its own mapping',
  );
  const entry = { ...approval, version: (previous?.version ?? 0) + 1 };
  return { ...entry, hash: hashOf(entry, previous?.hash ?? '', digest) };
}

/**
 * Checks the versions of one mapping, in any order.
 *
 * @returns The first version that is missing or does not fit its hash; `null` where the history is whole.
 */
export function verifyChain(versions: readonly MappingVersion[], digest: Digest): number | null {
  const ascending = versions.toSorted((a, b) => a.version - b.version);
  let before = '';
  let expected = 1;
  for (const version of ascending) {
    if (version.version !== expected || !hashFits(version, before, digest)) return expected;
    before = version.hash;
    expected += 1;
  }
  return null;
}

/** Whether a version is as it was written. @param previousHash that of the version before; empty for the first */
export function hashFits(version: MappingVersion, previousHash: string, digest: Digest): boolean {
  const { hash, ...entry } = version;
  return hash === hashOf(entry, previousHash, digest);
}

function hashOf(entry: Omit<MappingVersion, 'hash'>, previousHash: string, digest: Digest): string {
  return digest(canonicalJson({ previousHash, entry }));
}

/** How many columns a person took as proposed, and how many they changed or set aside. */
export function evidenceCounts(decisions: Decisions): Pick<MappingEvidence, 'acceptedAsProposed' | 'edited'> {
  const { columns } = decisions;
  return {
    acceptedAsProposed: columns.filter((column) => column.status === 'accepted' && !column.edited).length,
    edited: columns.filter((column) => column.edited).length,
  };
}
