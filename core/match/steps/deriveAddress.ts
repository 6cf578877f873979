import { derivingOptions } from '../../model/options/derivingOptions.ts';
import { addressForms } from './addressForms.ts';
import { fitOf, patternTest } from '../lists/codeAndWords.ts';
import { fieldRole, type DeriveRole, sameSubject } from './deriveRoles.ts';
import { agree, columnsInRole, type DeriveTable, type Derivation, subjectsOf } from './deriveTable.ts';
import { percentText, quoted } from '../words/wording.ts';

/** Street, city, state and postcode out of a column that has several of them in one cell. */
export function partsOfAddresses(table: DeriveTable): readonly Derivation[] {
  return table.columns.flatMap((column) => {
    const { type } = column.profile;
    if (type !== 'text' && type !== 'code') return [];
    for (const form of addressForms) {
      const { share, distinct } = fitOf(column.values, form.fits);
      if (share < derivingOptions.share || distinct < derivingOptions.leastValues) continue;
      const subjects = subjectsOf(column);
      return form.parts.flatMap(([role, pattern]) =>
        table.open.flatMap((field): readonly Derivation[] => {
          const wanted = fieldRole(field, role);
          if (wanted === undefined) return [];
          const named = Math.max(...subjects.map((subject) => sameSubject(subject, wanted.subject)));
          if (named === 0) return [];
          return [
            {
              field,
              columnIndexes: [column.index],
              transforms: [{ kind: 'trim' }, { kind: 'extract', pattern, otherwise: 'missing' }],
              share,
              named,
              reasons: [`${percentText(share)} of values are ${form.example}`],
            },
          ];
        }),
      );
    }
    return [];
  });
}

const hasFigure = patternTest('^\\d+ ?[A-Za-z]?(?:[-/]\\d+ ?[A-Za-z]?)?$');
/** Parts of a whole address, in the order they are written. */
const wholeParts: readonly DeriveRole[] = ['street', 'city', 'state', 'postcode'];

/** A street with its number, and a whole address of its parts. */
export function wholeAddresses(table: DeriveTable): readonly Derivation[] {
  return [...streetsWithNumber(table), ...addressesOfParts(table)];
}

function streetsWithNumber(table: DeriveTable): readonly Derivation[] {
  const numbers = columnsInRole(table, 'houseNumber').filter(
    ({ column }) => fitOf(column.values, hasFigure).share >= derivingOptions.share,
  );
  return table.open.flatMap((field) => {
    const wanted = fieldRole(field, 'street') ?? fieldRole(field, 'address');
    if (wanted === undefined) return [];
    return numbers.flatMap((number) =>
      columnsInRole(table, 'street').flatMap((street): readonly Derivation[] => {
        if (street.column.index === number.column.index || !agree(street.subject, wanted.subject)) return [];
        const bare = fitOf(street.column.values, (value) => !/\d/.test(value)).share;
        if (bare < derivingOptions.share) return [];
        // Where the number stands before the street in the file, people write it so.
        const inOrder = number.column.index < street.column.index;
        const [one, two] = inOrder ? [number, street] : [street, number];
        return [
          {
            field,
            columnIndexes: [one.column.index, two.column.index],
            transforms: [{ kind: 'concatenate', separator: ' ' }],
            share: bare,
            named: sameSubject(street.subject, wanted.subject),
            reasons: [
              `${quoted(street.column.profile.name)} has no house numbers in ${percentText(bare)} of values`,
              `${quoted(number.column.profile.name)} has them`,
            ],
          },
        ];
      }),
    );
  });
}

function addressesOfParts(table: DeriveTable): readonly Derivation[] {
  return table.open.flatMap((field): readonly Derivation[] => {
    const wanted = fieldRole(field, 'address');
    if (wanted === undefined || fieldRole(field, 'street') !== undefined) return [];
    // With a field for the city beside it, the address is the street's line.
    const apart = table.fields.some((other) => {
      const city = fieldRole(other, 'city');
      return city !== undefined && sameSubject(city.subject, wanted.subject) === 1;
    });
    if (apart) return [];
    const found = wholeParts.flatMap((role) =>
      columnsInRole(table, role)
        .filter(({ subject }) => agree(subject, wanted.subject))
        .slice(0, 1),
    );
    const indexes = [...new Set(found.map(({ column }) => column.index))];
    if (indexes.length < 3) return [];
    return [
      {
        field,
        columnIndexes: indexes,
        transforms: [{ kind: 'concatenate', separator: ', ' }],
        share: 1,
        named: Math.min(...found.map(({ subject }) => sameSubject(subject, wanted.subject))),
        reasons: [
          `${found.map(({ column }) => quoted(column.profile.name)).join(', ')} are the parts of an address`,
        ],
      },
    ];
  });
}
