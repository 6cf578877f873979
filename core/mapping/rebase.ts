import type { ColumnChange } from '../model/drift.ts';
import {
  asConfidence,
  type ColumnProposal,
  type Correspondence,
  type Layout,
  type MappingVersion,
  type Proposal,
} from '../model/mapping.ts';
import { openRequired } from '../model/openRequired.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import type { FieldType, TargetSchema } from '../model/targetSchema.ts';
import { dayText } from '../values/dates/dayText.ts';
import { bareName } from '../values/text/nameTokens.ts';
import { approvedParts, derivedAgain, presentPlaces } from './approvedParts.ts';
import { driftFrom } from './drift.ts';
import { haveSameWords } from './nameLikeness.ts';
import { pairColumns } from './pairColumns.ts';
import { movedSteps, stepColumns } from './stepColumns.ts';
import { summaryLikeness } from './summaryLikeness.ts';
import { valueChangeText } from './valueChangeText.ts';

export interface RebaseInput {
  readonly layout: Layout;
  /** The version in force; of this layout, or of one that it drifted from. */
  readonly mapping: MappingVersion;
  readonly schema: TargetSchema;
  /** What the matcher says about the file as it is. */
  readonly fresh: Proposal;
  /** Columns of the approved layout that have no say any more; they are proposed for as if they were new. */
  readonly forgotten?: ReadonlySet<number>;
}

/**
 * Carries an approved mapping over to a file: columns that are as they were keep what was approved and need no look; changed
 * ones keep it too, with a caution; new ones get the matcher's proposal, as far as its field is still free. A renamed column
 * needs no look where the new name has the same words, or the matcher and the pack know it for the same field, and the
 * values do not speak against it. Fields made of several columns are made again where all of these are still there.
 */
export function rebase({ layout, mapping, schema, fresh, forgotten }: RebaseInput): Proposal {
  const context = { schema, fresh };
  const { from, doubtful } = pairColumns(layout, mapping, context);
  const changes = changesOf(driftFrom(layout, mapping, context).changes);
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  const { own, derived, constants } = approvedParts(mapping, fields);
  const used = new Set([...constants, ...derived].map(({ field }) => field));
  for (const at of from) {
    const one = own.get(at);
    if (one !== undefined) used.add(one.field);
  }
  const day = dayText(mapping.approvedAt);
  const knows = nameKnower(schema);
  const places = presentPlaces(from);
  const columns = fresh.columns.map((proposed, i): ColumnProposal => {
    const at = from[i] ?? -1;
    if (at < 0) return added(proposed, used, 'New column');
    if (forgotten?.has(at) === true) return added(proposed, used, 'What was approved for it was forgotten');
    const one = own.get(at);
    if (one === undefined) return leftOut(proposed, `Left without a field on ${day}`);
    const present = layout.columns[i];
    const past = mapping.layout.columns[at];
    const lost = stepColumns(one.transforms).filter((column) => !places.has(column));
    const steps = movedSteps(one.transforms, (column) => places.get(column));
    return carried(
      proposed,
      { ...one, transforms: steps },
      {
        changes: changes.get(i) ?? [],
        day,
        doubtful: doubtful.has(i),
        lost: lost.map((column) => mapping.layout.columns[column]?.name ?? ''),
        takesAnyText: anyText.has(fields.get(one.field)?.type ?? 'string'),
        knownName: knows(one.field, present?.name ?? ''),
        likeness: present === undefined || past === undefined ? 0 : summaryLikeness(present, past),
      },
    );
  });
  const again = derivedAgain(derived, { from, fresh, day });
  const fed = new Set([...columns, ...constants, ...again].map(({ field }) => field));
  const proposable = (fresh.derived ?? []).filter(({ field }) => !fed.has(field));
  const made = [...again, ...proposable];
  return {
    ...fresh,
    columns,
    unmappedRequired: openRequired(schema.fields, (name) => fed.has(name)),
    constants,
    derived: made,
  };
}

/** Likeness of values from which they do not speak against a renaming, and from which they speak for it; 0 is where nothing can be said. */
const valuesAllow = -0.35;
const valuesAgree = 0.2;
/** Confidence of the matcher in the same field from which a renamed column needs no look: where values agree with those approved, and where they say nothing. */
const sureByValues = 0.5;
const sureByName = 0.8;

/** Tells whether a header is, word for word, a name of the field and of no other. */
function nameKnower(schema: TargetSchema): (field: string, header: string) => boolean {
  const owners = new Map<string, Set<string>>();
  for (const { name, label, synonyms } of schema.fields) {
    for (const text of [name, label, ...synonyms]) {
      const key = bareName(text);
      const known = owners.get(key);
      if (known === undefined) owners.set(key, new Set([name]));
      else known.add(name);
    }
  }
  return (field, header) => {
    const known = owners.get(bareName(header));
    return known !== undefined && known.size === 1 && known.has(field);
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
function added(proposed: ColumnProposal, used: ReadonlySet<string>, why: string): ColumnProposal {
  if (proposed.field === null) return { ...proposed, reasons: [why, ...proposed.reasons] };
  const alternatives = proposed.alternatives.filter((one) => !used.has(one.field));
  if (used.has(proposed.field)) {
    return {
      ...leftOut(proposed, `${why}; the field it resembles is fed already`),
      alternatives,
      origin: 'rule',
    };
  }
  return { ...proposed, alternatives, state: 'review', cautions: [why, ...proposed.cautions] };
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
  /** True where only the values tell which of several columns it is. */
  readonly doubtful: boolean;
  /** Names of columns that its steps looked at and that are gone. */
  readonly lost: readonly string[];
  /** True where the header is a name of the field in the pack. */
  readonly knownName: boolean;
  /** Of the values to those of the approval, -1 to 1. */
  readonly likeness: number;
}

/** Reasons of the matcher that say what stands in front already. */
const tellsMemory = /^(?:Same as|Header) approved /;

const anyText: ReadonlySet<FieldType> = new Set(['string', 'text', 'tag']);

function carried(
  proposed: ColumnProposal,
  { field, transforms }: Correspondence,
  history: History,
): ColumnProposal {
  const agrees = proposed.field === field;
  const least = history.likeness >= valuesAgree ? sureByValues : sureByName;
  const sure =
    history.likeness >= valuesAllow && (history.knownName || (agrees && proposed.confidence >= least));
  const cautions = [
    ...(history.doubtful ? ['Found again by its values: its name does not tell which column it is'] : []),
    ...history.lost.map((name) => `“${name}”, which its steps looked at, is gone`),
    ...history.changes.flatMap((change) => cautionOf(change, { sure, takesAnyText: history.takesAnyText })),
  ];
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
      ...(agrees ? proposed.reasons.filter((reason) => !tellsMemory.test(reason)) : []),
    ].slice(0, 4),
    alternatives: proposed.alternatives.filter((one) => one.field !== field),
    // What was approved for the old form may not read the new one.
    transforms: rewritten && agrees ? proposed.transforms : transforms,
    origin: 'memory',
    cautions,
  };
}

function cautionOf(
  change: ColumnChange,
  context: { readonly sure: boolean; readonly takesAnyText: boolean },
): readonly string[] {
  switch (change.kind) {
    case 'renamed':
      return context.sure || haveSameWords(change.name, change.from) ? [] : [`Renamed from “${change.from}”`];
    case 'retyped':
      return change.harmless === true ? [] : [`Values were ${change.from}, now ${change.type}`];
    case 'reformatted':
      if (change.harmless === true || context.takesAnyText) return [];
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
