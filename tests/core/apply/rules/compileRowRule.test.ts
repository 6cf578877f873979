import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { rulesOf, schemaOf, expectation, verdictOf } from './ruleSchema.ts';

const [unsaid, holds, broken] = [0, 1, 2];
const amounts = { a: 'number', b: 'number', c: 'number' } as const;
const dates = { a: 'date', b: 'date', c: 'date' } as const;

describe('a sum', () => {
  const sum = verdictOf(amounts, { kind: 'sum', total: 'a', parts: ['b', 'c'] });

  it('holds within a cent a part and breaks a tenth of a cent beyond', () => {
    expect(sum('0.30', '0.10', '0.20')).toBe(holds);
    expect(sum('0.32', '0.10', '0.20')).toBe(holds);
    expect(sum('0.321', '0.10', '0.20')).toBe(broken);
    expect(sum('-0.30', '-0.10', '-0.20')).toBe(holds);
  });

  it('counts missing parts as nought and says nothing without a total or any part', () => {
    expect(sum('5', '5', null)).toBe(holds);
    expect(sum('5', null, null)).toBe(unsaid);
    expect(sum(null, '1', '2')).toBe(unsaid);
  });

  it('is exact where a float is not', () => {
    expect(sum('99999999999999999999.99', '99999999999999999999.98', '0.01')).toBe(holds);
    expect(sum('99999999999999999999.99', '99999999999999999999.90', '0.01')).toBe(broken);
    expect(sum('0.000001', '0.020002', null)).toBe(broken);
  });

  it('holds with or without what may have been taken off, whichever sign that has', () => {
    const rule = { kind: 'sum', total: 'a', parts: ['b'], orLess: ['c'] } as const;
    const net = verdictOf(amounts, rule);
    expect(net('100', '100', '30')).toBe(holds);
    expect(net('70', '100', '30')).toBe(holds);
    expect(net('70', '100', '-30')).toBe(holds);
    expect(net('130', '100', '30')).toBe(broken);
    expect(net('70', '100', null)).toBe(broken);
    const large = '99999999999999999999.99';
    expect(net('99999999999999999990.99', large, '9')).toBe(holds);
    expect(net('99999999999999999990.99', large, '-9')).toBe(holds);
    expect(net('99999999999999999990.99', large, '8')).toBe(broken);
    const unfed = verdictOf({ a: 'number', b: 'number' }, rule);
    expect(unfed('100', '100')).toBe(holds);
  });

  it('agrees with sums of whole cents, whatever they are', () => {
    const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
    const text = (n: bigint): string => {
      const size = (n < 0n ? -n : n).toString().padStart(3, '0');
      return `${n < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
    };
    fc.assert(
      fc.property(cents, cents, fc.bigInt({ min: -5n, max: 5n }), (b, c, off) => {
        const isKept = off >= -2n && off <= 2n;
        expect(sum(text(b + c + off), text(b), text(c))).toBe(isKept ? holds : broken);
      }),
    );
  });
});

describe('an order', () => {
  it('passes over missing values and compares what stands around them', () => {
    const order = verdictOf(amounts, { kind: 'ascending', fields: ['a', 'b', 'c'] });
    expect(order('1', null, '2')).toBe(holds);
    expect(order('2', null, '1')).toBe(broken);
    expect(order('2', '2.00', '10')).toBe(holds);
    expect(order(null, null, '1')).toBe(unsaid);
  });

  it('knows days, and times of one day that have the same zone', () => {
    const order = verdictOf({ a: 'date', b: 'datetime' }, { kind: 'ascending', fields: ['a', 'b'] });
    expect(order('2024-05-31', '2024-05-31T08:00:00')).toBe(holds);
    expect(order('2024-06-01', '2024-05-31T08:00:00')).toBe(broken);
    const times = verdictOf({ a: 'datetime', b: 'datetime' }, { kind: 'ascending', fields: ['a', 'b'] });
    expect(times('2024-05-31T09:00:00', '2024-05-31T08:00:00')).toBe(broken);
    expect(times('2024-05-31T09:00:00+02:00', '2024-05-31T08:00:00Z')).toBe(holds);
  });

  it('says nothing of texts that are neither', () => {
    const order = verdictOf({ a: 'string', b: 'string' }, { kind: 'ascending', fields: ['a', 'b'] });
    expect(order('x', 'y')).toBe(unsaid);
    expect(order('10', '9')).toBe(broken);
    expect(order('2024-01-01', '2024-01-02')).toBe(holds);
  });

  it('speaks where two of its fields are fed', () => {
    const schema = schemaOf(amounts, [expectation({ kind: 'ascending', fields: ['a', 'b', 'gone'] })]);
    expect(rulesOf(schema).rowRules).toHaveLength(1);
  });
});

describe('rules about one value', () => {
  it('keep the ends of a range, also beyond what a float holds', () => {
    const range = verdictOf(amounts, { kind: 'range', field: 'a', min: -273.15, max: 1e21 });
    expect(range('-273.15')).toBe(holds);
    expect(range('-273.150001')).toBe(broken);
    expect(range('1000000000000000000000')).toBe(holds);
    expect(range('1000000000000000000000.1')).toBe(broken);
    expect(range(null)).toBe(unsaid);
  });

  it('count characters and not units', () => {
    const length = verdictOf({ a: 'string' }, { kind: 'length', field: 'a', min: 2, max: 3 });
    expect([length('😀'), length('😀😀'), length('😀😀😀'), length('😀😀😀😀')]).toEqual([
      broken,
      holds,
      holds,
      broken,
    ]);
    expect([length('a'), length('ab'), length('abcd')]).toEqual([broken, holds, broken]);
  });

  it('find values of a list without case and outer space', () => {
    const list = verdictOf(
      { a: 'string' },
      { kind: 'valueList', field: 'a', values: ['Open', 'Closed'], list: null },
    );
    expect([list('open '), list('Shut')]).toEqual([holds, broken]);
    const places = verdictOf(
      { a: 'string' },
      { kind: 'valueList', field: 'a', values: [], list: 'placeOfService' },
    );
    expect([places('11'), places('47')]).toEqual([holds, broken]);
  });

  it.each([
    [
      'icd10cm',
      ['E11.9', 'I10', 'S72001A', 'U07.1', 'C4A.9', 'Z3A.38'],
      ['250.00', 'E1', 'E11.', 'e11.9', 'E11.99999'],
    ],
    ['cptHcpcs', ['99213', '0042T', 'J1100', '80050'], ['9921', 'Z1234', '99213X', '9921X']],
    [
      'ndc',
      ['00071015523', '0071015523', '00071-0155-23', '0071-0155-23', '00071-155-23', '00071-0155-2'],
      ['71015523', '0007-10155-23', 'ABCDE-1234-56'],
    ],
    ['placeOfService', ['11', '02', '99'], ['1', '30', 'XX']],
    ['revenueCode', ['0450', '1001'], ['450', '0000', '04500']],
    ['billType', ['0111', '111', '13X', '0851'], ['0011', '1111', '11', '0101']],
    ['drg', ['470', '1', '0123'], ['000', '12345', '47A']],
    ['email', ['a@example.org'], ['a@', 'example.org']],
    ['phone', ['+49 30 1234567'], ['call me']],
    ['country', ['DE', 'Germany', 'USA'], ['Nowhere']],
  ] as const)('know %s by its shape', (of, right, wrong) => {
    const format = verdictOf({ a: 'string' }, { kind: 'format', field: 'a', of });
    expect(right.filter((text) => format(text) !== holds)).toEqual([]);
    expect(wrong.filter((text) => format(text) !== broken)).toEqual([]);
  });

  it('know currencies and check digits', () => {
    const currency = verdictOf({ a: 'string' }, { kind: 'currency', field: 'a' });
    expect([currency('EUR'), currency('eur'), currency('XXQ')]).toEqual([holds, broken, broken]);
    const npi = verdictOf({ a: 'string' }, { kind: 'checkDigit', field: 'a', of: 'npi' });
    expect([npi('1234567893'), npi('1234567890'), npi(null)]).toEqual([holds, broken, unsaid]);
  });

  it('leave out a pattern that need not end in linear time', () => {
    const schema = schemaOf({ a: 'string' }, [
      expectation({ kind: 'pattern', field: 'a', pattern: '(?=x)x', example: 'x' }),
    ]);
    expect(rulesOf(schema).rowRules).toEqual([]);
  });
});

describe('rules about days', () => {
  it('take the day of the run as no future', () => {
    const rule = verdictOf({ a: 'date' }, { kind: 'notFuture', field: 'a' });
    expect([rule('2026-11-21'), rule('2026-11-22'), rule(null)]).toEqual([holds, broken, unsaid]);
  });

  it('count whole years of age', () => {
    const age = verdictOf(dates, { kind: 'ageBetween', birth: 'a', at: 'b', min: 18, max: 120 });
    expect([age('2000-06-02', '2018-06-01'), age('2000-06-02', '2018-06-02')]).toEqual([broken, holds]);
    expect([age('2000-02-29', '2018-02-28'), age('2000-02-29', '2018-03-01')]).toEqual([broken, holds]);
    expect([age('1900-01-01', '2024-01-01'), age(null, '2024-01-01')]).toEqual([broken, unsaid]);
    expect(
      verdictOf(dates, { kind: 'ageBetween', birth: 'a', at: 'b', min: 0, max: null })(
        '2024-01-02',
        '2024-01-01',
      ),
    ).toBe(broken);
  });

  it('include both ends of a period and ask nothing of a missing one', () => {
    const within = verdictOf(dates, { kind: 'within', field: 'a', from: 'b', to: 'c' });
    expect(within('2024-01-01', '2024-01-01', '2024-12-31')).toBe(holds);
    expect(within('2024-12-31', '2024-01-01', '2024-12-31')).toBe(holds);
    expect(within('2025-01-01', '2024-01-01', '2024-12-31')).toBe(broken);
    expect(within('2025-01-01', '2024-01-01', null)).toBe(holds);
    expect(within('2025-01-01', null, null)).toBe(unsaid);
  });
});

describe('rules between fields', () => {
  it('compare figures as figures and texts without case', () => {
    const less = verdictOf(amounts, { kind: 'compare', left: 'a', op: '<', right: 'b' });
    expect([less('9', '10'), less('10', '10.0'), less('10', null)]).toEqual([holds, broken, unsaid]);
    const differs = verdictOf(
      { a: 'string', b: 'string' },
      { kind: 'compare', left: 'a', op: '!=', right: 'b' },
    );
    expect([differs('ann', 'Ann '), differs('ann', 'bob')]).toEqual([broken, holds]);
    const same = verdictOf({ a: 'string', b: 'string' }, { kind: 'compare', left: 'a', op: '=', right: 'b' });
    expect([same('ann', 'Ann'), same('1.0', '1')]).toEqual([holds, holds]);
    expect([same('007', '7'), same('007', '007'), same('0', '0.0')]).toEqual([broken, holds, holds]);
    const textOrder = verdictOf(
      { a: 'string', b: 'string' },
      { kind: 'compare', left: 'a', op: '<=', right: 'b' },
    );
    expect(textOrder('ann', 'bob')).toBe(unsaid);
  });

  it('ask for one of several values, and for one wherever another field says so', () => {
    const any = verdictOf({ a: 'string', b: 'string' }, { kind: 'anyOf', fields: ['a', 'b'] });
    expect([any(null, 'x'), any(null, null)]).toEqual([holds, broken]);
    const required = verdictOf(
      { a: 'string', b: 'string' },
      { kind: 'requiredWhen', field: 'a', when: 'b', values: ['Closed'] },
    );
    expect([required(null, 'closed'), required('x', 'Closed'), required(null, 'Open')]).toEqual([
      broken,
      holds,
      unsaid,
    ]);
  });

  it('ask for no value where another field says so', () => {
    const open = verdictOf(
      { a: 'date', b: 'string' },
      {
        kind: 'when',
        when: { field: 'b', is: 'oneOf', values: ['Open'] },
        expect: { kind: 'missing', field: 'a' },
      },
    );
    expect([open('2024-01-01', 'open'), open(null, 'Open'), open('2024-01-01', 'Closed')]).toEqual([
      broken,
      holds,
      unsaid,
    ]);
  });

  it('ask what stands behind a condition only where it holds', () => {
    const when = verdictOf(
      { a: 'number', b: 'string' },
      {
        kind: 'when',
        when: { field: 'a', is: 'lessThan', than: 0 },
        expect: { kind: 'anyOf', fields: ['b'] },
      },
    );
    expect([when('-0.01', null), when('-1', 'x'), when('0', null), when(null, null)]).toEqual([
      broken,
      holds,
      unsaid,
      unsaid,
    ]);
    const more = verdictOf(
      { a: 'number', b: 'string' },
      {
        kind: 'when',
        when: { field: 'b', is: 'missing' },
        expect: { kind: 'range', field: 'a', min: null, max: 5 },
      },
    );
    expect([more('6', null), more('6', 'x')]).toEqual([broken, unsaid]);
  });

  it('say nothing about a field that the schema does not have', () => {
    const schema = schemaOf(amounts, [
      expectation({ kind: 'sum', total: 'a', parts: ['b', 'gone'] }),
      expectation({ kind: 'unique', fields: ['gone'] }),
      expectation({
        kind: 'when',
        when: { field: 'gone', is: 'filled' },
        expect: { kind: 'anyOf', fields: ['a'] },
      }),
    ]);
    const rules = rulesOf(schema);
    expect([rules.rowRules, rules.tableRules]).toEqual([[], []]);
  });
});
