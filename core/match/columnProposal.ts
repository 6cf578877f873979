import { asConfidence, type ColumnProposal } from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { dayText } from '../values/dates/dayText.ts';
import { valueCautions } from './cautions.ts';
import type { JudgedCells } from './judgeCells.ts';
import { kindCautions } from './kindCautions.ts';
import { type Remembered, rememberedText } from './memory/memory.ts';
import { proposeTransforms } from './steps/proposeTransforms.ts';
import { reasonsFor } from './reasons.ts';
import { ruleCautions } from './ruleCautions.ts';
import { whyLost } from './whyLost.ts';
import { percentText, quoted } from './words/wording.ts';

interface About {
  readonly judged: JudgedCells;
  readonly schema: TargetSchema;
  /** 0 to 1, from which a proposal may be accepted in bulk. */
  readonly auto: number;
  /** What the rows say for the proposal beside other columns. */
  readonly table: string | undefined;
  /** All of the file. */
  readonly columns: readonly ColumnProfile[];
}

/** Puts what was judged of one column in words: its field, how sure that is, why, and what else it could have been. */
export function columnProposal(c: number, { judged, schema, auto, table, columns }: About): ColumnProposal {
  const column = judged.columns[c];
  if (column === undefined) throw new Error(`Invariant broken: no column ${c}`);
  const { profile } = column;
  const chosen = judged.fieldOf(c);
  const ranked = judged.rank(c);
  const alternatives = ranked
    .filter((one) => one.field !== chosen && one.confidence >= matchOptions.leastAlternative)
    .slice(0, matchOptions.alternatives)
    .map((one) => ({
      field: schema.fields[one.field]?.name ?? '',
      confidence: one.confidence,
      why: whyLost(c, one.field, { judged, chosen }),
    }));
  const base = { columnIndex: c, column: profile.name, alternatives };
  const remembered = judged.remembered[c] ?? null;
  const field = schema.fields[chosen];
  const card = judged.fields[chosen];
  if (field === undefined || card === undefined) {
    const setAside = remembered?.sameLayout === true && remembered.field === null;
    return {
      ...base,
      field: null,
      state: 'none',
      confidence: asConfidence(0),
      reasons: [setAside ? `Set aside: ${lowerFirst(rememberedText(remembered))}` : whyNone(c, judged)],
      transforms: [],
      origin: setAside ? 'memory' : 'rule',
      cautions: [],
    };
  }
  const confidence = judged.confidenceAt(c, chosen);
  const cautions = [
    ...valueCautions(profile, field),
    // Who approved the field for the header has seen what kind of values it has.
    ...(remembered?.field === field.name ? [] : kindCautions(column, card)),
    ...rivalCautions(c, chosen, judged),
    ...ruleCautions(profile, field, schema),
    ...memoryCautions(field.name, remembered),
  ];
  return {
    ...base,
    field: field.name,
    state: confidence >= auto && cautions.length === 0 ? 'auto' : 'review',
    confidence,
    reasons: reasonsFor({ column, field: card, remembered, table }, judged.book),
    transforms: proposeTransforms(profile, field, {
      expectations: schema.expectations,
      columns,
    }),
    origin: remembered?.field === field.name ? 'memory' : 'rule',
    cautions,
  };
}

function whyNone(c: number, judged: JudgedCells): string {
  const [best] = judged.rank(c);
  if (best === undefined || best.confidence < matchOptions.floor) {
    return `No field is likelier than ${percentText(matchOptions.floor)}`;
  }
  const field = judged.fields[best.field]?.field;
  const label = field === undefined || field.label === '' ? (field?.name ?? '') : field.label;
  return `${label} is fed by a column that fits better`;
}

/** Another column that fits the field nearly as well; a layout that was approved before has answered the question. */
function rivalCautions(c: number, chosen: number, judged: JudgedCells): readonly string[] {
  if (judged.remembered[c]?.sameLayout === true) return [];
  const rival = judged.rivalFor(c, chosen);
  return rival === undefined ? [] : [`Column ${quoted(rival)} fits this field nearly as well`];
}

function memoryCautions(field: string, remembered: Remembered | null): readonly string[] {
  if (remembered === null) return [];
  const cautions: string[] = [];
  if (remembered.field !== null && remembered.field !== field) {
    cautions.push(`This header was approved for ${quoted(remembered.field)} before`);
  }
  if (remembered.field === null && !remembered.sameLayout) {
    cautions.push(`This header was left out on ${dayText(remembered.approvedAt)}`);
  }
  if (remembered.refused.includes(field)) cautions.push('This field was turned down for the header before');
  return cautions;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
