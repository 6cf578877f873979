import type { ColumnDecision, Sign } from '../model/evidence.ts';
import { isFigureFormat } from '../values/dates/figureDate.ts';
import { fitsDates } from './inferDates.ts';
import { fitsClock, fitsFigures } from './inferFigures.ts';
import { fitsMark } from './inferNumber.ts';

/** What of a decision tells which cells fit it. */
export interface FittingDecision
  extends Pick<ColumnDecision, 'type' | 'decimalMark' | 'dateFormats' | 'semanticType'> {
  /** Hardly a code of the column has anything but digits. */
  readonly digitsOnly: boolean;
  /** Times are digits without a colon. */
  readonly clock: boolean;
}

/** Whether cells of a sign can be read as the type; with e-mail addresses, phone numbers and links, as that. */
export function fitsType(sign: Sign, decision: FittingDecision): boolean {
  if (sign.kind === 'error') return false;
  switch (decision.type) {
    case 'boolean':
      return sign.kind === 'boolean' || (sign.kind === 'digits' && sign.length === 1);
    case 'date':
    case 'datetime':
      return isFigureFormat(decision.dateFormats[0])
        ? fitsFigures(sign, decision.dateFormats[0])
        : fitsDates(sign, decision.dateFormats);
    case 'time':
      return decision.clock ? fitsClock(sign) : sign.kind === 'time';
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

/** Signs that a column of codes with letters or marks may have. `3.1E+24` was a code before a spreadsheet read it. */
export function isCodeSign(sign: Sign): boolean {
  return (
    sign.kind === 'digits' ||
    (sign.kind === 'number' && sign.detail !== 'e') ||
    sign.kind === 'date' ||
    sign.detail === 'code' ||
    sign.detail === 'uuid' ||
    sign.detail === 'phone'
  );
}

function isDecimal(sign: Sign, mark: '.' | ','): boolean {
  return (mark === '.' ? sign.point : sign.comma) === 'decimal';
}
