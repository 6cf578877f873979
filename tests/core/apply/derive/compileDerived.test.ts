import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDerived } from '../../../../core/apply/derive/compileDerived.ts';
import { outputColumns } from '../../../../core/apply/outputColumns.ts';
import type { Derivation } from '../../../../core/model/derivedField.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { fieldOf } from '../fixture.ts';

type Cell = string | null;

/** What one derived field makes of the values of `a`, `b`, `c`. */
function derived(derive: Derivation, ...values: readonly Cell[]): Cell | undefined {
  const fields = ['a', 'b', 'c'].map((name) => fieldOf({ name }));
  const add = compileDerived({ fields, derived: [{ name: 'd', label: 'D', description: '', derive }] });
  return add([values[0] ?? null, values[1] ?? null, values[2] ?? null])[3];
}

describe('fields derived from dates', () => {
  const days = { kind: 'daysBetween', from: 'a', to: 'b' } as const;
  const age = { kind: 'ageAt', birth: 'a', at: 'b' } as const;

  it('count the days between two, back too, whatever the time of day', () => {
    expect(derived(days, '2024-02-28', '2024-03-01')).toBe('2');
    expect(derived(days, '2024-03-01', '2024-02-28')).toBe('-2');
    expect(derived(days, '2024-02-28T23:59:59', '2024-02-28T00:00:00')).toBe('0');
    expect(derived(days, '2024-02-28', null)).toBeNull();
    expect(derived(days, 'soon', '2024-02-28')).toBeNull();
  });

  it('tell an age in full years, none before the birth', () => {
    expect(derived(age, '2000-02-29', '2024-02-28')).toBe('23');
    expect(derived(age, '2000-02-29', '2024-02-29')).toBe('24');
    expect(derived(age, '2001-02-28', '2002-02-28')).toBe('1');
    expect(derived(age, '2024-02-29', '2025-02-28')).toBe('0');
    expect(derived(age, '2024-03-01', '2024-02-29')).toBeNull();
  });

  it('tell parts of a date', () => {
    const part = (name: 'year' | 'month' | 'quarter' | 'yearMonth') =>
      derived({ kind: 'datePart', of: 'a', part: name }, '0987-05-31T01:00:00Z');
    expect([part('year'), part('month'), part('quarter'), part('yearMonth')]).toEqual([
      '987',
      '5',
      '0987-Q2',
      '0987-05',
    ]);
  });
});

describe('fields derived from amounts', () => {
  const less = { kind: 'difference', of: 'a', less: ['b', 'c'] } as const;
  const ratio = { kind: 'ratio', of: 'a', to: 'b', decimals: 4 } as const;
  const band = {
    kind: 'band',
    of: 'a',
    bands: [
      { below: 0, label: 'negative' },
      { below: 100, label: 'small' },
      { below: null, label: 'large' },
    ],
  } as const;

  it('subtract to the last digit, however long the figures are', () => {
    expect(derived(less, '0.30', '0.1', '0.2')).toBe('0.00');
    expect(derived(less, '12345678901234567890.01', '0.02', '1')).toBe('12345678901234567888.99');
    expect(derived(less, '1', '2', '0.5')).toBe('-1.5');
    expect(derived(less, '1', '2', null)).toBeNull();
  });

  it('agree with arithmetic on whole cents', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 });
    const written = (value: number): string =>
      `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const rest = derived({ kind: 'difference', of: 'a', less: ['b'] }, written(a), written(b));
        expect(Math.round(Number(rest) * 100)).toBe(a - b);
        expect(rest).toMatch(/^-?\d+\.\d{2}$/);
      }),
    );
  });

  it('divide to so many places, halves away from nought, and by nought not at all', () => {
    expect(derived(ratio, '1', '3')).toBe('0.3333');
    expect(derived(ratio, '-1', '16')).toBe('-0.0625');
    expect(derived(ratio, '1', '20000')).toBe('0.0001');
    expect(derived(ratio, '-1', '20000')).toBe('-0.0001');
    expect(derived(ratio, '0', '-5')).toBe('0.0000');
    expect(derived(ratio, '5', '0.00')).toBeNull();
  });

  it('find the band, whose end belongs to the next', () => {
    expect(['-0.01', '0', '99.99', '100', null].map((value) => derived(band, value))).toEqual([
      'negative',
      'small',
      'small',
      'large',
      null,
    ]);
  });
});

describe('fields derived from codes', () => {
  const group = {
    kind: 'codeGroup',
    of: 'a',
    groups: [
      { label: 'heart', codes: ['I20-I25', 'I50'] },
      { label: 'other circulation', codes: ['I'] },
      { label: 'visits', codes: ['99202-99215'] },
    ],
    otherwise: 'other',
  } as const;

  it('take the first group that has the code, by its beginning or between two', () => {
    const codes = ['I20', 'I25.9', 'i50.1', 'I26', 'I2', '99213', '99216', 'Z00', null];
    expect(codes.map((code) => derived(group, code))).toEqual([
      'heart',
      'heart',
      'heart',
      'other circulation',
      'other circulation',
      'visits',
      'other',
      'other',
      null,
    ]);
  });
});

describe('ranges of codes', () => {
  it('hold codes of their own kind', () => {
    const kind = (codes: readonly string[], code: string) =>
      derived({ kind: 'codeGroup', of: 'a', groups: [{ label: 'in', codes }], otherwise: null }, code);
    expect(kind(['00100-01999'], '0042T')).toBeNull();
    expect(kind(['00100-01999'], '00420')).toBe('in');
    expect(kind(['0001F-9999F'], '0042T')).toBeNull();
    expect(kind(['0001F-9999F'], '0042F')).toBe('in');
    expect(kind(['C00-D49'], 'C7A.1')).toBe('in');
  });
});

describe('scores', () => {
  const points = [
    { points: 2, reason: 'Old', when: { is: 'atLeast', field: 'a', value: 65 } },
    { points: 3, reason: 'Heart', when: { is: 'codes', field: 'b', codes: ['I20-I25'] } },
    { points: -1, reason: 'Preventive', when: { is: 'oneOf', field: 'c', values: ['wellness'] } },
    { points: 1, reason: 'Child', when: { is: 'below', field: 'a', value: 2 } },
  ] as const;
  const fields = ['a', 'b', 'c'].map((name) => fieldOf({ name }));
  const add = compileDerived({
    fields,
    derived: [
      { name: 'risk', label: 'Risk', description: '', derive: { kind: 'score', points } },
      { name: 'why', label: 'Why', description: '', derive: { kind: 'scoreReasons', of: 'risk' } },
    ],
  });

  it('add up the conditions that hold, and say which', () => {
    expect(add(['65', 'I21.4', 'wellness']).slice(3)).toEqual(['4', 'Old (+2); Heart (+3); Preventive (-1)']);
    expect(add(['40', null, null]).slice(3)).toEqual(['0', null]);
    expect(add([null, null, null]).slice(3)).toEqual([null, null]);
  });

  it('are the sum of the points that their reasons name', () => {
    const age = fc.option(fc.nat(110).map(String));
    const code = fc.option(fc.constantFrom('I20', 'I25', 'Z00', '?'));
    fc.assert(
      fc.property(age, code, fc.option(fc.constantFrom('wellness', 'x')), (a, b, c) => {
        const [score, why] = add([a, b, c]).slice(3);
        const named = [...(why ?? '').matchAll(/\(([+-]\d+)\)/g)].map(([, figure]) => Number(figure));
        const isEmpty = a === null && b === null && c === null;
        expect(score).toBe(isEmpty ? null : String(named.reduce((sum, figure) => sum + figure, 0)));
      }),
    );
  });
});

describe('the derived fields of a pack', () => {
  it('stand behind its fields, and never fail, whatever the values are', () => {
    const text = fc.option(
      fc.oneof(fc.string(), fc.constantFrom('2024-01-31', '0.00', '-5', 'I20', '99213', '1e400', 'NaN')),
    );
    for (const pack of builtInPacks) {
      const add = compileDerived(pack);
      fc.assert(
        fc.property(
          fc.array(text, { minLength: pack.fields.length, maxLength: pack.fields.length }),
          (values) => {
            const row = add(values);
            expect(row).toHaveLength(outputColumns(pack).length);
            expect(row.slice(0, values.length)).toEqual(values);
            for (const value of row.slice(values.length)) expect(value === null || value !== '').toBe(true);
          },
        ),
        { numRuns: 30 },
      );
    }
  });
});
