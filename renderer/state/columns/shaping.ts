import type { Decisions, DraftEdit, Transform } from '../../../core/contract/views.ts';

/** What a person is making of columns by hand. */
export type Shaping =
  | { readonly kind: 'combine'; readonly columnIndexes: readonly number[]; readonly field: string | null }
  | { readonly kind: 'split'; readonly columnIndex: number };

/** How several columns become one value. `first`: the first filled cell, in the order of the columns. */
export type CombineWay =
  | { readonly kind: 'separator'; readonly separator: string }
  | { readonly kind: 'template'; readonly text: string }
  | { readonly kind: 'first' };

/** The steps of a way; `null` while it is not complete. */
export function combineSteps(way: CombineWay): readonly Transform[] | null {
  switch (way.kind) {
    case 'separator':
      return [{ kind: 'concatenate', separator: way.separator }];
    case 'template':
      return /\{\d{1,2}\}/.test(way.text) ? [{ kind: 'template', text: way.text }] : null;
    case 'first':
      return [{ kind: 'trim' }];
  }
}

/** One field to be made of columns. */
export interface ShapedField {
  readonly field: string;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
}

/**
 * The edits of one undo step that makes fields of columns. A column that feeds one of these fields by itself is set aside,
 * as it would have the say, and so is a part without a field of its own, which is decided with this.
 */
export function shapeEdits(decisions: Decisions, fields: readonly ShapedField[]): readonly DraftEdit[] {
  const names = new Set(fields.map(({ field }) => field));
  const parts = new Set(fields.flatMap(({ columnIndexes }) => columnIndexes));
  const aside = decisions.columns.filter(
    ({ field, status, columnIndex }) =>
      status !== 'ignored' && (field === null ? parts.has(columnIndex) : names.has(field)),
  );
  return [
    ...aside.map(({ columnIndex }): DraftEdit => ({ kind: 'ignore', columnIndex })),
    ...decisions.constants.flatMap(({ field }): readonly DraftEdit[] =>
      names.has(field) ? [{ kind: 'clearConstant', field }] : [],
    ),
    ...fields.map((one): DraftEdit => ({ kind: 'derive', ...one })),
  ];
}

/** Columns outside the new field that feed it now and would be set aside. */
export function replacedColumns(
  decisions: Decisions,
  field: string,
  columnIndexes: readonly number[],
): readonly number[] {
  return decisions.columns
    .filter((one) => one.field === field && one.status !== 'ignored')
    .map(({ columnIndex }) => columnIndex)
    .filter((columnIndex) => !columnIndexes.includes(columnIndex));
}
