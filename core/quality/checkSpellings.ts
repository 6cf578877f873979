import { spellingOptions } from '../model/options/rowCheckOptions.ts';
import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { InternedColumn } from './internColumn.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';
import type { RowCheck } from './rowCheck.ts';

/**
 * Cells that say what others of their column say, but spell it otherwise: `NEW YORK` and `New York`, and units of
 * measure (`12 oz`, `12 ounce`, `12 OZ.`), where a column that should be numbers cannot be compared.
 */
export const checkSpellings: RowCheck = ({ sample, columns, interned }) =>
  columns.flatMap((column): readonly Issue[] => {
    const values = interned[column.index];
    if (values === undefined || column.type !== 'text' || values.filled < spellingOptions.fewestRows)
      return [];
    const odd = oddUnits(values) ?? oddCase(values);
    const rows: number[] = [];
    for (let row = 0; row < values.codes.length; row += 1) {
      if (odd.has(values.codes[row] ?? -1)) rows.push(sample.rows[row]?.record ?? 0);
    }
    return rows.length === 0 ? [] : [issue(column, values, rows)];
  });

/** Values with another unit than most; `undefined` where the column is not of numbers with units. */
function oddUnits({ values, counts, filled }: InternedColumn): ReadonlySet<number> | undefined {
  const units = new Map<string, number>();
  const unitOf = values.map((value) => /^[-+]?\d[\d.,]*\s?(\p{L}[\p{L}.]{0,9})(?:\s\S+)?$/u.exec(value)?.[1]);
  let measured = 0;
  for (const [at, unit] of unitOf.entries()) {
    if (unit === undefined) continue;
    measured += counts[at] ?? 0;
    units.set(unit, (units.get(unit) ?? 0) + (counts[at] ?? 0));
  }
  if (measured < filled * spellingOptions.measuredShare) return undefined;
  const [usual, ...others] = [...units].sort(([, one], [, other]) => other - one);
  // As many words as that are street names or the like behind a house number.
  if (usual === undefined || others.length === 0 || units.size > spellingOptions.mostUnits) return new Set();
  return new Set([...values.keys()].filter((at) => unitOf[at] !== undefined && unitOf[at] !== usual[0]));
}

/** Values that differ from a more frequent one in capitals and blanks only, in a column whose values come again and again. */
function oddCase({ values, counts, filled }: InternedColumn): ReadonlySet<number> {
  const odd = new Set<number>();
  if (values.length * spellingOptions.rowsAValue > filled) return odd;
  const usual = new Map<string, number>();
  for (const [at, value] of values.entries()) {
    const folded = value.toLowerCase().replace(/\s+/gu, ' ');
    const other = usual.get(folded);
    if (other === undefined) usual.set(folded, at);
    else if ((counts[at] ?? 0) > (counts[other] ?? 0)) {
      usual.set(folded, at);
      odd.add(other);
    } else odd.add(at);
  }
  return odd;
}

function issue(column: ColumnProfile, { filled }: InternedColumn, rows: readonly number[]): Issue {
  const count = rows.length;
  return issueOf({
    code: 'INCONSISTENT_FORMAT',
    most: 'medium',
    dimension: 'consistency',
    column: column.index,
    count,
    of: filled,
    rows,
    message: `${counted(count, 'cell')} ${agreeing(count, 'spells', 'spell')} a value or a unit in another way than most of the column.`,
    remedy: 'Map the values to one spelling, or ask the sender which is meant.',
  });
}
