import { AppError } from '../model/errors.ts';
import type { Correspondence, MappingVersion } from '../model/mapping.ts';
import { canonicalJson } from './canonicalJson.ts';

/** Lines of difference that are told; a person looks at the rest in the merge. */
const toldDifferences = 20;

/**
 * What somebody is told whose approval came second: who was first, and in which fields the two differ.
 *
 * @param present the version in force; `undefined` where none is, since the approval left versions out
 */
export function mappingConflict(entry: MappingVersion, present: MappingVersion | undefined): AppError {
  if (present === undefined)
    return new AppError(
      'MAPPING_CONFLICT',
      `Version ${entry.version} was to be approved, but no version is in force.`,
    );
  if (present.version < entry.version)
    return new AppError(
      'MAPPING_CONFLICT',
      `Version ${entry.version} was to be approved, but the version in force is ${present.version}.`,
    );
  return new AppError(
    'MAPPING_CONFLICT',
    `${present.approvedBy} approved version ${present.version} in the meantime.`,
    { details: differences(present, entry) },
  );
}

function differences(theirs: MappingVersion, yours: MappingVersion): readonly string[] {
  const byField = (version: MappingVersion): ReadonlyMap<string, Correspondence> =>
    new Map(version.correspondences.map((entry) => [entry.field, entry]));
  const [a, b] = [byField(theirs), byField(yours)];
  const fields = [...new Set([...a.keys(), ...b.keys()])].filter(
    (field) => meaning(a.get(field)) !== meaning(b.get(field)),
  );
  const lines = fields.map(
    (field) =>
      `${field}: ${theirs.approvedBy} took ${sourceOf(theirs, a.get(field))}, you ${sourceOf(yours, b.get(field))}`,
  );
  const more = lines.length - toldDifferences;
  return more > 0 ? [...lines.slice(0, toldDifferences), `and ${more} more`] : lines;
}

/** What a correspondence does; whose idea it was and how sure one was does not change the rows. */
function meaning(entry: Correspondence | undefined): string {
  return entry === undefined ? '' : canonicalJson([entry.columnIndexes, entry.transforms]);
}

function sourceOf({ layout }: MappingVersion, entry: Correspondence | undefined): string {
  if (entry === undefined) return 'no column';
  if (entry.columnIndexes.length === 0) return 'a constant';
  const names = entry.columnIndexes.map(
    (index) => `column ${index + 1} (${JSON.stringify(layout.columns[index]?.name.slice(0, 60) ?? '')})`,
  );
  return `${names.join(' and ')}${entry.transforms.length === 0 ? '' : `, ${entry.transforms.length} steps`}`;
}
