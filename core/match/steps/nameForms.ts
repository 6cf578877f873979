import type { NamePart } from '../../model/transform.ts';
import { readPersonName } from '../../values/contact/personName.ts';
import { fitOf } from '../lists/codeAndWords.ts';
import type { DeriveRole } from './deriveRoles.ts';
import type { KnownValue } from '../lists/knownValues.ts';

/** The fields that a part of a name is for. */
export const nameRoles: readonly (readonly [DeriveRole, NamePart])[] = [
  ['firstName', 'first'],
  ['lastName', 'last'],
  ['middleName', 'middle'],
  ['nameTitle', 'prefix'],
  ['nameSuffix', 'suffix'],
];

const examples = {
  comma: '“Last, First”',
  capitals: '“LAST First”',
  order: '“First Last”',
  single: 'single names',
};

/** How many of the values are whole names, first and last both there, and how most are written. */
export function nameForms(values: readonly KnownValue[]): {
  readonly share: number;
  readonly distinct: number;
  readonly example: string;
  /** True where a comma or capitals say which part is which, not the order of words alone. */
  readonly telling: boolean;
} {
  const counts = { comma: 0, capitals: 0, order: 0, single: 0 };
  const { share, distinct } = fitOf(values, (value) => {
    const name = readPersonName(value);
    if (name === undefined || name.first === '' || name.last === '') return false;
    counts[name.form] += 1;
    return true;
  });
  const kinds = Object.entries(counts).filter(([, count]) => count > 0);
  const [first] = kinds.toSorted((a, b) => b[1] - a[1]);
  const example =
    kinds.length === 1
      ? examples[(first?.[0] ?? 'order') as keyof typeof examples]
      : 'names in several forms';
  return { share, distinct, example, telling: counts.comma + counts.capitals > counts.order };
}
