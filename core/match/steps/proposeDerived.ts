import type { DerivedProposal } from '../../model/mapping.ts';
import { derivingOptions } from '../../model/options/derivingOptions.ts';
import { otherAddresses } from './deriveAddresses.ts';
import { partsOfAddresses, wholeAddresses } from './deriveAddress.ts';
import { daysOfMoments, moments, partsOfDates } from './deriveMoments.ts';
import { partsOfNames, wholeNames } from './deriveNames.ts';
import { codesAndWords, currenciesOfAmounts } from './deriveParts.ts';
import { type DeriveInput, derivedProposal, deriveTable } from './deriveTable.ts';

const rules = [
  partsOfNames,
  wholeNames,
  partsOfAddresses,
  wholeAddresses,
  moments,
  partsOfDates,
  daysOfMoments,
  currenciesOfAmounts,
  codesAndWords,
  otherAddresses,
];

/**
 * Fields that no column feeds by itself and that several columns, or a part of one, could: first and last name of a whole name,
 * a moment of day and time, city and state of one cell. Proposed only where the values bear it out, once a field, surest first; of
 * equally sure ones the columns whose names come first, so that the order of columns has no say. Never in force by itself.
 */
export function proposeDerived(input: DeriveInput): readonly DerivedProposal[] {
  const table = deriveTable(input);
  if (table.open.length === 0) return [];
  const names = (one: DerivedProposal): string =>
    JSON.stringify(one.columnIndexes.map((at) => input.columns[at]?.name ?? ''));
  const found = rules
    .flatMap((rule) => rule(table))
    .map(derivedProposal)
    .toSorted(
      (a, b) =>
        b.confidence - a.confidence ||
        compare(a.field, b.field) ||
        compare(names(a), names(b)) ||
        compare(JSON.stringify(a.transforms), JSON.stringify(b.transforms)),
    );
  const fields = new Set<string>();
  return found
    .filter(({ field }) => !fields.has(field) && fields.add(field))
    .slice(0, derivingOptions.proposals);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
