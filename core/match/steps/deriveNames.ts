import { derivingOptions } from '../../model/options/derivingOptions.ts';
import type { Transform } from '../../model/transform.ts';
import { personCase } from '../../values/contact/personCase.ts';
import { readPersonName } from '../../values/contact/personName.ts';
import { fitOf } from '../lists/codeAndWords.ts';
import type { KnownValue } from '../lists/knownValues.ts';
import { fieldRole, sameSubject } from './deriveRoles.ts';
import { columnsInRole, type DeriveTable, type Derivation } from './deriveTable.ts';
import { nameForms, nameRoles } from './nameForms.ts';
import { percentText, quoted } from '../words/wording.ts';

/** Middle names, titles and suffixes are worth a field from this share of values on. */
const leastExtra = 0.05;

/** First, middle and last name, title and suffix out of a column of whole names. */
export function partsOfNames(table: DeriveTable): readonly Derivation[] {
  return table.columns.flatMap((column) => {
    const named = column.roles.find((one) => one.role === 'fullName');
    if (named === undefined && column.profile.semanticType !== 'person-name') return [];
    if (column.roles.some(({ role }) => role === 'firstName' || role === 'lastName')) return [];
    const forms = nameForms(column.values);
    if (forms.share < derivingOptions.share || forms.distinct < derivingOptions.leastValues) return [];
    return nameRoles.flatMap(([role, part]): readonly Derivation[] => {
      const extra = part !== 'first' && part !== 'last';
      if (
        extra &&
        fitOf(column.values, (value) => (readPersonName(value)?.[part] ?? '') !== '').share < leastExtra
      )
        return [];
      const cased = extra && part !== 'middle' ? [] : caseSteps(column.values);
      return table.open.flatMap((field): readonly Derivation[] => {
        const wanted = fieldRole(field, role);
        const subject = named?.subject ?? [];
        const agreement = wanted === undefined ? 0 : sameSubject(subject, wanted.subject);
        if (agreement === 0) return [];
        return [
          {
            field,
            columnIndexes: [column.index],
            transforms: [{ kind: 'trim' }, { kind: 'namePart', part }, ...cased],
            share: forms.share,
            named: named === undefined ? agreement / 2 : agreement,
            reasons: [
              `${percentText(forms.share)} of values are ${forms.example}`,
              `${quoted(column.profile.name)} holds whole names`,
            ],
          },
        ];
      });
    });
  });
}

/** Names all in capitals or all in small letters are written as names are. */
function caseSteps(values: readonly KnownValue[]): readonly Transform[] {
  const odd = values.some(
    ({ value }) => readPersonName(value) !== undefined && personCase(value) !== value.trim(),
  );
  return odd ? [{ kind: 'personName', order: 'keep' }] : [];
}

/** A whole name of first and last name. */
export function wholeNames(table: DeriveTable): readonly Derivation[] {
  const firsts = columnsInRole(table, 'firstName');
  const lasts = columnsInRole(table, 'lastName');
  return table.open.flatMap((field) => {
    const wanted = fieldRole(field, 'fullName');
    if (
      wanted === undefined ||
      fieldRole(field, 'firstName') !== undefined ||
      fieldRole(field, 'lastName') !== undefined
    )
      return [];
    return firsts.flatMap((first) =>
      lasts.flatMap((last): readonly Derivation[] => {
        const agreement = Math.min(
          sameSubject(first.subject, last.subject),
          sameSubject(first.subject, wanted.subject),
        );
        if (agreement === 0 || first.column.index === last.column.index) return [];
        const fits = fitOf(
          [...first.column.values, ...last.column.values],
          (value) => readPersonName(value) !== undefined,
        );
        if (fits.share < derivingOptions.share || fits.distinct < derivingOptions.leastValues) return [];
        return [
          {
            field,
            columnIndexes: [first.column.index, last.column.index],
            transforms: [{ kind: 'concatenate', separator: ' ' }],
            share: fits.share,
            named: agreement,
            reasons: [
              `${quoted(first.column.profile.name)} and ${quoted(last.column.profile.name)} are the two parts of a name`,
              `${percentText(fits.share)} of their values are names`,
            ],
          },
        ];
      }),
    );
  });
}
