import { emailsIn } from '../../values/contact/emailsIn.ts';
import { fitOf } from '../lists/codeAndWords.ts';
import { headerWords } from '../words/headerWords.ts';
import { percentText, quoted } from '../words/wording.ts';
import type { DeriveTable, Derivation } from './deriveTable.ts';

/** The e-mail addresses behind the first of a cell, for a field of further ones (`email_secondary`). */
export function otherAddresses(table: DeriveTable): readonly Derivation[] {
  const fields = table.open.filter(
    ({ type, name, unfit }) =>
      type === 'email' && unfit === 'keep' && headerWords(name, new Set()).ordinal === 2,
  );
  if (fields.length === 0) return [];
  return table.columns
    .filter(({ fed }) => fed?.type === 'email')
    .flatMap((column) => {
      const filled = column.values.filter(({ value }) => value.trim() !== '');
      const several = filled.filter(({ value }) => emailsIn(value).length > 1);
      if (several.length === 0) return [];
      const addresses = fitOf(filled, (value) => emailsIn(value).length > 0);
      return fields.map(
        (field): Derivation => ({
          field,
          columnIndexes: [column.index],
          transforms: [{ kind: 'email', local: 'lower', several: 'others' }],
          share: addresses.share,
          named: 1,
          reasons: [
            `${percentText(several.length / filled.length)} of values of ${quoted(column.profile.name)} hold several addresses`,
            'The first one feeds the address itself',
          ],
        }),
      );
    });
}
