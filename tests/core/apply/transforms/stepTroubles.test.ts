import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileTransform } from '../../../../core/apply/transforms/catalogue.ts';
import { isFailure, type StepResult } from '../../../../core/apply/transforms/step.ts';
import { inverseStep } from '../../../../core/contract/inverseStep.ts';
import { stepTroubles } from '../../../../core/contract/stepTroubles.ts';
import type { Transform } from '../../../../core/model/transform.ts';

const steps: readonly Transform[] = [
  { kind: 'trim' },
  { kind: 'parseNumber', decimalMark: '.' },
  { kind: 'negate' },
  { kind: 'convertUnit', from: 'in', to: 'mm', decimalMark: '.' },
  { kind: 'parseDate', formats: ['DD/MM/YYYY', 'YYYY-MM-DD'] },
  { kind: 'parseDate', formats: ['YYYY'] },
  { kind: 'dateOf' },
  { kind: 'timeOf' },
  { kind: 'datePart', part: 'year' },
  { kind: 'datePart', part: 'day' },
  { kind: 'parseBoolean' },
  { kind: 'email', local: 'lower', several: 'first' },
  { kind: 'phone', region: 'DE', regionColumn: null, several: 'first', otherwise: 'reject' },
  { kind: 'namePart', part: 'first' },
  { kind: 'money', part: 'amount', decimalMark: '.', currency: null, currencyColumn: null },
  { kind: 'personName', order: 'keep' },
];
const values = fc.constantFrom(
  '1',
  '-12.50',
  '2024',
  '31/12/2024',
  '2024-12-31',
  '2024-05-06T14:30:00',
  '14:30',
  'yes',
  'ann@example.org',
  '030 1234567',
  'Ann Lee',
  '1,200 USD',
  '20240506',
  '45657',
);

function after(list: readonly Transform[], value: string): StepResult {
  let result: StepResult = value;
  for (const one of list) {
    result = compileTransform(one)(result);
    if (isFailure(result)) return result;
  }
  return result;
}

describe('stepTroubles', () => {
  const told = (...list: Transform[]) => stepTroubles(list);

  it('tells what cannot work, and nothing of what can', () => {
    const [part, date] = [
      { kind: 'datePart', part: 'year' },
      { kind: 'parseDate', formats: ['DD.MM.YYYY'] },
    ] as const;
    expect(told(part, { kind: 'trim' }, date)).toEqual([null, null, 'cannotRead']);
    expect(told(date, part)).toEqual([null, null]);
    expect(told({ kind: 'trim' }, { kind: 'concatenate', separator: ' ' })).toEqual([null, 'joinsLate']);
    expect(told({ kind: 'trim' }, { kind: 'constant', value: 'x' })).toEqual([null, 'dropsAll']);
    expect(told({ kind: 'negate' }, { kind: 'negate' })).toEqual([null, 'undoes']);
    const fill = { kind: 'defaultValue', value: '0' } as const;
    expect(told(fill, { kind: 'negate' }, fill)).toEqual([null, null, 'neverEmpty']);
    expect(told(fill, { kind: 'split', separator: ',', part: 1 }, fill)).toEqual([null, null, null]);
  });

  it('is right: no value ever comes out of a step that is said to read nothing', () => {
    for (const first of steps) {
      for (const second of steps) {
        if (stepTroubles([first, second])[1] !== 'cannotRead') continue;
        fc.assert(
          fc.property(values, (value) => {
            const between = after([first], value);
            if (typeof between !== 'string') return;
            const result = after([second], between);
            expect(isFailure(result) || result === null, `${value} by ${first.kind}, ${second.kind}`).toBe(
              true,
            );
          }),
          { numRuns: 40 },
        );
      }
    }
  });
});

test('steps in order are one after the other, wherever they are cut', () => {
  const list = fc.array(fc.constantFrom(...steps), { maxLength: 5 });
  fc.assert(
    fc.property(list, list, values, (a, b, value) => {
      const first = after(a, value);
      const whole = after([...a, ...b], value);
      const apart = typeof first === 'string' ? after(b, first) : first;
      // A missing value may be filled by what comes later.
      fc.pre(first !== null);
      expect(whole).toEqual(apart);
    }),
  );
});

describe('inverseStep', () => {
  const back = (step: Transform, value: string): StepResult => {
    const inverse = inverseStep(step);
    expect(inverse).toBeDefined();
    return inverse === undefined ? null : after([step, inverse], value);
  };

  it('brings figures and listed values back', () => {
    const entries = [
      { from: 'Open', to: 'O' },
      { from: 'Closed', to: 'C' },
    ];
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (figure) => {
        const plain = figure.toFixed(3).replace(/^-(0\.0+)$/, '$1');
        expect(back({ kind: 'negate' }, plain)).toBe(plain);
        const unit = back({ kind: 'convertUnit', from: 'in', to: 'mm', decimalMark: '.' }, plain);
        expect(Number(unit)).toBeCloseTo(Number(plain), 5);
      }),
    );
    expect(back({ kind: 'mapValues', entries, otherwise: 'reject' }, 'open')).toBe('Open');
  });

  it('has none where something is lost', () => {
    const twice = [
      { from: 'a', to: 'x' },
      { from: 'b', to: 'X ' },
    ];
    expect(inverseStep({ kind: 'mapValues', entries: twice, otherwise: 'reject' })).toBeUndefined();
    expect(inverseStep({ kind: 'mapValues', entries: [], otherwise: 'keep' })).toBeUndefined();
    expect(inverseStep({ kind: 'upperCase' })).toBeUndefined();
  });
});
