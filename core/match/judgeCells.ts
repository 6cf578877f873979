import { asConfidence, type Confidence } from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import { likeliestFields } from './judge/assign.ts';
import { cardInput } from './cardInput.ts';
import type { ColumnCard, FieldCard } from './evidence/cards.ts';
import { type Remembered, rememberedColumns } from './memory/memory.ts';
import type { ProposeInput } from './proposeInput.ts';
import { confidencesOf, scoreCells } from './judge/scoreCells.ts';
import type { TableRules } from './evidence/tableRules.ts';
import { holdToMemory, withMemory } from './weighMemory.ts';
import type { WordBook } from './words/wordBook.ts';

/** All columns against all fields, judged and assigned. Columns and fields are numbered as in the input; -1 is no field. */
export interface JudgedCells {
  readonly columns: readonly ColumnCard[];
  readonly fields: readonly FieldCard[];
  readonly book: WordBook;
  /** What the target says about its fields together. */
  readonly rules: TableRules;
  readonly remembered: readonly (Remembered | null)[];
  fieldOf(column: number): number;
  /** The column that got the field. */
  takerOf(field: number): number | undefined;
  confidenceAt(column: number, field: number): Confidence;
  /** What the first judgement has from names and from values, in log-odds. */
  partsAt(column: number, field: number): { readonly names: number; readonly values: number };
  /** Fields of a column, most likely first; equally likely ones by name. */
  rank(column: number): readonly { readonly field: number; readonly confidence: Confidence }[];
  /** Name of another column that fits the field nearly as well and got no likelier one itself. */
  rivalFor(column: number, field: number): string | undefined;
}

/**
 * Works on the columns in an order of their own (by name, then by what the values are), so that moving columns in the file
 * changes no figure, down to the last bit.
 */
export function judgeCells(input: ProposeInput): JudgedCells {
  const { schema } = input;
  const order = canonicalOrder(input);
  const fieldOrder = [...schema.fields.keys()].sort((a, b) =>
    compare(schema.fields[a]?.name ?? '', schema.fields[b]?.name ?? ''),
  );
  const place = inverse(order);
  const fieldPlace = inverse(fieldOrder);
  const cells = scoreCells(cardInput(input, order, fieldOrder));
  const remembered = rememberedColumns(input.columns, schema, input.memory);
  const width = cells.fields.length;
  const memories = order.map((c) => remembered[c] ?? null);
  const confidences = confidencesOf(withMemory(cells, memories));
  holdToMemory(cells, confidences, memories);
  const assigned = likeliestFields(
    { columnCount: cells.columns.length, fieldCount: width, gains: confidences },
    matchOptions.floor,
  );

  const at = (column: number, field: number) => (place[column] ?? 0) * width + (fieldPlace[field] ?? 0);
  return {
    columns: input.columns.flatMap((_, c) => cells.columns.slice(place[c], (place[c] ?? 0) + 1)),
    fields: schema.fields.flatMap((_, f) => cells.fields.slice(fieldPlace[f], (fieldPlace[f] ?? 0) + 1)),
    book: cells.book,
    rules: cells.rules,
    remembered,
    fieldOf: (column) => fieldOrder[assigned[place[column] ?? 0] ?? -1] ?? -1,
    takerOf(field) {
      const at = assigned.indexOf(fieldPlace[field] ?? -1);
      return at < 0 ? undefined : order[at];
    },
    partsAt: (column, field) => ({
      names: cells.first.names[at(column, field)] ?? 0,
      values: cells.first.values[at(column, field)] ?? 0,
    }),
    confidenceAt: (column, field) => asConfidence(confidences[at(column, field)] ?? 0),
    rank: (column) =>
      fieldOrder
        .map((field) => ({ field, confidence: asConfidence(confidences[at(column, field)] ?? 0) }))
        .sort(
          (a, b) =>
            b.confidence - a.confidence ||
            (cells.first.whole[at(column, b.field)] ?? 0) - (cells.first.whole[at(column, a.field)] ?? 0),
        ),
    rivalFor: (column, field) => {
      const own = cells.scores[at(column, field)] ?? 0;
      const f = fieldPlace[field] ?? 0;
      const spellings = new Set(cells.fields[f]?.phrases.map(({ bare }) => bare));
      spellings.delete('');
      for (let c = 0; c < cells.columns.length; c += 1) {
        if (c === place[column] || (assigned[c] ?? -1) >= 0 || memories[c]?.sameLayout === true) continue;
        const near = (cells.scores[c * width + f] ?? 0) > own - matchOptions.closeRival;
        // Whoever bears a name of the field is a rival, however far behind.
        const named = spellings.has(cells.columns[c]?.phrase.bare ?? '');
        if (near || named || (confidences[c * width + f] ?? 0) >= matchOptions.floor) {
          return cells.columns[c]?.profile.name;
        }
      }
      return undefined;
    },
  };
}

function canonicalOrder({ columns, options }: ProposeInput): readonly number[] {
  const keys = columns.map((column, c) =>
    JSON.stringify([
      column.name,
      options?.columnDescriptions?.[c] ?? '',
      column.type,
      column.count - column.missing,
      column.distinct,
      column.examples,
    ]),
  );
  return [...columns.keys()].sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
}

function inverse(order: readonly number[]): Int32Array {
  const place = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) place[order[i] ?? 0] = i;
  return place;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
