import { asConfidence, type ColumnProposal, type Confidence, type Proposal } from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { dayText } from '../values/dayText.ts';
import { valueCautions } from './cautions.ts';
import { type JudgedCells, judgeCells } from './judgeCells.ts';
import { rememberedText } from './memory.ts';
import type { ProposeInput } from './proposeInput.ts';
import { proposeDerived } from './proposeDerived.ts';
import { proposeTransforms } from './proposeTransforms.ts';
import { reasonsFor } from './reasons.ts';
import { tableReasons } from './tableReasons.ts';
import { percentText, quoted } from './wording.ts';

/**
 * Says for each source column which field it most likely feeds, offline and always the same for the same input.
 *
 * All columns are judged against all fields by names, types, values and memory; then each column gets at most one field and
 * each field at most one column, so that the sum of confidences above the floor is greatest. The order of columns has no say.
 *
 * @returns One proposal a column, in file order, and the required fields that none feeds.
 */
export function proposeMapping(input: ProposeInput): Proposal {
  const judged = judgeCells(input);
  const table = tableReasons(judged);
  const columns = input.columns.map((_, c) => proposalFor(c, { ...judged, table }, input));
  const fed = new Set(columns.map((column) => column.field));
  const derived = proposeDerived({
    columns: input.columns,
    fields: input.schema.fields,
    proposal: { columns },
    ...(input.options?.rows === undefined ? {} : { rows: input.options.rows }),
  });
  return {
    packId: input.schema.id,
    columns,
    unmappedRequired: input.schema.fields
      .filter((field) => field.required && !fed.has(field.name))
      .map((field) => field.name),
    ...(derived.length > 0 ? { derived } : {}),
  };
}

function proposalFor(
  c: number,
  judged: JudgedCells & { readonly table: ReadonlyMap<number, string> },
  { columns, schema, options }: ProposeInput,
): ColumnProposal {
  const profile = columns[c];
  const column = judged.columns[c];
  if (profile === undefined || column === undefined) throw new Error(`Invariant broken: no column ${c}`);
  const remembered = judged.remembered[c] ?? null;
  const ranked = judged.rank(c);
  const chosen = judged.fieldOf(c);
  const alternatives = ranked
    .filter((one) => one.field !== chosen && one.confidence >= matchOptions.leastAlternative)
    .slice(0, matchOptions.alternatives)
    .map((one) => ({
      field: nameOf(schema, one.field),
      confidence: one.confidence,
      why: whyLost(c, one.field, judged),
    }));
  const base = { columnIndex: c, column: profile.name, alternatives };
  const field = schema.fields[chosen];
  const card = judged.fields[chosen];
  if (field === undefined || card === undefined) {
    const setAside = remembered?.sameLayout === true && remembered.field === null;
    const best = ranked[0];
    const reason = setAside
      ? `Set aside: ${lowerFirst(rememberedText(remembered))}`
      : best === undefined || best.confidence < matchOptions.floor
        ? `No field is likelier than ${percentText(matchOptions.floor)}`
        : `${labelOf(schema, best.field)} is fed by a column that fits better`;
    return {
      ...base,
      field: null,
      state: 'none',
      confidence: asConfidence(0),
      reasons: [reason],
      transforms: [],
      origin: setAside ? 'memory' : 'rule',
      cautions: [],
    };
  }
  const confidence = judged.confidenceAt(c, chosen);
  const isRemembered = remembered?.field === field.name;
  const cautions = [...valueCautions(profile, field), ...rivalCautions(c, chosen, judged)];
  if (remembered !== null && remembered.field !== null && !isRemembered) {
    cautions.push(`This header was approved for ${quoted(remembered.field)} before`);
  }
  if (remembered?.field === null && !remembered.sameLayout) {
    cautions.push(`This header was left out on ${dayText(remembered.approvedAt)}`);
  }
  if (remembered?.refused.includes(field.name) === true) {
    cautions.push('This field was turned down for the header before');
  }
  return {
    ...base,
    field: field.name,
    state: confidence >= (options?.auto ?? matchOptions.auto) && cautions.length === 0 ? 'auto' : 'review',
    confidence,
    reasons: reasonsFor({ column, field: card, remembered, table: judged.table.get(c) }, judged.book),
    transforms: proposeTransforms(profile, field, schema.expectations),
    origin: isRemembered ? 'memory' : 'rule',
    cautions,
  };
}

/** Why a field is not the one proposed for the column, in a few words. */
function whyLost(c: number, f: number, judged: JudgedCells): string {
  const profile = judged.columns[c]?.profile;
  const card = judged.fields[f];
  if (profile === undefined || card === undefined) throw new Error(`Invariant broken: no cell ${c}, ${f}`);
  const taker = judged.takerOf(f);
  if (taker !== undefined && taker !== c) {
    return `${quoted(judged.columns[taker]?.profile.name ?? '')} fits it better`;
  }
  return valueCautions(profile, card.field)[0] ?? 'Name and values speak for it less';
}

/** Another column that fits the field nearly as well; a layout that was approved before has answered the question. */
function rivalCautions(c: number, chosen: number, judged: JudgedCells): readonly string[] {
  if (judged.remembered[c]?.sameLayout === true) return [];
  const rival = judged.rivalFor(c, chosen);
  return rival === undefined ? [] : [`Column ${quoted(rival)} fits this field nearly as well`];
}

function nameOf(schema: TargetSchema, field: number): string {
  return schema.fields[field]?.name ?? '';
}

function labelOf(schema: TargetSchema, field: number): string {
  const found = schema.fields[field];
  return found === undefined || found.label === '' ? (found?.name ?? '') : found.label;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

export interface RankedField {
  readonly field: string;
  readonly score: Confidence;
}

/** The best fields of each column with their confidences, at most 20, best first; what `--ranked` prints. */
export function rankFields(input: ProposeInput): readonly (readonly RankedField[])[] {
  const judged = judgeCells(input);
  return input.columns.map((_, c) =>
    judged
      .rank(c)
      .slice(0, matchOptions.ranked)
      .map((one) => ({ field: nameOf(input.schema, one.field), score: one.confidence })),
  );
}
