import type { ColumnType } from '../model/columnType.ts';
import type { ColumnDecision, ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { decimalMarkOf } from '../values/numbers/decimalMark.ts';
import { type FigureFormat, isFigureFormat } from '../values/dates/figureDate.ts';
import { isBooleanColumn } from './inferBoolean.ts';
import { isDigitCode, isTextCode } from './inferCode.ts';
import { fitsType, isCodeSign } from './fitsType.ts';
import { chooseDates, datePosition, datesInOrder, fitsDates } from './inferDates.ts';
import { chooseFigures, fitsFigures, isClockColumn } from './inferFigures.ts';
import { chooseMissing } from './inferMissing.ts';
import { chooseMark, fitsMark, isWhole, numberFormat } from './inferNumber.ts';
import { inferSemantic } from './inferSemantic.ts';
import { unitsOf } from './inferUnits.ts';
import { type Hint, hintsOf } from './nameHints.ts';
import { typeChoices } from './typeChoices.ts';
import { sampleOf } from './valueSample.ts';

/** The format of times without a colon; their cells are digits. */
const clockFormat = 'HHmm';

/**
 * Decides what a column is, from the signs of all its cells and never from a sample of its rows.
 *
 * A type is taken where `inferOptions.agreement` of the filled cells can be read as it, those aside that hold an error of a
 * spreadsheet; tried in the order truth value, figures that are dates by name (`YYYY`, `X`, `serial`, ...), date, time, code,
 * number, code with letters, text. A date whose day and month nothing tells apart keeps both formats, joined by ` | `, day
 * first, and `ambiguousDates` is set: neither is chosen. A reviewer's override wins over all.
 */
export function inferColumn(evidence: ColumnEvidence): ColumnDecision {
  const { override } = evidence;
  // A figure such as 9999 is a number until it is shown to stand for nothing.
  const signs: readonly SignCount[] = [
    ...evidence.signs,
    ...evidence.tokens.filter((token) => token.strength === 'figure'),
  ];
  const hints = hintsOf(evidence.name);
  const filled = total(signs);
  const readable = filled - total(signs, (sign) => sign.kind === 'error');
  const sample = sampleOf(evidence);
  const mark =
    override?.format === undefined ? chooseMark(signs) : markOf(override.format, chooseMark(signs));
  const dates = chooseDates(evidence, signs, hints);
  const given = override?.format?.split(' | ') ?? [];
  const figures = isFigureFormat(given[0])
    ? given[0]
    : given.length > 0
      ? undefined
      : figuresFor(override?.type);
  const clock =
    override?.format === clockFormat ||
    (given.length === 0 &&
      (override === null || override.type === 'time') &&
      isClockColumn(evidence, { signs, filled: readable, hints, sample }));
  const type = override?.type ?? chooseType();

  /** A reviewer who says that a column is of dates stands for the name that would have said so. */
  function figuresFor(told: ColumnType | undefined): FigureFormat | undefined {
    if (told !== undefined && !isDateType(told)) return undefined;
    const saying = told === undefined ? hints : new Set<Hint>(['date', 'month', 'year']);
    return chooseFigures({ signs, filled: readable, hints: saying }, sample);
  }

  function chooseType(): ColumnType {
    if (isBooleanColumn(evidence, { signs, filled: readable, hints })) return 'boolean';
    if (readable < filled * (1 - inferOptions.errorShare) || readable === 0) return 'text';
    const share = (fits: (sign: Sign) => boolean): number => total(signs, fits) / readable;
    const needed = inferOptions.agreement;
    if (figures !== undefined) return isTimed(signs, figures) ? 'datetime' : 'date';
    if (share((sign) => fitsDates(sign, dates.formats)) >= needed) return dates.timed ? 'datetime' : 'date';
    if (share((sign) => sign.kind === 'time') >= needed) return 'time';
    if (clock) return 'time';
    if (share((sign) => fitsMark(sign, mark)) >= needed) {
      if (isDigitCode(evidence, { signs, hints }, sample)) return 'code';
      return isWhole(signs, mark) ? 'integer' : 'number';
    }
    return isTextCode(evidence, { signs, filled: readable, hints }) && unitsOf(sample) === null
      ? 'code'
      : 'text';
  }

  const dateFormats = isDateType(type)
    ? figures === undefined
      ? given.length > 0
        ? given
        : dates.formats
      : [figures]
    : [];
  const base = { type, decimalMark: mark, dateFormats };
  const missing = chooseMissing(evidence, { type, filled, decimalMark: mark, hints });
  const semanticType = filled === 0 ? null : inferSemantic(evidence, { ...base, signs, hints, sample });
  const ambiguousDates =
    isDateType(type) && figures === undefined && override?.format === undefined && dates.ambiguous;
  const otherCodes = total(signs, (sign) => sign.kind !== 'digits' && isCodeSign(sign));
  const digitsOnly = otherCodes < filled * (1 - inferOptions.fixedWidthShare);
  return {
    ...base,
    semanticType,
    ambiguousDates,
    missing,
    format: override?.format ?? formatOf(),
    fits: bySign((sign) => fitsType(sign, { ...base, semanticType, digitsOnly, clock })),
    datePosition: bySign((sign) => datePosition(sign, base.dateFormats)),
    choices: typeChoices({
      signs,
      filled,
      dates: datesInOrder(signs),
      figures: figuresFor('date'),
      clock,
      digitsOnly,
    }),
  };

  function formatOf(): string | null {
    if (isDateType(type)) return base.dateFormats.length > 0 ? base.dateFormats.join(' | ') : null;
    if (type === 'time') return clock ? clockFormat : timeFormat(signs);
    if (type === 'number' || type === 'integer') return numberFormat(signs, mark, sample);
    return semanticType === 'quantity'
      ? (unitsOf(sample) ?? []).map((unit) => `1234 ${unit}`).join(' | ')
      : null;
  }
}

/** True where figures hold a time of day: seconds always do, Excel's days where one has decimals. */
function isTimed(signs: readonly SignCount[], format: string): boolean {
  if (format === 'serial')
    return signs.some(({ sign }) => sign.kind === 'number' && fitsFigures(sign, format));
  return format === 'X' || format === 'x';
}

function isDateType(type: ColumnType): boolean {
  return type === 'date' || type === 'datetime';
}

/** Formats of the times, most frequent first. */
function timeFormat(signs: readonly SignCount[]): string | null {
  const times = signs
    .filter(({ sign }) => sign.kind === 'time')
    .sort((one, other) => other.count - one.count);
  return times.length > 0 ? times.map(({ sign }) => sign.detail).join(' | ') : null;
}

/** The decimal mark that a number format such as `1.234,56` shows. */
function markOf(format: string, otherwise: '.' | ','): '.' | ',' {
  return /[.,]\d{1,2}(?!\d)/u.test(format) ? decimalMarkOf(format) : otherwise;
}

/** The same answer, worked out once for each sign: it is asked for every distinct value. */
function bySign<Answer>(answer: (sign: Sign) => Answer): (sign: Sign) => Answer {
  const known = new Map<string, Answer>();
  return (sign) => {
    const found = known.get(sign.key);
    if (found !== undefined) return found;
    const made = answer(sign);
    known.set(sign.key, made);
    return made;
  };
}

/** Cells of the signs that pass. */
function total(signs: readonly SignCount[], passes: (sign: Sign) => boolean = () => true): number {
  let sum = 0;
  for (const { sign, count } of signs) if (passes(sign)) sum += count;
  return sum;
}
