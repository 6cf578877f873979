import { plainTypeOf } from '../values/cells/fieldTypeOf.ts';
import { genericPackId } from '../model/pack.ts';
import { asConfidence, type ColumnProposal, type Proposal } from '../model/mapping.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field, FieldType, TargetSchema } from '../model/targetSchema.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import { valueCautions } from './cautions.ts';
import { proposeTransforms } from './steps/proposeTransforms.ts';
import { percentText } from './words/wording.ts';

/** What every generic target says of itself. */
export const genericAbout: Pick<TargetSchema, 'id' | 'title' | 'version' | 'about'> = {
  id: genericPackId,
  title: 'The file’s own columns',
  version: '',
  about: 'For files that no pack is for: every column is kept, with a tidy name and the type of its values.',
};

/**
 * The target schema of a file that is mapped onto itself: a field for each column, in their order, under a tidy name that no
 * other has. A type is given where every value can be read as it; otherwise the field takes any text, so that no row is lost.
 *
 * @param kept The field that each column has had since an approval, `null` for a new column; absent for all new.
 */
export function ownSchema(
  columns: readonly ColumnProfile[],
  kept: readonly (Field | null)[] = [],
): TargetSchema {
  const names = new Set(kept.flatMap((field) => (field === null ? [] : [field.name])));
  // Where counting goes on for a name, since a file may have thousands of equal headers.
  const next = new Map<string, number>();
  const fields = columns.map((column, i): Field => {
    const field = kept[i];
    if (field !== null && field !== undefined) return field;
    const name = freeName(tidyName(column.name, i), names, next);
    names.add(name);
    return {
      name,
      label: column.name.trim() === '' ? name : column.name.trim(),
      type: ownType(column),
      required: false,
      description: '',
      synonyms: [],
      enum: [],
      maxLength: null,
    };
  });
  return { ...genericAbout, fields };
}

/** Each column onto its own field: nothing to find out, so certain, unless the values speak against a type. */
export function proposeOwnColumns(columns: readonly ColumnProfile[], schema: TargetSchema): Proposal {
  return {
    packId: schema.id,
    columns: columns.map((profile, columnIndex): ColumnProposal => {
      const field = schema.fields[columnIndex];
      if (field === undefined) throw new Error(`Invariant broken: no field for column ${columnIndex}`);
      const cautions = valueCautions(profile, field).filter((caution) => caution !== emptyColumn);
      return {
        columnIndex,
        column: profile.name,
        field: field.name,
        state: cautions.length === 0 ? 'auto' : 'review',
        confidence: asConfidence(1),
        reasons: ['The column itself, under a tidy name', typeReason(profile, field)],
        alternatives: [],
        transforms: proposeTransforms(profile, field, { columns }),
        origin: 'rule',
        cautions,
      };
    }),
    unmappedRequired: [],
  };
}

/** What the cautions say of a column without values, which is no reason to look where it is kept as it is. */
const emptyColumn = 'The column has no values';

/** Longest tidy name; sentences as headers stay readable in the output's header. */
const longestName = 60;

/** `Date of Loss (UTC)` is `date_of_loss_utc`; letters of other scripts stay. A name without letters or digits is `column_3`. */
function tidyName(header: string, columnIndex: number): string {
  const words = nameTokens(header);
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}_${word}`;
    if (longer.length > longestName) break;
    name = longer;
  }
  if (name === '') name = (words[0] ?? '').slice(0, longestName);
  return name === '' ? `column_${columnIndex + 1}` : name;
}

function freeName(name: string, taken: ReadonlySet<string>, next: Map<string, number>): string {
  if (!taken.has(name)) return name;
  let number = next.get(name) ?? 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  next.set(name, number + 1);
  return `${name}_${number}`;
}

/** The type under which the output keeps every value; text wherever one value would be lost. */
function ownType(column: ColumnProfile): FieldType {
  if (column.count <= column.missing || column.invalid > 0 || column.leadingZeros > 0) return 'string';
  return plainTypeOf(column);
}

function typeReason(profile: ColumnProfile, field: Field): string {
  const filled = profile.count - profile.missing;
  if (filled <= 0) return 'It has no values';
  if (field.type !== 'string' && field.type !== 'text') return `All values can be read as ${field.type}`;
  if (profile.invalid === 0) return 'Values are kept as they stand';
  return `${percentText(profile.invalid / filled)} of the values cannot be read as ${profile.type}, so all are kept as text`;
}
