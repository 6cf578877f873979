import type { LikenessKind } from '../model/duplicates.ts';
import { editDistance } from './editDistance.ts';

/** What is said of two values, in the form in which they are compared. */
export interface Compared {
  /** As people call the field: `First name`. */
  readonly label: string;
  readonly kind: LikenessKind;
  readonly level: number;
  /** `undefined` where a record has none. */
  readonly a: string | undefined;
  readonly b: string | undefined;
  /** Each has the other's value of a like field, which is called so. */
  readonly crossedWith?: string | undefined;
}

/** "same birth date", "first name one letter apart": how two values are alike, without the values. */
export function reasonWords(compared: Compared): string {
  const { kind, level, a, b, crossedWith } = compared;
  const label = inSentence(compared.label);
  if (a === undefined || b === undefined) return a === b ? `no ${label}` : `${label} in one only`;
  if (crossedWith !== undefined) return `${label} and ${inSentence(crossedWith)} have changed places`;
  if (level === 0 || a === b) return `same ${label}`;
  if (level === 3) return `other ${label}`;
  if (kind === 'date') return dateWords(label, a, b);
  if (kind === 'email' && a.split('@')[0] === b.split('@')[0])
    return `${label} with the same name at another provider`;
  if (kind === 'phone' && (a.endsWith(b) || b.endsWith(a))) return `${label} the same but for its beginning`;
  if (level === 1) return nearWords(label, a, b);
  if (kind === 'givenName' && Math.min(a.length, b.length) === 1) return `${label} as an initial in one`;
  return kind === 'givenName' || kind === 'familyName' ? `${label} sounds or looks alike` : `${label} alike`;
}

function nearWords(label: string, a: string, b: string): string {
  const plainA = a.replaceAll(' ', '');
  const plainB = b.replaceAll(' ', '');
  if (plainA === plainB) return `${label} the same but for spaces`;
  const steps = editDistance(plainA, plainB);
  const unit = /^\d+$/u.test(plainA + plainB) ? 'digit' : 'letter';
  if (steps === 1) return `${label} one ${unit} apart`;
  if (steps === 2) return `${label} two ${unit}s apart`;
  const [wordsA, wordsB] = [a.split(' ').toSorted().join(' '), b.split(' ').toSorted().join(' ')];
  if (wordsA === wordsB) return `${label} with words in another order`;
  return `${label} shorter in one`;
}

function dateWords(label: string, a: string, b: string): string {
  if (
    a.length === 8 &&
    a.slice(0, 4) === b.slice(0, 4) &&
    a.slice(4, 6) === b.slice(6) &&
    a.slice(6) === b.slice(4, 6)
  )
    return `${label} with day and month exchanged`;
  if (editDistance(a, b) === 1) return `${label} one digit apart`;
  const parts = [
    a.slice(0, 4) === b.slice(0, 4) ? 'year' : '',
    a.slice(4, 6) === b.slice(4, 6) ? 'month' : '',
    a.slice(6) === b.slice(6) ? 'day' : '',
  ].filter((part) => part !== '');
  return parts.length === 2 ? `${label} with the same ${parts.join(' and ')}` : `${label} alike`;
}

/** `Date of Birth` within a sentence: `date of birth`; `ZIP code` and `IBAN` keep what are not plain capitals. */
function inSentence(label: string): string {
  return label.replace(/(?<![\p{L}\p{N}])\p{Lu}(?=[\p{Ll}-])/gu, (letter) => letter.toLowerCase());
}
