import { personCase } from '../../values/contact/personCase.ts';
import { type PersonName, readPersonName } from '../../values/contact/personName.ts';
import { collapsedText } from './collapseSpaces.ts';
import type { TransformEntry } from './step.ts';

/** Names of persons in the capitals that names have, and in one order. What is no name keeps its order; nothing is rejected. */
export const personName: TransformEntry<'personName'> = {
  kind: 'personName',
  label: 'Standardise names',
  about:
    'Writes names that are all in capitals or all in small letters as names are written, with single spaces; turns Last, First and LAST First round where asked.',
  failsWith: [],
  compile:
    ({ order }) =>
    (value) => {
      const visible = value === null ? null : collapsedText(value);
      if (visible === null) return null;
      return order === 'firstLast' ? settled(visible) : personCase(visible);
    },
};

/** A suffix is told by its case, so what is cased may be read otherwise: `X,II` is turned round as `X, Ii` would be. */
function settled(text: string): string {
  const once = personCase(firstLast(text));
  return once === text ? once : personCase(firstLast(once));
}

/** `Lee, Ann M., Jr.` is `Ann M. Lee Jr.`, `LEE Ann` is `Ann LEE`; other names, and what is no name, stay. */
function firstLast(text: string): string {
  const name = readPersonName(text);
  if (name === undefined || !isLastFirst(name)) return text;
  return [name.prefix, name.first, name.middle, name.last, name.suffix]
    .filter((part) => part !== '')
    .join(' ');
}

/** A comma says it, or capitals that are too many for initials. Marks where a name should be are none to turn round. */
function isLastFirst({ form, first, last }: PersonName): boolean {
  if (!/\p{L}/u.test(first) || !/\p{L}/u.test(last)) return false;
  return form === 'comma' || (form === 'capitals' && last.replace(/[^\p{L}]/gu, '').length > mostInitials);
}

const mostInitials = 3;
