import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileTransform } from '../../../../core/apply/transforms/catalogue.ts';
import { isFailure, type StepResult } from '../../../../core/apply/transforms/step.ts';
import { isDialable } from '../../../../core/values/contact/isDialable.ts';
import type { Transform } from '../../../../core/model/transform.ts';
import { isEmail } from '../../../../core/values/contact/email.ts';

function run(transform: Transform, value: string | null, cells: readonly string[] = []): string | null {
  const result: StepResult = compileTransform(transform)(value, cells);
  return isFailure(result) ? `✕ ${result.failed}` : result;
}

const phone = {
  kind: 'phone',
  region: null,
  regionColumn: null,
  several: 'reject',
  otherwise: 'reject',
} as const satisfies Transform;
const email = { kind: 'email', local: 'lower', several: 'reject' } as const satisfies Transform;
const money = {
  kind: 'money',
  part: 'amount',
  decimalMark: '.',
  currency: null,
  currencyColumn: null,
} as const satisfies Transform;

describe('phone', () => {
  test.each([
    ['GB', '020 7946 0018', '+442079460018'],
    ['GB', '7946001823', '+447946001823'],
    [null, '+44 (0)20 7946 0018', '+442079460018'],
    [null, '\u202a+44 20 7946 0018\u202c', '+442079460018'],
    ['US', '(212) 555-0123 x12', '+12125550123;ext=12'],
    ['US', '212.555.0123, ext. 12', '+12125550123;ext=12'],
    ['DE', '+49 30 123456 Durchwahl 12', '+4930123456;ext=12'],
    ['RU', 'тел. +7 (495) 123-45-67 (доб. 12)', '+74951234567;ext=12'],
    ['FR', '02 01 23 45 67, poste 12', '+33201234567;ext=12'],
    ['CN', '+86 10 8888 8888 转 12', '+861088888888;ext=12'],
    ['US', '2125550123.0', '+12125550123'],
    ['US', '0049 151 23456789', '+4915123456789'],
    ['DE', '4915112345678', '+4915112345678'],
    ['DE', '030/1234567', '+49301234567'],
    [null, '0049(0)30/23125401', '+493023125401'],
    ['DE', '+49 (0) 8841/612345', '+498841612345'],
    ['DE', '0049 30 1234567/0171 1234567', '✕ SEVERAL_VALUES'],
    ['DE', 'Tel.: 030 1234567 (privat)', '+49301234567'],
    ['DE', "'030 1234567", '+49301234567'],
    ['IT', '06 12345678', '+390612345678'],
    ['GB', '٠٢٠ ٧٩٤٦ ٠٠١٨', '+442079460018'],
    [null, 'tel:+442079460018', '+442079460018'],
    ['GB', 'call 020 7946 0018', '✕ NOT_A_PHONE'],
    ['GB', '020 7946 0018 or 020 7946 0019', '✕ SEVERAL_VALUES'],
    ['DE', '+49 30 1234567 / +49 30 7654321', '✕ SEVERAL_VALUES'],
    ['DE', '+49 30 1234567 +49 30 7654321', '✕ SEVERAL_VALUES'],
    ['DE', '030 1234567; 030 1234567', '+49301234567'],
    ['DE', '+49 30 123456 (ext 12)', '+4930123456;ext=12'],
    [null, '=+551134567834', '+551134567834'],
    ['PL', '(+48) 422345690', '+48422345690'],
    ['AT', '+43 1 2345648 ::: +43 664 1234532', '✕ SEVERAL_VALUES'],
    ['US', '1-800-FLOWERS', '✕ NOT_A_PHONE'],
    ['US', '4.47911E+11', '✕ NOT_A_PHONE'],
    ['US', '2024-05-31', '✕ NOT_A_PHONE'],
    [null, '020 7946 0018', '✕ NO_REGION'],
    [null, '+999123456789', '✕ NOT_A_PHONE'],
    ['AQ', '020 7946 0018', '✕ NO_REGION'],
    // Written with +49 or +1, these would be read as other numbers, or as none.
    ['DE', '000000', '✕ NOT_A_PHONE'],
    ['CA', '693-2810', '✕ NOT_A_PHONE'],
  ])('in %s writes %s as %s', (region, text, wanted) => {
    expect(run({ ...phone, region }, text)).toBe(wanted);
  });

  it('takes the country from its column, and from the one set only where that is empty', () => {
    const step = { ...phone, region: 'US', regionColumn: 1 } as const;
    expect(run(step, '030 1234567', ['', 'Deutschland'])).toBe('+49301234567');
    expect(run(step, '212 555 0123', ['', ' '])).toBe('+12125550123');
    expect(run(step, '212 555 0123', ['', 'Atlantis'])).toBe('✕ NO_REGION');
  });

  it('takes the first of several numbers, and keeps what it cannot complete, where told so', () => {
    expect(run({ ...phone, region: 'DE', several: 'first' }, '030 1234567, 030 7654321')).toBe(
      '+49301234567',
    );
    expect(run({ ...phone, otherwise: 'keep' }, ' 020 7946 0018 ')).toBe('020 7946 0018');
  });

  it('gives one form that the field takes, and changes it no more', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -()/.+'.split('')), maxLength: 20 });
    const behind = fc.option(fc.nat(99_999), { nil: undefined });
    const written = fc
      .tuple(digits, behind)
      .map(([number, extension]) => (extension === undefined ? number : `${number} x${extension}`));
    const region = fc.constantFrom('GB', 'DE', 'US', 'IT', 'MX', 'AR', 'RU', 'BR', null);
    fc.assert(
      fc.property(written, region, region, (text, here, elsewhere) => {
        const once = run({ ...phone, region: here }, text);
        if (once === null || once.startsWith('✕')) return;
        expect(once).toMatch(/^\+[1-9]\d{4,16}(?:;ext=\d+)?$/);
        expect(run({ ...phone, region: elsewhere }, once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
    expect(isDialable('+12125550123;ext=12')).toBe(true);
  });
});

describe('email', () => {
  test.each([
    [' ANN.Lee@Example.ORG ', 'ann.lee@example.org'],
    ['Ann Lee <ann@example.org>', 'ann@example.org'],
    ['"Lee, Ann" <ann@example.org>', 'ann@example.org'],
    ['mailto:ann@example.org?subject=Hi', 'ann@example.org'],
    ['E-mail: ann@example.org.', 'ann@example.org'],
    ['ann@example.org (work)', 'ann@example.org'],
    ['ann @ example.org', 'ann@example.org'],
    ['ann\u200b@example.org', 'ann@example.org'],
    ['ann＠example．org', 'ann@example.org'],
    ['ann@example.org <ANN@example.org>', 'ann@example.org'],
    ['ann@example.org; bo@example.org', '✕ SEVERAL_VALUES'],
    ['ann@example.org/bo@example.org', '✕ SEVERAL_VALUES'],
    ['ann (at) example.org', 'ann@example.org'],
    ['ann[at]example[dot]org', 'ann@example.org'],
    ['ann AT example DOT org', 'ann@example.org'],
    ['ann at example dot org', 'ann@example.org'],
    ['Ann at example.org', '✕ NOT_AN_EMAIL'],
    ['<a href="mailto:ann@example.org">Ann</a>', 'ann@example.org'],
    ['<b>ann@example.org</b>', 'ann@example.org'],
    ['http://ann@example.org', 'ann@example.org'],
    ['邮箱：ann@example.org', 'ann@example.org'],
    ['ann@example.org ::: bo@example.org', '✕ SEVERAL_VALUES'],
    ['ann lee@example.org', '✕ NOT_AN_EMAIL'],
    ['ann@example', '✕ NOT_AN_EMAIL'],
    ['none', '✕ NOT_AN_EMAIL'],
  ])('writes %s as %s', (text, wanted) => expect(run(email, text)).toBe(wanted));

  it('keeps what stands before the @, and takes the first of several, where told so', () => {
    expect(run({ ...email, local: 'keep' }, 'Ann.Lee@Example.ORG')).toBe('Ann.Lee@example.org');
    expect(run({ ...email, several: 'first' }, 'a@example.org, b@example.org')).toBe('a@example.org');
    expect(run({ ...email, several: 'others' }, 'a@example.org, B@example.org')).toBe('b@example.org');
    expect(run({ ...email, several: 'others' }, 'a@example.org')).toBeNull();
    expect(run({ ...email, several: 'all' }, 'a@example.org/b@example.org')).toBe(
      'a@example.org; b@example.org',
    );
  });

  it('gives an address, and changes it no more', () => {
    const pieces = fc.constantFrom(
      'a',
      'B',
      'ä',
      'İ',
      '@',
      '@',
      '.',
      '.org',
      'x.Com',
      ' ',
      '<',
      '>',
      ';',
      '"',
      'mailto:',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), fc.constantFrom('keep', 'lower'), (parts, local) => {
        const step = { ...email, local, several: 'first' } as Transform;
        const once = run(step, parts.join(''));
        if (once === null || once.startsWith('✕')) return;
        expect(isEmail(once)).toBe(true);
        expect(run(step, once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('personName', () => {
  test.each([
    ['MCDONALD, ANNE-MARIE', 'McDonald, Anne-Marie'],
    ['ludwig  van\u00a0beethoven', 'Ludwig van Beethoven'],
    ["MARY O'NEIL", "Mary O'Neil"],
    ['VAN DER BERG, HANS', 'van der Berg, Hans'],
    ['ROBERT DE NIRO', 'Robert de Niro'],
    ['VAN MORRISON', 'Van Morrison'],
    ['vincent van Gogh', 'Vincent van Gogh'],
    ['John McDonald', 'John McDonald'],
    ['Cruella DeVil', 'Cruella DeVil'],
    ['JP Morgan', 'JP Morgan'],
    ['JP MORGAN', 'JP Morgan'],
    ['DR. JOHN SMITH JR.', 'Dr. John Smith Jr.'],
    ['JOHN SMITH III', 'John Smith III'],
    ['JANE DOE, PHD', 'Jane Doe, PhD'],
    ['j. r. r. tolkien', 'J. R. R. Tolkien'],
    ['DUPONT Jean', 'Dupont Jean'],
    ['DA SILVA João', 'Da Silva João'],
    ['VAN DEN BERG Daan', 'van den Berg Daan'],
    ['MUTHU S/O RAMAN', 'Muthu s/o Raman'],
    ['Muthu s/o Raman', 'Muthu s/o Raman'],
    ['Ann\u200b Lee', 'Ann Lee'],
    ['MACDONALD', 'MacDonald'],
    ['MACHADO', 'Machado'],
    ['İPEK IŞIK', 'İpek Işık'],
    ['ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ', 'Γιώργος Παπαδόπουλος'],
    ['山田 太郎', '山田 太郎'],
    ['محمد علي', 'محمد علي'],
    ['SMITH,JOHN', 'Smith,John'],
  ])('writes %s as %s', (text, wanted) =>
    expect(run({ kind: 'personName', order: 'keep' }, text)).toBe(wanted),
  );

  it('turns last names round where told so, and leaves what is no name in its order', () => {
    const run2 = (text: string) => run({ kind: 'personName', order: 'firstLast' }, text);
    expect(run2('LEE, ANN M., JR.')).toBe('Ann M. Lee Jr.');
    expect(run2('Berg, Hans van der')).toBe('Hans van der Berg');
    expect(run2('DA SILVA João')).toBe('João da Silva');
    expect(run2('JP Morgan')).toBe('JP Morgan');
    expect(run2('Room 4, second floor')).toBe('Room 4, Second Floor');
  });

  it('never rejects, and changes a name once', () => {
    const letters = fc.constantFrom(
      ..."aBcĞİıiIßŉǅ \u00a0'’-.,&".split(''),
      'Mc',
      'mac',
      'VAN ',
      'der ',
      'II',
      'phd',
      'Σ',
      '山',
    );
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 14 }),
        fc.constantFrom<'keep' | 'firstLast'>('keep', 'firstLast'),
        (parts, order) => {
          const step: Transform = { kind: 'personName', order };
          const once = run(step, parts.join(''));
          expect(once?.startsWith('✕') ?? false).toBe(false);
          expect(run(step, once)).toBe(once);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('country', () => {
  test.each([
    ['Deutschland', 'DE', 'Germany'],
    ['GER', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
    ['deu', 'DE', 'Germany'],
    ['276', 'DE', 'Germany'],
    ['U.S.A.', 'US', 'United States'],
    ['The Netherlands', 'NL', 'Netherlands'],
    ['Côte d’Ivoire', 'CI', 'Ivory Coast'],
    ['COTE D IVOIRE', 'CI', 'Ivory Coast'],
    ['日本', 'JP', 'Japan'],
    ['🇫🇷', 'FR', 'France'],
    ['Scotland', 'GB', 'United Kingdom'],
    ['中华人民共和国', 'CN', 'China'],
    ['РФ', 'RU', 'Russia'],
    ['D', 'DE', 'Germany'],
    ['A', 'AT', 'Austria'],
    ['États-Unis', 'US', 'United States'],
    ['California', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
    ['Bavaria', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
    ['49', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
    ['N/A', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
    ['__proto__', '✕ NOT_A_COUNTRY', '✕ NOT_A_COUNTRY'],
  ])('reads %s', (text, code, name) => {
    expect(run({ kind: 'country', form: 'alpha2', otherwise: 'reject' }, text)).toBe(code);
    expect(run({ kind: 'country', form: 'name', otherwise: 'reject' }, text)).toBe(name);
  });
});

describe('money', () => {
  test.each([
    ['USD (1,200.50)', '-1200.50', 'USD'],
    ['1,200.50-', '-1200.50', null],
    ['£3', '3', 'GBP'],
    ['12.00 kr', '12.00', '✕ NO_CURRENCY'],
    ['about 5 EUR', '✕ NOT_A_NUMBER', 'EUR'],
  ])('parts %s', (text, amount, code) => {
    expect(run(money, text)).toBe(amount);
    expect(run({ ...money, part: 'code' }, text)).toBe(code);
  });

  it('reads a shared sign by the column beside it, and believes neither of two currencies', () => {
    const both = { ...money, part: 'both', currencyColumn: 0, currency: 'EUR' } as const;
    expect(run(both, '12.00 kr', ['SEK'])).toBe('12.00 SEK');
    expect(run(both, '$5', ['cad'])).toBe('5 CAD');
    expect(run(both, '5', [''])).toBe('5 EUR');
    expect(run(both, '£5', ['USD'])).toBe('✕ TWO_CURRENCIES');
    expect(run(both, '$5', ['EUR'])).toBe('✕ TWO_CURRENCIES');
    expect(run({ ...both, part: 'amount' }, '£5', ['USD'])).toBe('✕ TWO_CURRENCIES');
  });

  it('does not take cents for whole units', () => {
    expect(run(money, '50 ¢')).toBe('✕ NOT_A_NUMBER');
  });

  it('gives plain decimals, and changes them no more', () => {
    const part = fc.constantFrom('amount', 'both');
    const amount = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((figure) => figure.toFixed(2));
    fc.assert(
      fc.property(amount, fc.constantFrom('EUR ', '£', '', '('), part, (figure, sign, kind) => {
        const step = { ...money, part: kind, currency: 'EUR' } as Transform;
        const once = run(step, sign === '(' ? `(${figure.replace('-', '')})` : sign + figure);
        expect(once).toMatch(/^-?\d+\.\d{2}(?: [A-Z]{3})?$/);
        expect(run(step, once)).toBe(once);
      }),
    );
  });
});

describe('collapseSpaces', () => {
  it('makes runs of blanks one space and keeps what joins letters', () => {
    expect(run({ kind: 'collapseSpaces' }, '\u00a0 a\t\u2009b\r\nc\u200b ')).toBe('a b c');
    expect(run({ kind: 'collapseSpaces' }, '👩\u200d👩\u200d👧')).toBe('👩\u200d👩\u200d👧');
    expect(run({ kind: 'collapseSpaces' }, ' \u200d ')).toBeNull();
  });
});
