import type { MappingSummary, Run } from '../../../core/contract/views.ts';

/**
 * The approved version that let a file run by itself, because it was as approved; `null` for runs that a person started,
 * and where a newer version is in force by now.
 */
export function knownVersion(
  run: Pick<Run, 'trigger' | 'mappingId' | 'mappingVersion'> | undefined,
  mappings: readonly MappingSummary[] | null,
): MappingSummary | null {
  if (run?.trigger !== 'automatic') return null;
  const found = mappings?.find(({ mappingId }) => mappingId === run.mappingId);
  return found?.version === run.mappingVersion ? found : null;
}
