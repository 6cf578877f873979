import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import { emailsIn } from '../../values/contact/emailsIn.ts';
import { formText, type ValueForm } from '../values/kindFit.ts';
import { type Kind, literalKinds } from '../values/wantedKind.ts';

/**
 * Why the values rule a field out, in a sentence; `undefined` where they do not. A cell that is ruled out must not be proposed,
 * whatever the names say: its values are of another kind and no transform turns them into what the field wants.
 */
export function vetoOf(
  { profile, form }: { readonly profile: ColumnProfile; readonly form: ValueForm | null },
  field: Field,
): string | undefined {
  if (form === null || !canBeVetoed(form, field)) return undefined;
  const values = shownValues(profile);
  if (values.length === 0) return undefined;
  const typed = typeVeto({ form, values, profile }, field);
  if (typed !== undefined) return typed;
  if (field.type !== 'string' && field.type !== 'text') return undefined;
  const kinds = literalKinds(field.name);
  // Of several kinds that a name's words speak of one is enough: `payment_date`.
  const vetoes = kinds.map((kind) => kindVeto(form, kind));
  return vetoes.length > 0 && !vetoes.includes(undefined) ? vetoes[0] : undefined;
}

/** Most cells are of forms and types that never clash, and need no further look. */
function canBeVetoed(form: ValueForm, { type }: Field): boolean {
  return !(
    type === 'tag' ||
    (type === 'string' && (form === 'code' || form === 'phrase' || form === 'category'))
  );
}

interface Seen {
  readonly form: ValueForm;
  readonly values: readonly string[];
  readonly profile: ColumnProfile;
}

function typeVeto({ form, values, profile }: Seen, { type }: Field): string | undefined {
  const none = (passes: (value: string) => boolean) => !values.some(passes);
  switch (type) {
    case 'date':
    case 'datetime':
      if (form === 'decimal' || form === 'flag') return 'The values are no dates';
      // A date in words has a figure, too; a month alone has none.
      return hasDate(form) || !none((value) => /\d/.test(value)) ? undefined : 'The values are no dates';
    case 'integer':
    case 'number':
      if (form === 'date' && profile.format !== 'YYYYMMDD') return 'The values are dates, not numbers';
      if (form === 'email' || form === 'url') return 'The values are no numbers';
      return form === 'flag' || !none((value) => /\d/.test(value)) ? undefined : 'The values are no numbers';
    case 'boolean':
      if (form === 'date' || form === 'decimal') return 'The values are not yes or no';
      return form === 'prose' || (form === 'phrase' && profile.distinct > mostAnswers) || areSentences(values)
        ? 'The values are not yes or no'
        : undefined;
    case 'email':
      return none((value) => emailsIn(value).length > 0) ? 'No value is an e-mail address' : undefined;
    case 'url':
      return none((value) => /[^\s.]\.[^\s.]/.test(value)) ? 'No value is a web address' : undefined;
    case 'phone':
      if (form === 'date' || form === 'decimal') return 'The values are no phone numbers';
      return none((value) => value.replace(/\D/g, '').length >= 5)
        ? 'The values are no phone numbers'
        : undefined;
    case 'enum':
      return form === 'date' || form === 'email' || form === 'url'
        ? 'The values are no words of a list'
        : undefined;
    case 'string':
    case 'text':
    case 'tag':
      return undefined;
  }
}

function hasDate(form: ValueForm): boolean {
  return form === 'date' || form === 'year' || form === 'time';
}

/** Answers may be worded (`do not call`), but not in many ways. */
function areSentences(values: readonly string[]): boolean {
  const distinct = new Set(values);
  const words = [...distinct].reduce((sum, value) => sum + value.trim().split(/\s+/).length, 0);
  return distinct.size >= 4 && words >= 3 * distinct.size;
}

/** Different answers that a yes-or-no field may be made of. */
const mostAnswers = 12;

/** Forms that are never what the kind is. */
const never: Partial<Readonly<Record<Kind, readonly ValueForm[]>>> = {
  name: ['date', 'decimal', 'time', 'url'],
  place: ['date', 'decimal', 'email', 'url', 'time'],
  address: ['date', 'decimal', 'email', 'time'],
  postcode: ['date', 'email', 'url', 'prose'],
  email: ['date', 'decimal', 'integer', 'flag', 'time'],
  url: ['date', 'decimal', 'integer', 'flag', 'time', 'email'],
  phone: ['date', 'decimal', 'flag', 'email', 'url', 'prose'],
  money: ['date', 'email', 'url', 'prose'],
  percent: ['date', 'email', 'url', 'prose'],
  count: ['date', 'email', 'url'],
  measure: ['date', 'email', 'url'],
  date: ['email', 'url', 'prose'],
  category: ['email', 'url'],
  code: ['email', 'url', 'prose'],
};

function kindVeto(form: ValueForm, kind: Kind): string | undefined {
  return never[kind]?.includes(form) === true ? `The values are ${formText[form]}` : undefined;
}

function shownValues(profile: ColumnProfile): readonly string[] {
  return [...profile.topValues.map(({ value }) => value), ...profile.examples].filter(
    (value) => value.trim() !== '',
  );
}
