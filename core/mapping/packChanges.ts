import { asConfidence, type ColumnProposal, type MappingVersion, type Proposal } from '../model/mapping.ts';
import { isCovered } from '../model/openRequired.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';

/** How a pack differs from the one that a mapping was approved for, in a place that the mapping rests on. */
export type PackChange =
  /** A field that a column feeds is gone. */
  | { readonly kind: 'removed'; readonly field: string }
  /** A field that a column feeds takes other values than it did. */
  | { readonly kind: 'changed'; readonly field: string; readonly words: string }
  /** A field became required, or was added as required, and nothing feeds it. */
  | { readonly kind: 'required'; readonly field: string };

/**
 * What of the pack's changes since the approval somebody has to look at, in the order of the fields fed. Other changes
 * (labels, synonyms, new optional fields) mean nothing to what was approved.
 *
 * @param mapping With its fields under their present names.
 * @param then The pack as it was at the approval, its fields under their present names; without it only what is gone can be told.
 */
export function packChanges(
  mapping: Pick<MappingVersion, 'correspondences'>,
  schema: Pick<TargetSchema, 'fields'>,
  then?: Pick<TargetSchema, 'fields'>,
): readonly PackChange[] {
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  const before = new Map(then?.fields.map((field) => [field.name, field]));
  const fed = new Set(mapping.correspondences.map((one) => one.field));
  const changes: PackChange[] = [];
  for (const name of fed) {
    const now = fields.get(name);
    if (now === undefined) {
      changes.push({ kind: 'removed', field: name });
      continue;
    }
    const was = before.get(name);
    const words = was === undefined ? undefined : otherValues(was, now);
    if (words !== undefined) changes.push({ kind: 'changed', field: name, words });
  }
  if (then === undefined) return changes;
  for (const field of schema.fields) {
    if (!field.required || isCovered(field, (name) => fed.has(name))) continue;
    const was = before.get(field.name);
    if (was?.required !== true) changes.push({ kind: 'required', field: field.name });
  }
  return changes;
}

function otherValues(was: Field, now: Field): string | undefined {
  if (was.type !== now.type) return `The field’s type was ${was.type} and is ${now.type} now`;
  if (was.format !== now.format)
    return `The field’s format was ${was.format ?? 'open'} and is ${now.format ?? 'open'} now`;
  if (was.unit !== now.unit)
    return `The field’s unit was ${was.unit ?? 'open'} and is ${now.unit ?? 'open'} now`;
  const allowed = new Set(now.enum);
  const gone = was.enum.filter((value) => !allowed.has(value));
  if (gone.length > 0) return `The field no longer takes ${gone.slice(0, shownValues).join(', ')}`;
  if ((now.maxLength ?? Infinity) < (was.maxLength ?? Infinity))
    return `The field takes ${now.maxLength} characters now, before ${was.maxLength ?? 'any number'}`;
  return undefined;
}

/** Values named in one sentence. */
const shownValues = 3;

/**
 * A carried-over proposal in view of the pack's changes: columns of fields that take other values now wait for a look, and
 * columns whose field is gone get what the matcher says.
 *
 * @param approvedField What each column fed when its mapping was approved, under present names; `null` for nothing.
 */
export function withPackChanges(
  proposal: Proposal,
  fresh: Proposal,
  told: {
    readonly changes: readonly PackChange[];
    readonly approvedField: (columnIndex: number) => string | null;
  },
): Proposal {
  if (told.changes.length === 0) return proposal;
  const removed = new Set(told.changes.filter(({ kind }) => kind === 'removed').map(({ field }) => field));
  const changed = new Map(
    told.changes.flatMap((one) => (one.kind === 'changed' ? [[one.field, one.words] as const] : [])),
  );
  const used = new Set(proposal.columns.map(({ field }) => field));
  const columns = proposal.columns.map((column, i): ColumnProposal => {
    const approved = told.approvedField(column.columnIndex);
    const anew = fresh.columns[i];
    if (column.field === null && approved !== null && removed.has(approved) && anew !== undefined) {
      const caution = `The pack no longer has the field ${approved}, which this column fed`;
      if (anew.field === null || used.has(anew.field))
        return { ...column, reasons: [caution], state: 'none', confidence: asConfidence(0) };
      used.add(anew.field);
      return { ...anew, state: 'review', cautions: [caution, ...anew.cautions] };
    }
    const words = column.field === null ? undefined : changed.get(column.field);
    if (words === undefined) return column;
    const transforms = anew?.field === column.field ? anew.transforms : column.transforms;
    return { ...column, transforms, state: 'review', cautions: [words, ...column.cautions] };
  });
  const fed = new Set(columns.map(({ field }) => field));
  return {
    ...proposal,
    columns,
    unmappedRequired: proposal.unmappedRequired.filter((field) => !fed.has(field)),
  };
}
