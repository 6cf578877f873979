import type { ColumnType } from '../model/columnType.ts';
import type { ColumnChange } from '../model/drift.ts';
import {
  asConfidence,
  type ColumnProposal,
  type Correspondence,
  type Layout,
  type MappingVersion,
  type Proposal,
} from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import type { FieldType, TargetSchema } from '../model/targetSchema.ts';
import { dayText } from '../values/dayText.ts';
import { driftFrom } from './drift.ts';
import { haveSameWords, pairColumns } from './pairColumns.ts';
import { valueChangeText } from './valueChangeText.ts';

export interface RebaseInput {
  readonly layout: Layout;
  /** The version in force; of this layout, or of one that it drifted from. */
  readonly mapping: MappingVersion;
  readonly schema: TargetSchema;
  /** What the matcher says about the file as it is. */
  readonly fresh: Proposal;
}

/**
 * Carries an approved mapping over to a file: columns that are as they were keep what was approved and need no look; changed
 * ones keep it too, with a caution; new ones get the matcher's proposal, as far as its field is still free. A renamed column
 * needs no look where the matcher, knowing only the new name and the values, is sure of the same field.
 */
export function rebase({ layout, mapping, schema, fresh }: RebaseInput): Proposal {
  const { from } = pairColumns(layout, mapping, schema);
  const changes = changesOf(driftFrom(layout, mapping, schema).changes);
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  const approved = new Map<number, Correspondence>();
  const constants: { field: string; value: string }[] = [];
  for (const one of mapping.correspondences) {
    if (!fields.has(one.field)) continue;
    for (const index of one.columnIndexes) approved.set(index, one);
    const [first] = one.transforms;
    if (one.columnIndexes.length === 0 && first?.kind === 'constant') {
      constants.push({ field: one.field, value: first.value });
    }
  }
  const used = new Set(constants.map((constant) => constant.field));
  for (const at of from) {
    const one = approved.get(at);
    if (one !== undefined) used.add(one.field);
  }
  const day = dayText(mapping.approvedAt);
  const columns = fresh.columns.map((proposed, i): ColumnProposal => {
    const at = from[i] ?? -1;
    if (at < 0) return added(proposed, used);
    const one = approved.get(at);
    if (one === undefined) return leftOut(proposed, `Left without a field on ${day}`);
    const takesAnyText = anyText.has(fields.get(one.field)?.type ?? 'string');
    return carried(proposed, one, { changes: changes.get(i) ?? [], day, takesAnyText });
  });
  const fed = new Set([...columns.map((column) => column.field), ...constants.map((one) => one.field)]);
  return {
    packId: fresh.packId,
    columns,
    unmappedRequired: schema.fields
      .filter((one) => one.required && !fed.has(one.name))
      .map((one) => one.name),
    ...(constants.length > 0 ? { constants } : {}),
  };
}

function changesOf(changes: readonly ColumnChange[]): ReadonlyMap<number, readonly ColumnChange[]> {
  const byColumn = new Map<number, ColumnChange[]>();
  for (const change of changes) {
    if (change.kind === 'gone') continue;
    byColumn.set(change.columnIndex, [...(byColumn.get(change.columnIndex) ?? []), change]);
  }
  return byColumn;
}

/** A new column: whatever the matcher found among the fields that are still free, and always for a person to see. */
function added(proposed: ColumnProposal, used: ReadonlySet<string>): ColumnProposal {
  if (proposed.field === null) return proposed;
  const alternatives = proposed.alternatives.filter((one) => !used.has(one.field));
  if (used.has(proposed.field)) {
    return {
      ...leftOut(proposed, 'New column; the field it resembles is fed already'),
      alternatives,
      origin: 'rule',
    };
  }
  return { ...proposed, alternatives, state: 'review', cautions: ['New column', ...proposed.cautions] };
}

function leftOut(proposed: ColumnProposal, reason: string): ColumnProposal {
  return {
    ...proposed,
    field: null,
    state: 'none',
    confidence: asConfidence(0),
    reasons: [reason],
    transforms: [],
    origin: 'memory',
    cautions: [],
  };
}

interface History {
  readonly changes: readonly ColumnChange[];
  /** Of the approval, for the reason. */
  readonly day: string;
  /** True where the field keeps every cell as it stands. */
  readonly takesAnyText: boolean;
}

const anyText: ReadonlySet<FieldType> = new Set(['string', 'text', 'tag']);

function carried(
  proposed: ColumnProposal,
  { field, transforms }: Correspondence,
  history: History,
): ColumnProposal {
  const agrees = proposed.field === field;
  const sure = agrees && proposed.state === 'auto';
  const cautions = history.changes.flatMap((change) =>
    cautionOf(change, { sure, takesAnyText: history.takesAnyText }),
  );
  const rewritten = history.changes.some(
    (change) => change.kind === 'retyped' || change.kind === 'reformatted',
  );
  const calm = cautions.length === 0;
  return {
    ...proposed,
    field,
    state: calm ? 'auto' : 'review',
    confidence: asConfidence(
      calm && !history.changes.some((change) => change.kind === 'renamed')
        ? matchOptions.sameLayout
        : agrees
          ? proposed.confidence
          : matchOptions.drifted,
    ),
    reasons: [
      `Same as approved on ${history.day}`,
      ...history.changes.flatMap((change) =>
        change.kind === 'renamed' ? [`Was called “${change.from}”`] : [],
      ),
      ...(agrees ? proposed.reasons.filter((reason) => !reason.startsWith('Same as approved')) : []),
    ].slice(0, 4),
    alternatives: proposed.alternatives.filter((one) => one.field !== field),
    // What was approved for the old form may not read the new one.
    transforms: rewritten && agrees ? proposed.transforms : transforms,
    origin: 'memory',
    cautions,
  };
}

/** Types between which a column of codes may change from file to file without meaning anything else. */
const codeLike: ReadonlySet<ColumnType> = new Set(['integer', 'code', 'text']);

function cautionOf(
  change: ColumnChange,
  context: { readonly sure: boolean; readonly takesAnyText: boolean },
): readonly string[] {
  switch (change.kind) {
    case 'renamed':
      return context.sure || haveSameWords(change.name, change.from) ? [] : [`Renamed from “${change.from}”`];
    case 'retyped':
      if (context.takesAnyText && codeLike.has(change.type) && codeLike.has(change.from)) return [];
      return [`Values were ${change.from}, now ${change.type}`];
    case 'reformatted':
      if (context.takesAnyText) return [];
      return [`Written as ${change.format ?? 'plain'}, before as ${change.from ?? 'plain'}`];
    case 'redistributed':
    case 'newValues':
      return change.stops ? [valueChangeText(change)] : [];
    case 'moved':
    case 'added':
    case 'gone':
      return [];
  }
}
