import type { FieldType } from '../../model/targetSchema.ts';
import { compareDecimals } from '../../values/numbers/exactDecimal.ts';
import type { RowFigures } from './rowFigures.ts';

/** -1, 0 or 1 as the first field's value is before, at or after the second's; NaN where one is missing or they cannot be held against each other. */
export type OrderOf = (row: RowFigures, left: number, right: number) => number;

/** How two fields of these types are held against each other: days with days, figures with figures; of texts, whichever both are. */
export function orderOf(left: FieldType, right: FieldType): OrderOf {
  if (isDate(left) && isDate(right)) return orderOfDays;
  if (isNumber(left) && isNumber(right)) return orderOfAmounts;
  return (row, a, b) => {
    const days = orderOfDays(row, a, b);
    return Number.isNaN(days) ? orderOfAmounts(row, a, b) : days;
  };
}

function isDate(type: FieldType): boolean {
  return type === 'date' || type === 'datetime';
}

function isNumber(type: FieldType): boolean {
  return type === 'number' || type === 'integer';
}

function orderOfAmounts(row: RowFigures, left: number, right: number): number {
  const a = row.amountOf(left);
  const b = row.amountOf(right);
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  const one = row.textOf(left);
  const other = row.textOf(right);
  return one === null || other === null ? Number.NaN : compareDecimals(one, other);
}

/** By the day; on one day by the time where both have one and the same zone, or none. */
function orderOfDays(row: RowFigures, left: number, right: number): number {
  const a = row.dayOf(left);
  const b = row.dayOf(right);
  if (a < b) return -1;
  if (a > b) return 1;
  if (a !== b) return Number.NaN;
  const one = row.textOf(left) ?? '';
  const other = row.textOf(right) ?? '';
  if (one.length <= dayLength || other.length <= dayLength || one === other) return 0;
  if (one.slice(timeEnd) !== other.slice(timeEnd)) return 0;
  const time = one.slice(dayLength, timeEnd);
  const otherTime = other.slice(dayLength, timeEnd);
  return time < otherTime ? -1 : time > otherTime ? 1 : 0;
}

/** Where the day ends in ISO text, and where seconds do. */
const dayLength = 10;
const timeEnd = 19;
