import type { Transform } from '../../../../core/contract/views.ts';
import { text } from '../../../text/en.ts';
import { trialWords } from '../../../text/trialWords.ts';

const { menu } = trialWords;

/** Steps that ask for something, in the order of the menu, with their names there; what they ask stands in `transformForms.ts`. */
export const askingLabels = {
  phone: menu.phone,
  email: menu.email,
  personName: menu.personName,
  country: menu.country,
  money: menu.money,
  split: text.transforms.menu.split,
  extract: menu.extract,
  namePart: menu.namePart,
  replaceText: menu.replaceText,
  convertUnit: menu.convertUnit,
  padLeft: menu.padLeft,
  datePart: menu.datePart,
  defaultValue: text.transforms.menu.defaultValue,
} as const;

export type AskingKind = keyof typeof askingLabels;

/** Whether a step can be changed in a form. */
export function hasForm(kind: Transform['kind']): kind is AskingKind {
  return Object.hasOwn(askingLabels, kind);
}
