import { expect, test } from 'vitest';
import { ruleCautions } from '../../../core/match/ruleCautions.ts';
import { columnNamed, schemaOf, valuesOf } from './columns.ts';

const rule = {
  kind: 'pattern',
  field: 'profile',
  pattern: 'https://linkedin\\.com/.+',
  example: 'https://linkedin.com/in/a',
} as const;
const schema = {
  ...schemaOf({ name: 'website', type: 'url' }, { name: 'profile', type: 'url' }),
  expectations: [{ rule, severity: 'low' as const, message: '' }],
};
const [website, profile] = schema.fields;

test('says that values have the form of another field of the type', () => {
  const profiles = columnNamed('URL', valuesOf('https://linkedin.com/in/a', 'https://linkedin.com/in/b'));
  expect(ruleCautions(profiles, website!, schema)).toEqual(['Values have the form of “profile”']);
  expect(ruleCautions(profiles, profile!, schema)).toEqual([]);
  const sites = columnNamed('URL', valuesOf('https://linkedin.com/in/a', 'https://acme.example'));
  expect(ruleCautions(sites, website!, schema)).toEqual([]);
});
