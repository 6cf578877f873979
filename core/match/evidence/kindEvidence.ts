import type { ColumnCard, FieldCard } from './cards.ts';
import { kindFit, rangeFit, sameKind } from '../values/kindFit.ts';

/** Whether a column holds the sort of thing that a field's name asks for. 1: it does; 0: it may, or nothing is known; -1: it does not. */
export interface KindEvidence {
  /** By what the values look like. */
  readonly kindFit: number;
  /** By the column's own name. */
  readonly sameKind: number;
  /** -1 where numbers leave the range that the field's name speaks for (ages, percentages, years); never above 0. */
  readonly rangeFit: number;
  /** 1: the same unit; 0: units that turn into each other, or one is not told; -1: they measure different things. */
  readonly unitFit: number;
}

export function kindEvidence(column: ColumnCard, field: FieldCard): KindEvidence {
  return {
    kindFit: kindFit(column.form, field.kind),
    sameKind: sameKind(column.kind, field.kind),
    rangeFit: rangeFit(column.profile, field.range),
    unitFit: unitFit(column, field),
  };
}

function unitFit({ unit: own }: ColumnCard, { unit: wanted }: FieldCard): number {
  if (own === null || wanted === null) return 0;
  if (own.id === wanted.id) return 1;
  return own.dimension === wanted.dimension ? 0 : -1;
}
