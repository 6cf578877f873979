import type { Draft } from '../model/draft.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { FileId } from '../model/ids.ts';

/**
 * The steps in force that no approval of this file has taken up yet: what a person would lose.
 *
 * @param versions of the draft's mapping, in any order
 */
export function unapprovedSteps(
  draft: Pick<Draft, 'steps' | 'position'>,
  fileId: FileId,
  versions: readonly Pick<MappingVersion, 'approvedAt' | 'evidence'>[],
): Draft['steps'] {
  const approvedAt = versions
    .filter(({ evidence }) => evidence.fileId === fileId)
    .reduce((latest, version) => (version.approvedAt > latest ? version.approvedAt : latest), '');
  return draft.steps
    .slice(0, draft.position)
    .filter(({ at }) => (at === undefined ? approvedAt === '' : at > approvedAt));
}

/**
 * The version that a draft stands on: the one its last step was made on, 0 for none.
 *
 * @param steps the unapproved ones
 * @returns `null` where no step says so, so that whatever is in force now is the base
 */
export function baseOf(steps: Draft['steps']): number | null {
  return steps.at(-1)?.onto ?? null;
}
