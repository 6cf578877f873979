import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StandardRule } from '../../../core/model/standardising.ts';
import { checkStandard } from '../../../core/standardise/checkStandard.ts';
import { checkValue } from '../../../core/standardise/checkValue.ts';
import { keyOf, standardRequest } from '../../../core/standardise/standardRequest.ts';

const plain: StandardRule = {
  field: 'country',
  label: 'Country',
  description: 'Where it is.',
  kind: 'country',
  isPersonal: false,
  allowed: [],
  form: 'name',
  maxLength: null,
};
const person: StandardRule = { ...plain, field: 'full_name', kind: 'person', isPersonal: true };
const list: StandardRule = { ...plain, field: 'rating', kind: 'list', allowed: ['Hot', 'Warm', 'Cold'] };

const worldOf = (rule: StandardRule, values: readonly string[]) =>
  standardRequest(rule, { field: rule.field, values }, 'm').world;
const answer = (entries: readonly (readonly [string, string])[]): string =>
  JSON.stringify({ values: entries.map(([key, value]) => ({ key, value })) });

describe('an answer about values', () => {
  const world = worldOf(plain, ['Grmany', 'Narnia']);

  it('is read row by row against what was asked', () => {
    expect(
      checkStandard(
        answer([
          ['v2', 'leave'],
          ['v1', 'Germany'],
        ]),
        world,
      ),
    ).toEqual({
      verdicts: [
        { kind: 'changed', value: 'Grmany', to: 'Germany' },
        { kind: 'left', value: 'Narnia' },
      ],
    });
  });

  it.each([
    ['a row is lost', answer([['v1', 'Germany']]), 'The key v2 is missing.'],
    [
      'a row is invented',
      answer([
        ['v1', 'Germany'],
        ['v2', 'leave'],
        ['v3', 'France'],
      ]),
      'values[2].key is none of the keys asked about.',
    ],
    [
      'a row is doubled',
      answer([
        ['v1', 'Germany'],
        ['v1', 'France'],
      ]),
      'The key v1 stands there twice.',
    ],
    ['it has words around it', `Sure: ${answer([])}`, 'It is not one JSON object.'],
    ['it has a further name', '{"values":[],"note":"x"}', 'It does not keep to the form'],
    ['it is far too long', `"${'x'.repeat(70_000)}"`, 'It is far too long.'],
  ])('is not taken where %s', (_, text, problem) => {
    expect(checkStandard(text, world)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it('says what is wrong without a word of what came', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        const checked = checkStandard(answer([[text, text]]), world);
        expect('problem' in checked && checked.problem.includes(text)).toBe(false);
      }),
    );
  });

  it('has one verdict on each value in their order, whatever the values and the order of the answer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (values) => {
        const asked = worldOf(person, values);
        const entries = values.map((_, at) => [keyOf(at), asked.leave] as const).reverse();
        expect(checkStandard(answer(entries), asked)).toEqual({
          verdicts: values.map((value) => ({ kind: 'left', value })),
        });
      }),
    );
  });
});

describe('a value by a model', () => {
  it('is a country that there is, in the form of the others', () => {
    const to = (form: StandardRule['form']) => checkValue({ ...plain, form }, 'Grmany', 'Deutschland');
    expect(to('name')).toMatchObject({ to: 'Germany' });
    expect(to('alpha2')).toMatchObject({ to: 'DE' });
    expect(to('alpha3')).toMatchObject({ to: 'DEU' });
    expect(checkValue(plain, 'Grmany', 'Gondor')).toMatchObject({ kind: 'fault', fault: 'rules' });
  });

  it('is a value of the list, to the letter', () => {
    expect(checkValue(list, 'lukewarm', 'Warm')).toMatchObject({ kind: 'changed', to: 'Warm' });
    expect(checkValue(list, 'lukewarm', 'warm')).toMatchObject({ kind: 'fault' });
  });

  it('keeps every letter of a name', () => {
    expect(checkValue(person, 'MÜLLER, anna', 'Anna Müller')).toMatchObject({ kind: 'changed' });
    expect(checkValue(person, 'MUELLER/ anna', 'Anna Müller')).toMatchObject({ kind: 'changed' });
    for (const invented of [
      'Anne Müller',
      'Anna Müller-Berg',
      'Anna',
      'Anna M\u202Eüller',
      'Anna  Müller',
      '',
    ])
      expect(checkValue(person, 'MÜLLER, anna', invented)).toMatchObject({ kind: 'fault', fault: 'rules' });
  });

  it('fits into its field', () => {
    expect(checkValue({ ...person, maxLength: 5 }, 'BERG, ana', 'Ana Berg')).toMatchObject({ kind: 'fault' });
  });
});
