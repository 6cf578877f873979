import type { ColumnType } from '../model/columnType.ts';
import type { ColumnDecision, ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isBooleanColumn } from './inferBoolean.ts';
import { isDigitCode, isTextCode } from './inferCode.ts';
import { chooseDates, datePosition, fitsDates, isYearColumn } from './inferDates.ts';
import { chooseMissing } from './inferMissing.ts';
import { chooseMark, fitsMark, isWhole, numberFormat } from './inferNumber.ts';
import { inferSemantic } from './inferSemantic.ts';
import { hintsOf } from './nameHints.ts';

/**
 * Decides what a column is, from the signs of all its cells and never from a sample of its rows.
 *
 * A type is taken where `inferOptions.agreement` of the filled cells can be read as it; tried in the order truth value,
 * date, time, code, number, code with letters, text. A date whose day and month nothing tells apart keeps both formats,
 * joined by ` | `, day first, and `ambiguousDates` is set: neither is chosen. A reviewer's override wins over all.
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
  const mark =
    override?.format === undefined ? chooseMark(signs) : markOf(override.format, chooseMark(signs));
  const dates = chooseDates(signs);
  const year = isYearColumn(evidence, hints);
  const type = override?.type ?? chooseType();

  function chooseType(): ColumnType {
    if (filled === 0) return 'text';
    const share = (fits: (sign: Sign) => boolean): number => total(signs, fits) / filled;
    const needed = inferOptions.agreement;
    if (isBooleanColumn(signs, filled)) return 'boolean';
    if (year) return 'date';
    if (share((sign) => fitsDates(sign, dates.formats)) >= needed) return dates.timed ? 'datetime' : 'date';
    if (share((sign) => sign.kind === 'time') >= needed) return 'time';
    const numeric = share((sign) => fitsMark(sign, mark));
    if (numeric >= needed) {
      if (isDigitCode(evidence, signs, hints)) return 'code';
      return isWhole(signs, mark) ? 'integer' : 'number';
    }
    return isTextCode(signs, filled, hints) ? 'code' : 'text';
  }

  const formats =
    override?.format !== undefined && isDateType(type) ? override.format.split(' | ') : dates.formats;
  const base = { type, decimalMark: mark, dateFormats: isDateType(type) ? (year ? ['YYYY'] : formats) : [] };
  const missing = chooseMissing(evidence, { type, filled });
  const semanticType = filled === 0 ? null : inferSemantic(evidence, { ...base, signs, hints });
  const ambiguousDates = isDateType(type) && !year && override?.format === undefined && dates.ambiguous;
  const otherCodes = total(signs, (sign) => sign.kind !== 'digits' && isCodeSign(sign));
  const digitsOnly = otherCodes < filled * (1 - inferOptions.fixedWidthShare);
  return {
    ...base,
    semanticType,
    ambiguousDates,
    missing,
    format: override?.format ?? formatOf(),
    fits: (sign) => fitsType(sign, { ...base, semanticType, digitsOnly }),
    datePosition: (sign) => datePosition(sign, base.dateFormats),
  };

  function formatOf(): string | null {
    if (isDateType(type)) return base.dateFormats.length > 0 ? base.dateFormats.join(' | ') : null;
    if (type === 'time') return timeFormat(signs);
    if (type === 'number' || type === 'integer') return numberFormat(signs, mark);
    return null;
  }
}

/** Whether cells of a sign can be read as the type; with e-mail addresses, phone numbers and links, as that. */
function fitsType(
  sign: Sign,
  decision: Pick<ColumnDecision, 'type' | 'decimalMark' | 'dateFormats' | 'semanticType'> & {
    readonly digitsOnly: boolean;
  },
): boolean {
  if (sign.kind === 'error') return false;
  switch (decision.type) {
    case 'boolean':
      return sign.kind === 'boolean' || (sign.kind === 'digits' && sign.length === 1);
    case 'date':
    case 'datetime':
      return decision.dateFormats[0] === 'YYYY'
        ? sign.kind === 'digits' && sign.length === 4
        : fitsDates(sign, decision.dateFormats);
    case 'time':
      return sign.kind === 'time';
    case 'integer':
      return fitsMark(sign, decision.decimalMark) && !isDecimal(sign, decision.decimalMark);
    case 'number':
      return fitsMark(sign, decision.decimalMark);
    case 'code':
      if (decision.semanticType === 'phone') {
        return sign.detail === 'phone' || (sign.kind === 'digits' && sign.length >= 7);
      }
      return sign.kind === 'digits' || (!decision.digitsOnly && isCodeSign(sign));
    case 'text':
      if (decision.semanticType === 'email') return sign.detail === 'email';
      return decision.semanticType === 'url' ? sign.detail === 'url' : true;
  }
}

/** Signs that a column of codes with letters or marks may have. */
function isCodeSign(sign: Sign): boolean {
  return (
    sign.kind === 'digits' ||
    sign.kind === 'number' ||
    sign.kind === 'date' ||
    sign.detail === 'code' ||
    sign.detail === 'uuid' ||
    sign.detail === 'phone'
  );
}

function isDecimal(sign: Sign, mark: '.' | ','): boolean {
  return (mark === '.' ? sign.point : sign.comma) === 'decimal';
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
  const found = /([.,])\d{1,2}$/u.exec(format)?.[1];
  return found === '.' || found === ',' ? found : otherwise;
}

/** Cells of the signs that pass. */
function total(signs: readonly SignCount[], passes: (sign: Sign) => boolean = () => true): number {
  let sum = 0;
  for (const { sign, count } of signs) if (passes(sign)) sum += count;
  return sum;
}
