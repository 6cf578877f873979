import { derivingOptions } from '../../model/options/derivingOptions.ts';
import { amountAndCurrency } from '../../values/numbers/amountCurrency.ts';
import { readNumber } from '../../values/numbers/readNumber.ts';
import { codeAndWords, fitOf } from '../lists/codeAndWords.ts';
import { fieldRole, type DeriveRole, sameSubject } from './deriveRoles.ts';
import { type DeriveTable, type Derivation, subjectsOf } from './deriveTable.ts';
import { percentText, quoted } from '../words/wording.ts';

/** The currency that stands beside the amounts of a column. */
export function currenciesOfAmounts(table: DeriveTable): readonly Derivation[] {
  const fields = table.open.filter((field) => fieldRole(field, 'currency') !== undefined);
  if (fields.length === 0) return [];
  return table.columns.flatMap((column) => {
    const { share, distinct } = fitOf(column.values, (value) => {
      const { amount, code } = amountAndCurrency(value);
      return code !== undefined && readNumber(amount) !== undefined;
    });
    if (share < derivingOptions.share || distinct < derivingOptions.leastValues) return [];
    return fields.map(
      (field): Derivation => ({
        field,
        columnIndexes: [column.index],
        transforms: [{ kind: 'trim' }, { kind: 'currencyPart', part: 'code' }],
        share,
        named: 0.5,
        reasons: [
          `${percentText(share)} of values of ${quoted(column.profile.name)} are amounts with a currency`,
        ],
      }),
    );
  });
}

/** A code and its words out of one cell, each for a field of its own. */
export function codesAndWords(table: DeriveTable): readonly Derivation[] {
  const parts: readonly (readonly [DeriveRole, string])[] = [
    ['code', codeAndWords.code],
    ['description', codeAndWords.words],
  ];
  return table.columns.flatMap((column) => {
    const { share, distinct } = codeAndWords.fit(column.values);
    if (share < derivingOptions.share || distinct < derivingOptions.leastValues) return [];
    const subjects = subjectsOf(column);
    return parts.flatMap(([role, pattern]) =>
      table.open.flatMap((field): readonly Derivation[] => {
        const wanted = fieldRole(field, role);
        if (wanted === undefined || wanted.subject.length === 0) return [];
        const named = Math.max(
          ...subjects.map((subject) => sameSubject(subject, wanted.subject)),
          sameSubject(headerWords(column.profile.name), wanted.subject),
        );
        if (named <= 0.5) return [];
        return [
          {
            field,
            columnIndexes: [column.index],
            transforms: [{ kind: 'trim' }, { kind: 'extract', pattern, otherwise: 'missing' }],
            share,
            named,
            reasons: [
              `${percentText(share)} of values are “code - ${role === 'code' ? 'words' : 'description'}”`,
            ],
          },
        ];
      }),
    );
  });
}

function headerWords(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
