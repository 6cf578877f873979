import type { KeyForm } from '../model/duplicates.ts';
import type { Field } from '../model/targetSchema.ts';
import { emailKey } from './emailKey.ts';

/** How a field's values are compared in keys where the pack says nothing of it: by its type. */
export function keyFormOf({ type }: Pick<Field, 'type'>): KeyForm {
  switch (type) {
    case 'email':
      return 'email';
    case 'phone':
      return 'digits';
    case 'string':
    case 'text':
    case 'tag':
    case 'url':
    case 'enum':
      return 'text';
    case 'integer':
    case 'number':
    case 'date':
    case 'datetime':
    case 'boolean':
      return 'exact';
  }
}

/** What two values have in common when they count as the same in a key; empty where nothing is left of one. */
export function keyText(value: string, form: KeyForm): string {
  switch (form) {
    case 'exact':
      return value;
    case 'text':
      return foldedText(value);
    case 'email':
      return emailKey(value);
    case 'mailbox':
      return emailKey(value, { plusTags: true, dots: true });
    case 'digits':
      return value.replace(/\D+/gu, '');
  }
}

function foldedText(value: string): string {
  const plain = /[^ -~]/u.test(value) ? value.normalize('NFKC') : value;
  return plain.toLowerCase().replace(/\s+/gu, ' ').trim();
}
