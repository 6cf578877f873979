import type { Field } from '../model/targetSchema.ts';
import { detectDateFormats } from '../values/dates/detectDateFormats.ts';
import { isEmail } from '../values/contact/email.ts';
import { parseBoolean } from '../values/cells/parseBoolean.ts';
import { parseNumber } from '../values/numbers/parseNumber.ts';
import { isUrl } from '../values/contact/url.ts';

/** Why a field would not take its own example, or `undefined`. */
export function exampleFault(example: string, field: Field): string | undefined {
  if (field.maxLength !== null && lengthOf(example) > field.maxLength)
    return `${example} is longer than ${field.maxLength} characters`;
  switch (field.type) {
    case 'integer':
      return Number.isInteger(parseNumber(example, '.')) ? undefined : `${example} is no whole number`;
    case 'number':
      return parseNumber(example, '.') === undefined ? `${example} is no number` : undefined;
    case 'date':
    case 'datetime':
      return detectDateFormats(example).length === 0 ? `${example} is no date` : undefined;
    case 'boolean':
      return parseBoolean(example) === undefined ? `${example} is neither true nor false` : undefined;
    case 'enum':
      return field.enum.some((value) => value.toLowerCase() === example.trim().toLowerCase())
        ? undefined
        : `${example} is none of the allowed values`;
    case 'email':
      return isEmail(example) ? undefined : `${example} is no e-mail address`;
    case 'url':
      return isUrl(example) ? undefined : `${example} is no web address`;
    case 'phone':
      return (example.match(/\d/gu)?.length ?? 0) < 3 ? `${example} is no phone number` : undefined;
    case 'string':
    case 'text':
    case 'tag':
      return undefined;
  }
}

/** Characters; those beyond the basic plane take two units and count once. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
