import { describe, expect, it } from 'vitest';
import { llmDefaults } from '../../../../core/model/llmDefaults.ts';
import { mayBeSent } from '../../../../core/service/standardise/standardOpen.ts';

const country = { isPersonal: false };
const name = { isPersonal: true };

describe('values that may leave the machine', () => {
  it('are none before somebody says so', () => {
    for (const rule of [country, name])
      for (const sensitive of [true, false]) expect(mayBeSent(rule, sensitive, llmDefaults)).toBe(false);
  });

  it('are none of health data, whatever is said of other data, until it is said of these', () => {
    const others = { ...llmDefaults, values: 'all' } as const;
    expect(mayBeSent(country, true, others)).toBe(false);
    expect(mayBeSent(name, false, others)).toBe(true);
    const lists = { ...llmDefaults, healthValues: 'impersonal' } as const;
    expect([mayBeSent(country, true, lists), mayBeSent(name, true, lists)]).toEqual([true, false]);
    expect(mayBeSent(country, false, lists)).toBe(false);
    expect(mayBeSent(name, true, { ...llmDefaults, healthValues: 'all' })).toBe(true);
  });
});
