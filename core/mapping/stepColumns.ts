import type { Transform } from '../model/transform.ts';

/** The columns that steps look at beside those that feed the field: the country of a phone number, the currency of an amount. */
export function stepColumns(transforms: readonly Transform[]): readonly number[] {
  return transforms.flatMap((transform): readonly number[] => {
    const at = columnOf(transform);
    return at === null ? [] : [at];
  });
}

/**
 * The steps over columns that stand elsewhere now. A step whose column is gone goes without it.
 *
 * @param placeOf Where a column is now; `undefined` for one that is gone.
 * @returns The same list where no step looks at another column.
 */
export function movedSteps(
  transforms: readonly Transform[],
  placeOf: (columnIndex: number) => number | undefined,
): readonly Transform[] {
  if (!transforms.some((transform) => columnOf(transform) !== null)) return transforms;
  return transforms.map((transform): Transform => {
    if (transform.kind === 'phone' && transform.regionColumn !== null)
      return { ...transform, regionColumn: placeOf(transform.regionColumn) ?? null };
    if (transform.kind === 'money' && transform.currencyColumn !== null)
      return { ...transform, currencyColumn: placeOf(transform.currencyColumn) ?? null };
    return transform;
  });
}

function columnOf(transform: Transform): number | null {
  if (transform.kind === 'phone') return transform.regionColumn;
  return transform.kind === 'money' ? transform.currencyColumn : null;
}
