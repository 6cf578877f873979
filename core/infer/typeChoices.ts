import { type ColumnType, columnTypes, type TypeChoice } from '../model/columnType.ts';
import type { SignCount } from '../model/evidence.ts';
import { hasTimePart } from '../values/dates/dateFormat.ts';
import type { FigureFormat } from '../values/dates/figureDate.ts';
import { type FittingDecision, fitsType } from './fitsType.ts';
import { chooseMark } from './inferNumber.ts';

/** What the ways of reading a column are counted over. */
export interface ChoiceInput {
  readonly signs: readonly SignCount[];
  /** Cells of these signs. */
  readonly filled: number;
  readonly dates: {
    readonly day: readonly string[];
    readonly month: readonly string[];
    readonly found: readonly string[];
  };
  /** The format under which figures are dates, if they can be. */
  readonly figures: FigureFormat | undefined;
  readonly clock: boolean;
  readonly digitsOnly: boolean;
}

/** Single date formats that are offered beside those of the column as a whole. */
const singleFormats = 4;

/**
 * The ways in which any cell of a column can be read, with how many cells disagree: each type once, dates with the day
 * first and with the month first where that makes a difference, numbers with either decimal mark. In the order of
 * `columnTypes`, the likeliest form of a type first.
 */
export function typeChoices({
  signs,
  filled,
  dates,
  figures,
  clock,
  digitsOnly,
}: ChoiceInput): readonly TypeChoice[] {
  const mark = chooseMark(signs);
  const invalidOf = (decision: Partial<FittingDecision> & { readonly type: ColumnType }): number => {
    let fitting = 0;
    const whole = { decimalMark: mark, dateFormats: [], semanticType: null, digitsOnly, clock, ...decision };
    for (const { sign, count } of signs) if (fitsType(sign, whole)) fitting += count;
    return filled - fitting;
  };
  const formsOf = (type: ColumnType): readonly TypeChoice[] => {
    switch (type) {
      case 'integer':
      case 'number':
        return distinct(
          (mark === '.' ? (['.', ','] as const) : ([',', '.'] as const)).map((decimalMark) => ({
            type,
            format: decimalMark === '.' ? '1,234.56' : '1.234,56',
            invalid: invalidOf({ type, decimalMark }),
          })),
          signs.some(({ sign }) => sign.point !== sign.comma),
        );
      case 'date':
      case 'datetime': {
        const singles = dates.found.length > 1 ? dates.found.slice(0, singleFormats).map((one) => [one]) : [];
        const lists = [dates.day, dates.month, ...singles, ...(figures === undefined ? [] : [[figures]])];
        return byInvalid(
          lists
            .filter((formats) => formats.length > 0 && formats.some(hasTimePart) === (type === 'datetime'))
            .map((formats) => ({
              type,
              format: formats.join(' | '),
              invalid: invalidOf({ type, dateFormats: formats }),
            })),
        );
      }
      case 'boolean':
      case 'time':
      case 'code':
      case 'text':
        return [{ type, format: null, invalid: invalidOf({ type }) }];
    }
  };
  return filled === 0
    ? []
    : columnTypes.flatMap((type) => formsOf(type).filter(({ invalid }) => invalid < filled));
}

/** Both decimal marks where they read the cells otherwise; else the form that needs no saying. */
function distinct(forms: readonly TypeChoice[], differ: boolean): readonly TypeChoice[] {
  return differ ? forms : forms.slice(0, 1).map((form) => ({ ...form, format: null }));
}

/** Fewest disagreeing cells first, each format once. */
function byInvalid(forms: readonly TypeChoice[]): readonly TypeChoice[] {
  const first = new Map<string | null, TypeChoice>();
  for (const form of forms) if (!first.has(form.format)) first.set(form.format, form);
  return [...first.values()].sort((one, other) => one.invalid - other.invalid);
}
