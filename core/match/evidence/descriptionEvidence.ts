import type { ColumnCard, FieldCard } from './cards.ts';
import type { Described } from '../words/describedTexts.ts';
import { cosine } from '../words/wordVectors.ts';
import type { WordBook } from '../words/wordBook.ts';

/** What running text about the field says; weak, since descriptions name neighbours too. Shares are 0 to 1. */
export interface DescriptionEvidence {
  /** Share of what tells the field's description apart from others that the column's name has, by the root of weights. */
  readonly nameInDescription: number;
  /** Share of the column's words that the field's description has. */
  readonly nameCovered: number;
  /** Share of the field's words that the column's description has. */
  readonly fieldInDescription: number;
  /** Likeness of the two descriptions, where the column has one. */
  readonly descriptions: number;
  /** Likeness of what is said about the two tables. */
  readonly containers: number;
  /** Cosine of the column's name, or its description where it has one, with the field's description; 0 without word vectors. */
  readonly nameDirection: number;
  readonly descriptionDirection: number;
}

export function descriptionEvidence(
  column: ColumnCard,
  field: FieldCard,
  _book: WordBook,
): DescriptionEvidence {
  const said = column.said.own;
  const about = field.said.own;
  return {
    nameInDescription: heldWeight(column.nameStems, about),
    nameCovered: heldShare(column.nameStems, about.ids),
    fieldInDescription: heldWeight(field.nameStems, said),
    descriptions: likeness(said, about),
    containers: likeness(column.said.container, field.said.container),
    nameDirection: cosine(column.phrase.direction, about.direction),
    descriptionDirection: cosine(said.direction, about.direction),
  };
}

/** Length of the part of a description that a name's words have: 1 where they have all of it. */
function heldWeight(stems: Int32Array, { ids, weights }: Described): number {
  let square = 0;
  for (let i = 0, j = 0; i < stems.length && j < ids.length; ) {
    const left = stems[i] ?? 0;
    const right = ids[j] ?? 0;
    if (left === right) {
      square += (weights[j] ?? 0) ** 2;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return Math.min(1, Math.sqrt(square));
}

function heldShare(stems: Int32Array, ids: Int32Array): number {
  let held = 0;
  for (let i = 0, j = 0; i < stems.length && j < ids.length; ) {
    const left = stems[i] ?? 0;
    const right = ids[j] ?? 0;
    if (left === right) {
      held += 1;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return stems.length === 0 ? 0 : held / stems.length;
}

/** Cosine of the two sets of weights. */
function likeness(a: Described, b: Described): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const left = a.ids[i] ?? 0;
    const right = b.ids[j] ?? 0;
    if (left === right) {
      sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return Math.min(1, sum);
}
