import type { ColumnCard, FieldCard } from './cards.ts';
import type { WordBook } from './wordBook.ts';

/** What running text about the field says; weak, since descriptions name neighbours too. Shares are 0 to 1. */
export interface DescriptionEvidence {
  /** Share, by weight, of the column's name that the field's description holds. */
  readonly nameInDescription: number;
  /** Likeness of the two descriptions, where the column has one. */
  readonly descriptions: number;
}

export function descriptionEvidence(
  column: ColumnCard,
  field: FieldCard,
  book: WordBook,
): DescriptionEvidence {
  const own = column.phrase.wordIds;
  let total = 0;
  let held = 0;
  for (let i = 0; i < own.length; i += 1) {
    const id = own[i] ?? 0;
    const weight = book.weight(id);
    total += weight;
    if (field.descriptionIds.has(id)) held += weight;
  }
  return {
    nameInDescription: total === 0 ? 0 : held / total,
    descriptions: likeness(column.descriptionIds, field.descriptionIds, book),
  };
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>, book: WordBook): number {
  if (a.size === 0 || b.size === 0) return 0;
  let total = 0;
  let shared = 0;
  for (const id of a) {
    const weight = book.weight(id);
    total += weight;
    if (b.has(id)) shared += 2 * weight;
  }
  for (const id of b) total += book.weight(id);
  return shared / total;
}
