import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { checkPack } from '../../../core/packs/checkPack.ts';

const pack = {
  id: 'test.people',
  title: 'People',
  version: '1',
  fields: [
    { name: 'mail', type: 'email' },
    { name: 'last', type: 'string' },
  ],
};

const errorsOf = (duplicates: unknown) => checkPack({ ...pack, duplicates }).errors;

describe('what a pack says of duplicates', () => {
  it('is taken as it stands where its fields are there', () => {
    const duplicates = {
      keys: [['mail'], ['last', 'mail']],
      forms: [{ field: 'mail', as: 'mailbox' }],
      onDuplicate: 'reject',
      likeness: [{ field: 'last', as: 'familyName' }],
    };
    expect(checkPack({ ...pack, duplicates })).toMatchObject({ errors: [], pack: { duplicates } });
  });

  it('names fields that are there, each once', () => {
    expect(errorsOf({ keys: [['mail'], ['gone', 'last', 'last']] })).toEqual([
      { path: 'duplicates.keys[1][0]', message: 'there is no field gone' },
      { path: 'duplicates.keys[1][2]', message: 'last stands twice' },
    ]);
    expect(errorsOf({ keys: [], likeness: [{ field: 'first', as: 'givenName' }] })).toEqual([
      { path: 'duplicates.likeness[0].field', message: 'there is no field first' },
    ]);
  });

  it('has a key where rows are to be rejected by it', () => {
    expect(errorsOf({ keys: [], onDuplicate: 'reject' })).toEqual([
      { path: 'duplicates.keys', message: 'rows are to be rejected, and no key tells which' },
    ]);
  });

  it('is told apart from what is no way of comparing', () => {
    expect(errorsOf({ keys: [], forms: [{ field: 'mail', as: 'soundex' }] })).toHaveLength(1);
    expect(errorsOf({ keys: [[]] })).toHaveLength(1);
  });

  it('leads of the built-in pack are compared by their mailbox', () => {
    const leads = builtInPacks.find(({ id }) => id === 'crm.leads');
    expect(leads?.duplicates).toMatchObject({
      keys: [['email'], ['lead_id']],
      forms: [{ field: 'email', as: 'mailbox' }],
    });
  });
});
