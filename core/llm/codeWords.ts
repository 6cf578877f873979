import type { ColumnProfile } from '../model/profile.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import { isCurrencyCode } from '../values/numbers/currency.ts';

/**
 * Words of code books that say what a column is and nothing about anybody. Only these leave the machine as they are, in
 * the spelling of this list; a cell that merely holds one is a shape.
 */
const words: ReadonlySet<string> = new Set(
  (
    'Y N YES NO TRUE FALSE T F J JA NEIN OUI NON SI M FEMALE MALE W D U UNKNOWN OTHER ' +
    'OPEN CLOSED REOPENED REOPEN PENDING SETTLED DENIED PAID UNPAID ACTIVE INACTIVE NEW WON LOST QUALIFIED UNQUALIFIED ' +
    'CANCELLED CANCELED EXPIRED RENEWED APPROVED REJECTED DRAFT FINAL ISSUED VOID OFFEN GESCHLOSSEN ERLEDIGT ' +
    'LOW MEDIUM HIGH CRITICAL PASS FAIL ON OFF IN OUT DEBIT CREDIT DR CR ' +
    'MON TUE WED THU FRI SAT SUN JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC ' +
    'KG G LB LBS OZ T M CM MM KM FT L ML PCS EA BAR PSI PSIG C K HR DAY DAYS MONTH YEAR'
  ).split(' '),
);

/** Code words among the values of the column, most frequent first; none where it has too many values for a list of codes. */
export function codeWords(profile: ColumnProfile): readonly string[] {
  if (profile.distinct > llmOptions.codeWordDistinct) return [];
  const found = new Set<string>();
  for (const { value } of profile.topValues) {
    const word = value.trim().toUpperCase();
    if (words.has(word) || isCurrencyCode(word)) found.add(word);
  }
  return [...found].slice(0, llmOptions.codeWords);
}
