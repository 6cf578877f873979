import type { Field } from '../model/targetSchema.ts';
import { isEmail } from '../values/contact/email.ts';

import { isUrl } from '../values/contact/url.ts';
import { isDialable } from '../values/contact/isDialable.ts';
import { isPlainNumber, plainNumber } from './transforms/plainNumber.ts';
import { dateInAnyFormat, dayOf, momentOf } from './transforms/readDates.ts';
import { parseBoolean } from './transforms/parseBoolean.ts';
import { failure, isFailure } from './transforms/step.ts';
import type { Step, StepResult } from './transforms/step.ts';
import { foldedText, visibleText } from './transforms/text.ts';

/**
 * The check that a field makes of every value, whatever transforms came before, and the form it gives it:
 *
 * - `integer`, `number`: plain decimal text with a point; `5.00` is the integer `5`
 * - `date`: the day in ISO form, a time of day is dropped; `datetime`: ISO form, a day alone is its midnight
 * - `boolean`: `true` or `false`
 * - `enum`: the list's own spelling, compared without case and outer space
 * - `email`, `phone`, `url`: without outer space, otherwise as written
 * - `string`, `text`, `tag`: as it is
 *
 * Where the field keeps what has another form (`unfit`), such a value passes as written, without outer space.
 *
 * `maxLength` counts characters of the result. A missing value passes; `required` is for the row to check.
 */
export function fieldCheck(field: Field): Step {
  return notLonger(typeCheck(field), field);
}

/** What a field makes of a text that a step could not read and that it keeps: it stays as written, without outer space. */
export function keptText(field: Field): Step {
  return notLonger((value) => (value === null ? null : visibleText(value)), field);
}

function notLonger(ofType: Step, { maxLength }: Pick<Field, 'maxLength'>): Step {
  if (maxLength === null) return ofType;
  const tooLong = failure('TOO_LONG');
  return (value) => {
    const result = ofType(value);
    if (result === null || isFailure(result)) return result;
    return isLonger(result, maxLength) ? tooLong : result;
  };
}

function typeCheck(field: Pick<Field, 'type' | 'enum' | 'unfit'>): Step {
  if (field.unfit === 'keep') return keeping(field.type);
  switch (field.type) {
    case 'string':
    case 'text':
    case 'tag':
      return (value) => value;
    case 'number':
      return numberCheck;
    case 'integer':
      return integerCheck;
    case 'date':
      return dateCheck;
    case 'datetime':
      return datetimeCheck;
    case 'boolean':
      return parseBoolean.compile({ kind: 'parseBoolean' });
    case 'enum':
      return listCheck(field.enum);
    case 'email':
      return (value) => shaped(value, isEmail, notAnEmail);
    case 'phone':
      return (value) => shaped(value, isDialable, notAPhone);
    case 'url':
      return (value) => shaped(value, isUrl, notAUrl);
  }
}

/** Addresses and numbers of telephones are texts as they stand; of the other types what can be read has its one form. */
function keeping(type: Field['type']): Step {
  const check =
    type === 'email' || type === 'phone' || type === 'url' ? undefined : typeCheck({ type, enum: [] });
  return (value) => {
    if (value === null) return null;
    const read = check?.(value);
    return read === undefined || isFailure(read) ? visibleText(value) : read;
  };
}

const notANumber = failure('NOT_A_NUMBER');
const notAnInteger = failure('NOT_AN_INTEGER');
const notInList = failure('NOT_IN_LIST');
const notAnEmail = failure('NOT_AN_EMAIL');
const notAPhone = failure('NOT_A_PHONE');
const notAUrl = failure('NOT_A_URL');

function numberCheck(value: string | null): StepResult {
  if (value === null || isPlainNumber(value)) return value;
  return plainNumber(value, '.') ?? notANumber;
}

function integerCheck(value: string | null): StepResult {
  const plain = numberCheck(value);
  if (plain === null || isFailure(plain)) return plain;
  const point = plain.indexOf('.');
  if (point < 0) return plain;
  for (let at = point + 1; at < plain.length; at += 1) {
    if (plain.charCodeAt(at) !== 0x30) return notAnInteger;
  }
  return plain.slice(0, point);
}

function dateCheck(value: string | null): StepResult {
  if (value === null) return null;
  const iso = dateInAnyFormat(value);
  return iso === null || isFailure(iso) ? iso : dayOf(iso);
}

function datetimeCheck(value: string | null): StepResult {
  if (value === null) return null;
  const iso = dateInAnyFormat(value);
  return iso === null || isFailure(iso) ? iso : momentOf(iso);
}

function listCheck(allowed: readonly string[]): Step {
  const spellings = new Map<string, string>();
  for (const spelling of allowed) {
    const folded = foldedText(spelling);
    if (!spellings.has(folded)) spellings.set(folded, spelling);
  }
  // Exact spellings go first: a list may hold two that differ in case only.
  const exact = new Set(allowed);
  return (value) => {
    if (value === null || exact.has(value)) return value;
    return spellings.get(foldedText(value)) ?? notInList;
  };
}

function shaped(value: string | null, isShaped: (text: string) => boolean, not: StepResult): StepResult {
  if (value === null) return null;
  const visible = visibleText(value);
  return visible === null || isShaped(visible) ? visible : not;
}

function isLonger(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  let characters = 0;
  // Characters beyond the basic plane take two units and count once.
  for (const _ of text) characters += 1;
  return characters > maxLength;
}
