import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileTransform } from '../../../../core/apply/transforms/catalogue.ts';
import { isFailure, type StepResult } from '../../../../core/apply/transforms/step.ts';
import type { Transform } from '../../../../core/model/transform.ts';
import { areConvertible, unitIds, unitOf } from '../../../../core/values/numbers/units.ts';

function run(transform: Transform, value: string | null): string | null {
  const result: StepResult = compileTransform(transform)(value);
  return isFailure(result) ? `✕ ${result.failed}` : result;
}

describe('titleCase', () => {
  test.each([
    ["JOHN O'BRIEN-SMITH", "John O'Brien-Smith"],
    ['henry tudor VIII', 'Henry Tudor VIII'],
    ['Ann McDonald', 'Ann McDonald'],
    ['élodie straße', 'Élodie Straße'],
    ["IT'S", "It's"],
  ])('writes %s as %s', (text, wanted) => expect(run({ kind: 'titleCase' }, text)).toBe(wanted));
});

describe('extract', () => {
  const take = (pattern: string, text: string) =>
    run({ kind: 'extract', pattern, otherwise: 'reject' }, text);

  it('gives the first group, or all where there is none', () => {
    expect(take('^(.+?), [A-Z]{2} \\d{5}', 'Springfield, IL 62704')).toBe('Springfield');
    expect(take('\\d{5}(?:-\\d{4})?$', 'Springfield, IL 62704-1234')).toBe('62704-1234');
    expect(take('b(c)?', 'ab')).toBe('✕ NO_MATCH');
  });

  it('says so where nothing fits, or leaves the value missing', () => {
    expect(take('x', 'abc')).toBe('✕ NO_MATCH');
    expect(run({ kind: 'extract', pattern: 'x', otherwise: 'missing' }, 'abc')).toBeNull();
    expect(take('(', 'abc')).toBe('✕ NO_MATCH');
  });

  it('finds what a regular expression of the language finds', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '(?:a|ab)',
      '(?:b*)',
      'a?',
      'b+',
      '(?:ab){1,2}',
      '^',
      '$',
      'a*?',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 }),
        (parts, text) => {
          const pattern = `(${parts.join('')})`;
          const found = new RegExp(pattern, 'u').exec(text)?.[1];
          const own = run({ kind: 'extract', pattern, otherwise: 'missing' }, text);
          expect(own ?? '').toBe(found ?? '');
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('takes steps in proportion to the text where backtracking would take for ever', () => {
    expect(
      run({ kind: 'extract', pattern: '^((?:a+)+)+$', otherwise: 'missing' }, `${'a'.repeat(3_000)}!`),
    ).toBeNull();
  });
});

describe('replaceText', () => {
  it('replaces everywhere, letter by letter', () => {
    expect(run({ kind: 'replaceText', find: '.', replacement: '$&' }, 'a.b.')).toBe('a$&b$&');
    expect(run({ kind: 'replaceText', find: 'x', replacement: ' ' }, 'xx')).toBeNull();
  });
});

describe('namePart', () => {
  test.each([
    ['Doe, John M.', 'John', 'M.', 'Doe', ''],
    ['John Doe', 'John', '', 'Doe', ''],
    ['Dr. Hans-Peter van der Berg', 'Hans-Peter', '', 'van der Berg', 'Dr.'],
    ['DOE John', 'John', '', 'DOE', ''],
    ['GARCIA MARQUEZ Gabriel José', 'Gabriel', 'José', 'GARCIA MARQUEZ', ''],
    ['Berg, Hans van der', 'Hans', '', 'van der Berg', ''],
    ['Prof. Dr. Meyer', '', '', 'Meyer', 'Prof. Dr.'],
    ['Cher', 'Cher', '', '', ''],
    ['John Ronald Reuel Tolkien', 'John', 'Ronald Reuel', 'Tolkien', ''],
  ])('takes %s apart', (text, ...wanted) => {
    const part = (name: 'first' | 'middle' | 'last' | 'prefix') =>
      run({ kind: 'namePart', part: name }, text) ?? '';
    expect([part('first'), part('middle'), part('last'), part('prefix')]).toEqual(wanted);
  });

  it('finds suffixes before and behind the comma', () => {
    for (const text of ['John Smith, Jr.', 'Smith, John, Jr.', 'John Smith Jr.']) {
      expect(run({ kind: 'namePart', part: 'suffix' }, text)).toBe('Jr.');
      expect(run({ kind: 'namePart', part: 'last' }, text)).toBe('Smith');
    }
  });

  it('does not take what is no name for one', () => {
    for (const text of ['A-1', 'john@doe.com', '...', 'Smith & Sons', '42']) {
      expect(run({ kind: 'namePart', part: 'last' }, text)).toBe('✕ NOT_A_NAME');
    }
  });

  it('reads last names first where told so', () => {
    expect(run({ kind: 'namePart', part: 'last', lastFirst: true }, 'van Dyke Anna')).toBe('van Dyke');
  });
});

describe('convertUnit', () => {
  const to = (units: string, text: string, decimalMark: '.' | ',' = '.') => {
    const [from = '', target = ''] = units.split(' to ');
    return run({ kind: 'convertUnit', from, to: target, decimalMark }, text);
  };

  test.each([
    ['TEUR to 1', '12.345678901234567', '12345.678901234567'],
    ['in to mm', '2', '50.8'],
    ['°F to °C', '212', '100'],
    ['°C to °F', '-40', '-40'],
    ['percent to share', '12.5', '0.125'],
    ['share to percent', '12.5 %', '12.5'],
    ['psi to bar', '14.5', '0.999739807509'],
    ['mm to m', '5', '0.005'],
    ['mm to m', '-0', '0.000'],
  ])('%s: %s', (...[units, text, wanted]) => expect(to(units, text)).toBe(wanted));

  it('reads figures with the decimal mark given', () => {
    expect(to('thousand to 1', '1.234,5', ',')).toBe('1234500');
  });

  it('believes the unit that stands there, and rejects another kind of unit', () => {
    expect(to('in to mm', '1 ft')).toBe('304.8');
    expect(to('in to mm', '5 kg')).toBe('✕ WRONG_UNIT');
    expect(to('in to mm', 'about 5')).toBe('✕ NOT_A_NUMBER');
  });

  it('comes back to the same figure', () => {
    const units = unitIds();
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (a, b, figure) => {
          const [one, two] = [unitOf(a), unitOf(b)];
          fc.pre(one !== undefined && two !== undefined && areConvertible(one, two));
          const there = to(`${a} to ${b}`, String(Number(figure.toFixed(4))));
          const back = Number(to(`${b} to ${a}`, there ?? ''));
          // Twelve digits of the larger of the two: with an offset the smaller loses places.
          const size = Math.max(Math.abs(figure), 500);
          expect(Math.abs(back - Number(figure.toFixed(4)))).toBeLessThanOrEqual(size * 1e-8);
        },
      ),
    );
  });
});

describe('negate and padLeft', () => {
  it('turns the sign round and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (figure) => {
        const plain = figure.toFixed(2);
        const once = run({ kind: 'negate' }, plain);
        expect(Number(once)).toBe(-Number(plain) || 0);
        expect(Number(run({ kind: 'negate' }, once))).toBe(Number(plain) || 0);
      }),
    );
    expect(run({ kind: 'negate' }, '(3.00)')).toBe('3.00');
    expect(run({ kind: 'negate' }, '0.00')).toBe('0.00');
    expect(run({ kind: 'negate' }, 'abc')).toBe('✕ NOT_A_NUMBER');
  });

  it('fills up and never cuts', () => {
    expect(run({ kind: 'padLeft', length: 5, fill: '0' }, '704')).toBe('00704');
    expect(run({ kind: 'padLeft', length: 2, fill: '0' }, '704')).toBe('704');
  });
});

describe('currencyPart', () => {
  test.each([
    ['USD 1,200.00', '1,200.00', 'USD'],
    ['1.200,00 €', '1.200,00', 'EUR'],
    ['-£5', '-5', 'GBP'],
    ['(12 CHF)', '(12)', 'CHF'],
    ['1,200.00', '1,200.00', null],
    ['$5', '5', '✕ NO_CURRENCY'],
    ['12 apples', '12 apples', null],
  ])('parts %s', (text, amount, code) => {
    expect(run({ kind: 'currencyPart', part: 'amount' }, text)).toBe(amount);
    expect(run({ kind: 'currencyPart', part: 'code' }, text)).toBe(code);
  });
});

describe('parts of dates and times', () => {
  it('takes year, month, day', () => {
    expect(run({ kind: 'datePart', part: 'month' }, '2024-05-03')).toBe('5');
    expect(run({ kind: 'datePart', part: 'year' }, '2024')).toBe('2024');
    expect(run({ kind: 'datePart', part: 'day' }, '2024-05')).toBe('✕ NOT_A_DATE');
    expect(run({ kind: 'datePart', part: 'day' }, '03/04/2024')).toBe('✕ AMBIGUOUS_DATE');
  });

  it('parts a moment into day and time', () => {
    expect(run({ kind: 'dateOf' }, '2024-05-03T14:30:00')).toBe('2024-05-03');
    expect(run({ kind: 'timeOf' }, '2024-05-03 14:30')).toBe('14:30:00');
    expect(run({ kind: 'timeOf' }, '2:05 pm')).toBe('14:05:00');
    expect(run({ kind: 'timeOf' }, '2024-05-03')).toBeNull();
    expect(run({ kind: 'timeOf' }, 'noon')).toBe('✕ NOT_A_TIME');
  });

  test.each([
    ['03.05.2024 14:30', '2024-05-03T14:30:00'],
    ['03.05.2024 2:05 pm', '2024-05-03T14:05:00'],
    ['03.05.2024', '2024-05-03T00:00:00'],
    ['03.05.2024 00:00:00 1899-12-30 14:30:00', '2024-05-03T14:30:00'],
    ['2:05 pm 03.05.2024', '2024-05-03T14:05:00'],
    ['14:30', '✕ NOT_A_DATE'],
    ['03.05.2024 25:00', '✕ NOT_A_TIME'],
    ['soon 14:30', '✕ NOT_A_DATE'],
  ])('joins %s', (text, wanted) => {
    const formats = ['DD.MM.YYYY', 'DD.MM.YYYY HH:mm:ss'];
    expect(run({ kind: 'joinDateTime', formats }, text)).toBe(wanted);
  });
});
