import { expect, it } from 'vitest';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { checkPack } from '../../../../core/packs/checkPack.ts';
import { renamedOutputs } from '../../../../renderer/state/packs/renamedOutputs.ts';

it('keeps what a pack derives and writes right, whichever of its fields is renamed', () => {
  const claims = builtInPacks.find(({ id }) => id === 'healthcare.claims');
  if (claims === undefined) throw new Error('there are claims');
  const { fields, derived, output } = claims;
  for (const { name } of fields) {
    const renamed = {
      id: 'p',
      title: 'P',
      version: '1',
      fields: fields.map((field) => (field.name === name ? { ...field, name: 'other' } : field)),
      ...renamedOutputs(claims, name, 'other'),
    };
    expect(checkPack(renamed).errors).toEqual([]);
    expect(JSON.stringify(renamed)).not.toContain(`"${name}"`);
  }
  expect(renamedOutputs(claims, 'nothing', 'other')).toEqual({ derived, output });
});
