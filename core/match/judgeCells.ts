import { asConfidence, type Confidence } from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import { likeliestFields } from './assign.ts';
import { cardInput } from './cardInput.ts';
import type { ColumnCard, FieldCard } from './cards.ts';
import { type Remembered, rememberedColumns } from './memory.ts';
import type { ProposeInput } from './proposeInput.ts';
import { confidencesOf, scoreCells } from './scoreCells.ts';
import type { TableRules } from './tableRules.ts';
import type { WordBook } from './wordBook.ts';

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
  const fieldNumber = new Map(cells.fields.map((card, f) => [card.field.name, f]));
  const rememberedAt = (c: number) => remembered[order[c] ?? 0] ?? null;

  for (let c = 0; c < cells.columns.length; c += 1) {
    const known = rememberedAt(c);
    const f = known?.field === null || known === null ? undefined : fieldNumber.get(known.field);
    if (f !== undefined) {
      const sure = Math.min(1, (known?.certainty ?? 0) / matchOptions.sameHeader);
      cells.scores[c * width + f] = (cells.scores[c * width + f] ?? 0) + sure * matchOptions.memoryLogOdds;
    }
  }
  const confidences = confidencesOf(cells);
  const lower = (c: number, f: number | undefined, most: number): void => {
    if (f !== undefined) confidences[c * width + f] = Math.min(confidences[c * width + f] ?? 0, most);
  };
  for (let c = 0; c < cells.columns.length; c += 1) {
    const known = rememberedAt(c);
    if (known === null) continue;
    const f = known.field === null ? undefined : fieldNumber.get(known.field);
    if (known.sameLayout) {
      for (let g = 0; g < width; g += 1) {
        const at = c * width + g;
        confidences[at] =
          g === f ? matchOptions.sameLayout : Math.min(confidences[at] ?? 0, 1 - matchOptions.sameLayout);
      }
      continue;
    }
    for (const g of known.refused) lower(c, fieldNumber.get(g), matchOptions.refused);
    if (known.field === null) {
      for (let g = 0; g < width; g += 1) lower(c, g, 1 - known.certainty * matchOptions.setAside);
    }
    if (f === undefined) continue;
    // Approvals that contradict each other make nothing sure, whatever the matcher thinks of the word.
    if (known.otherwise !== null) lower(c, f, known.certainty);
    // Below one half the values speak against what the header meant elsewhere, and a person should look.
    if ((confidences[c * width + f] ?? 0) >= 0.5) {
      confidences[c * width + f] = Math.max(confidences[c * width + f] ?? 0, known.certainty);
    }
  }
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
    confidenceAt: (column, field) => asConfidence(confidences[at(column, field)] ?? 0),
    rank: (column) =>
      fieldOrder
        .map((field) => ({ field, confidence: asConfidence(confidences[at(column, field)] ?? 0) }))
        .sort(
          (a, b) =>
            b.confidence - a.confidence ||
            (cells.first[at(column, b.field)] ?? 0) - (cells.first[at(column, a.field)] ?? 0),
        ),
    rivalFor: (column, field) => {
      const own = cells.scores[at(column, field)] ?? 0;
      const f = fieldPlace[field] ?? 0;
      for (let c = 0; c < cells.columns.length; c += 1) {
        if (c === place[column] || (assigned[c] ?? -1) >= 0 || rememberedAt(c)?.sameLayout === true) continue;
        const near = (cells.scores[c * width + f] ?? 0) > own - matchOptions.closeRival;
        if (near || (confidences[c * width + f] ?? 0) >= matchOptions.floor) {
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
