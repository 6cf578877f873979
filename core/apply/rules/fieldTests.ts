import type { Comparison } from '../../model/expectation.ts';
import { addsUp, scaledCent } from '../../values/numbers/exactDecimal.ts';
import { foldedText } from '../transforms/text.ts';
import type { OrderOf } from './orderOf.ts';
import { broken, holds, type RowTest, unsaid, type Verdict, verdict } from './rowTest.ts';
import type { RowFigures } from './rowFigures.ts';

/** Cents by which a total may differ, a part: each of them may have been rounded by itself. */
const centsAPart = 1;

interface SumOf {
  readonly parts: readonly number[];
  /** What may have been taken off the total, whatever sign it is written with. */
  readonly orLess: readonly number[];
}

/** A total against the sum of its parts, cent by cent; missing parts count as nought. */
export function sumTest(total: number, { parts, orLess }: SumOf): RowTest {
  const cents = centsAPart * (parts.length + orLess.length);
  const allowed = cents * scaledCent;
  return (row) => {
    if (row.textOf(total) === null) return unsaid;
    let gap = row.amountOf(total);
    let filled = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] ?? 0;
      if (row.textOf(part) === null) continue;
      filled += 1;
      gap -= row.amountOf(part);
    }
    if (filled === 0) return unsaid;
    let less = 0;
    for (let i = 0; i < orLess.length; i += 1) {
      const field = orLess[i] ?? 0;
      if (row.textOf(field) !== null) less += Math.abs(row.amountOf(field));
    }
    // An unsafe sum, or a figure of more places than four, is added up digit by digit.
    if (!Number.isSafeInteger(gap) || !Number.isSafeInteger(gap + less))
      return sumByDigits(row, total, { parts, orLess, cents });
    return verdict(Math.abs(gap) <= allowed || Math.abs(gap + less) <= allowed);
  };
}

function sumByDigits(
  row: RowFigures,
  total: number,
  { parts, orLess, cents }: SumOf & { readonly cents: number },
): Verdict {
  const text = row.textOf(total) ?? '';
  const filled = parts.flatMap((part) => row.textOf(part) ?? []);
  const isKept = addsUp(text, filled, cents);
  if (isKept !== false || orLess.length === 0) return isKept === undefined ? unsaid : verdict(isKept);
  const less = orLess.flatMap((field) => row.textOf(field) ?? []);
  const taken = less.map((amount) => (amount.startsWith('-') ? amount : `-${amount}`));
  return verdict(addsUp(text, [...filled, ...taken], cents) === true);
}

/** Values that do not descend; missing ones and those that cannot be compared are passed over. */
export function ascendingTest(fields: readonly number[], orders: readonly OrderOf[]): RowTest {
  const last = fields.length - 1;
  return (row) => {
    let said: Verdict = unsaid;
    let before = -1;
    for (let i = 0; i <= last; i += 1) {
      const field = fields[i] ?? 0;
      if (row.textOf(field) === null) continue;
      if (before >= 0) {
        const order = orders[before * fields.length + i]?.(row, fields[before] ?? 0, field) ?? Number.NaN;
        if (order > 0) return broken;
        if (order <= 0) said = holds;
      }
      before = i;
    }
    return said;
  };
}

export function compareTest(
  left: number,
  right: number,
  { op, order }: { readonly op: Comparison; readonly order: OrderOf },
): RowTest {
  const isText = op === '=' || op === '!=';
  return (row) => {
    const one = row.textOf(left);
    const other = row.textOf(right);
    if (one === null || other === null) return unsaid;
    const found = isText && (isCode(one) || isCode(other)) ? Number.NaN : order(row, left, right);
    if (Number.isNaN(found)) {
      if (!isText) return unsaid;
      const isSame = one === other || foldedText(one) === foldedText(other);
      return verdict(isSame === (op === '='));
    }
    switch (op) {
      case '<':
        return verdict(found < 0);
      case '<=':
        return verdict(found <= 0);
      case '=':
        return verdict(found === 0);
      case '!=':
        return verdict(found !== 0);
    }
  };
}

/** Digits behind a nought, such as `007`: a code, which is not the figure seven. */
function isCode(text: string): boolean {
  const second = text.charCodeAt(1);
  return text.charCodeAt(0) === 0x30 && second >= 0x30 && second <= 0x39;
}

export function anyOfTest(fields: readonly number[]): RowTest {
  return (row) => {
    for (let i = 0; i < fields.length; i += 1) if (row.textOf(fields[i] ?? 0) !== null) return holds;
    return broken;
  };
}

export function missingTest(field: number): RowTest {
  return (row) => verdict(row.textOf(field) === null);
}

/** A value wherever another field has one that is meant. */
export function requiredTest(field: number, isMeant: (row: RowFigures) => boolean): RowTest {
  return (row) => {
    if (!isMeant(row)) return unsaid;
    return row.textOf(field) === null ? broken : holds;
  };
}
