import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../core/values/dates/parseDate.ts';
import { parseNumber } from '../../../core/values/numbers/parseNumber.ts';
import { profileOf } from '../profile/foldTable.ts';

/** The same cells many times, each time a little different where `{}` stands. */
function many(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe('types', () => {
  it.each([
    ['integer', ['1', '2', '-3', '1,000']],
    ['number', ['1', '2.5', '3']],
    ['number', ['$5', '$6']],
    ['boolean', ['Yes', 'no', 'YES']],
    ['boolean', ['ja', 'nein']],
    ['date', ['2025-01-31', '2025-02-01']],
    ['datetime', ['2025-01-31T10:00:00Z', '2025-02-01T11:30:00Z']],
    ['time', ['10:15', '9:05']],
    ['code', ['007', '012', '100']],
    ['code', ['CLM-2024-1', 'CLM-2024-2']],
    ['text', ['red', 'blue']],
    ['text', ['yes', 'no', 'maybe', 'yes']],
    ['text', ['', 'N/A']],
    ['date', ['20250131', '20241231']],
  ] as const)('takes for %s: %j', (type, cells) => {
    expect(profileOf(cells).column.type).toBe(type);
  });

  it('never takes digits with a zero in front for a number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1 }), (values) => {
        const cells = [...values.map(String), '007'];
        const { column } = profileOf(cells);
        expect(column.type).toBe('code');
        expect(column.leadingZeros).toBeGreaterThan(0);
      }),
    );
  });

  it('keeps ten-digit identifiers as codes when the check digit or the name says so', () => {
    const npis = many(30, () => '1234567893');
    expect(profileOf(npis, 'provider_npi').column).toMatchObject({ type: 'code', semanticType: 'npi' });
    expect(
      profileOf(
        many(30, (index) => String(90_000 + index)),
        'zip',
      ).column,
    ).toMatchObject({ type: 'code', semanticType: 'postcode' });
    expect(
      profileOf(
        many(30, (index) => String(90_000 + index)),
        'paid',
      ).column.type,
    ).toBe('integer');
  });

  it('takes a reviewer at their word', () => {
    const cells = ['1', '2', '3'];
    expect(profileOf(cells, 'n', [{ columnIndex: 0, type: 'text' }]).column.type).toBe('text');
    const dates = profileOf(['03/04/2025'], 'd', [
      { columnIndex: 0, type: 'date', format: 'MM/DD/YYYY' },
    ]).column;
    expect(dates).toMatchObject({ ambiguousDates: false, format: 'MM/DD/YYYY', min: '2025-03-04' });
  });

  it('keeps a type where a few cells do not fit, and lists them', () => {
    const { column } = profileOf([...many(50, String), 'abc', '12O']);
    expect(column).toMatchObject({ type: 'integer', invalid: 2 });
    expect([...column.anomalies].sort()).toEqual(['12O', 'abc']);
  });

  it('lists no cell as fitting that cannot be read', () => {
    const cell = fc.constantFrom(
      '1',
      '2.5',
      '1,5',
      '1.234',
      '31/12/2024',
      '03/04/2024',
      '2024-02-30',
      'x',
      '1/1/24',
      '',
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
        const { column } = profileOf(cells);
        const odd = new Set([...column.anomalies, ...column.missingTokens]);
        const reads = (text: string): boolean => {
          if (column.type === 'number') {
            return [parseNumber(text, '.'), parseNumber(text, ',')].some((value) => value !== undefined);
          }
          if (column.type !== 'date') return true;
          return (column.format ?? '').split(' | ').some((format) => parseDate(text, format) !== undefined);
        };
        expect(cells.filter((text) => text !== '' && !odd.has(text) && !reads(text))).toEqual([]);
      }),
    );
  });
});

describe('numbers', () => {
  it('reads the decimal mark from the whole column', () => {
    expect(profileOf(['1.234', '1.234.567', '2,5']).column).toMatchObject({
      max: 1_234_567,
      min: 2.5,
      format: '1.234,56',
    });
    expect(profileOf(['1.234', '12.5']).column).toMatchObject({ max: 12.5, min: 1.234, format: null });
    expect(profileOf(['12,34,567.50', '1,00,000.00']).column).toMatchObject({
      max: 1_234_567.5,
      format: '12,34,567.56',
    });
  });

  it('names amounts and shares', () => {
    expect(profileOf(['$1,000.00', '($5.00)']).column).toMatchObject({
      semanticType: 'currency-amount',
      min: -5,
    });
    expect(profileOf(['20%', '5 %']).column).toMatchObject({ semanticType: 'percent', max: 0.2 });
  });
});

describe('dates', () => {
  it('reports dates that nothing decides, and chooses neither order', () => {
    const { column, issues } = profileOf(['03/04/2025', '05/06/2025']);
    expect(column).toMatchObject({
      type: 'date',
      ambiguousDates: true,
      format: 'DD/MM/YYYY | MM/DD/YYYY',
      min: null,
      max: null,
    });
    expect(issues.find((issue) => issue.code === 'AMBIGUOUS_DATE')).toMatchObject({
      count: 2,
      rows: [0, 1],
      column: 0,
    });
  });

  it('lets one cell decide for all', () => {
    expect(profileOf(['03/04/2025', '31/12/2025']).column).toMatchObject({
      ambiguousDates: false,
      format: 'DD/MM/YYYY',
      min: '2025-04-03',
    });
    expect(profileOf(['03/04/2025', '12/31/2025']).column).toMatchObject({
      ambiguousDates: false,
      format: 'MM/DD/YYYY',
      min: '2025-03-04',
    });
  });

  it('joins padded and plain figures into one format, and lists true mixtures', () => {
    expect(profileOf(['1/5/2024', '12/31/2024', '10/10/2024']).column.format).toBe('M/D/YYYY');
    const mixed = profileOf(['2024-01-31', '2024-02-01', '31 Jan 2024']);
    expect(mixed.column.format).toBe('YYYY-MM-DD | DD MMM YYYY');
    expect(mixed.issues.find((issue) => issue.code === 'INCONSISTENT_FORMAT')).toMatchObject({
      count: 1,
      rows: [2],
    });
  });

  it('takes four digits for years only where the name says so', () => {
    expect(profileOf(['1999', '2004'], 'YearBuilt').column).toMatchObject({
      type: 'date',
      format: 'YYYY',
      semanticType: 'year',
      min: '1999',
    });
    expect(profileOf(['1999', '2004'], 'paid').column.type).toBe('integer');
  });
});

describe('missing values', () => {
  it('counts certain words always, others by evidence', () => {
    const { column } = profileOf(['1', '2', 'N/A', 'unknown', '-', '']);
    expect(column).toMatchObject({
      type: 'integer',
      missing: 4,
      invalid: 0,
      missingTokens: ['-', 'N/A', 'unknown'],
    });
    expect(profileOf([...many(400, String), 'unknown']).column).toMatchObject({ missing: 0, invalid: 1 });
    expect(profileOf(['red', 'blue', 'unknown', 'red']).column.missing).toBe(0);
  });

  it('takes 9999 for missing only where it is frequent and far from all else', () => {
    const ages = many(40, (index) => String(20 + index));
    expect(profileOf([...ages, '9999', '9999', '9999']).column).toMatchObject({
      missing: 3,
      missingTokens: ['9999'],
      max: 59,
    });
    expect(profileOf([...ages, '9999']).column).toMatchObject({ missing: 0, max: 9999 });
    expect(profileOf(many(40, (index) => String(9980 + index))).column).toMatchObject({
      missing: 0,
      min: 9980,
      max: 10_019,
    });
  });

  it('keeps NA among countries', () => {
    expect(profileOf(['DE', 'FR', 'NA', 'US'], 'country').column).toMatchObject({
      missing: 0,
      semanticType: 'country',
    });
  });
});

describe('codes that look like numbers', () => {
  it('are told by their check digits, without a name', () => {
    const gtin = (base: string): string => {
      const sum = base
        .split('')
        .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
      return `${base}${(10 - (sum % 10)) % 10}`;
    };
    // The same dozen over and over, so that nothing but the check digit tells.
    const cells = many(120, (index) => gtin(`40063813${String(1000 + (index % 12))}`));
    expect(profileOf(cells).column).toMatchObject({ type: 'code', semanticType: 'gtin' });
    const plain = many(120, (index) => `40063813${String(10_000 + (index % 12))}`);
    expect(profileOf(plain).column.type).toBe('integer');
  });

  it('number the sexes', () => {
    expect(profileOf(['1', '2', '2', '1'], 'Sex of driver').column.type).toBe('code');
    expect(profileOf(['1', '2', '2', '1'], 'Children').column.type).toBe('integer');
  });

  it('are anomalies where a spreadsheet made numbers of them', () => {
    const cells = [...many(40, (index) => `A12B${index}`), '3.10E+24', '12E4'];
    expect(profileOf(cells, 'Reference').column).toMatchObject({ type: 'code', anomalies: ['3.10E+24'] });
  });

  it('are no code where plain words of a short list come back', () => {
    const kinds = ['2Story', '1Story', 'SFoyer', '2.5Fin', '1Fin', 'SLvl'];
    const cells = [...many(120, (index) => kinds[index % 6] ?? ''), ...many(500, () => '1Story')];
    expect(profileOf(cells).column).toMatchObject({ type: 'text', invalid: 0 });
    const seats = many(400, (index) => (index % 20 === 0 ? 'OUT' : `${index % 20}F`));
    expect(profileOf(seats).column).toMatchObject({ type: 'code', anomalies: ['OUT'] });
  });
});

describe('meanings', () => {
  it.each([
    ['email', 'contact', ['a@b.de', 'c@d.org']],
    ['url', 'link', ['https://example.org', 'www.example.org/x']],
    ['phone', 'phone', ['(555) 123-4567', '555-123-4567']],
    ['uuid', 'key', ['123e4567-e89b-12d3-a456-426614174000']],
    ['icd-10', 'dx_code', ['E11.9', 'I10', 'Z00.00']],
    ['cpt-hcpcs', 'cpt_code', ['99213', '99214']],
    ['us-state', 'state', ['NY', 'CA', 'TX']],
    ['country', 'x', ['Germany', 'France', 'Peru']],
    ['person-name', 'patient_name', ['Smith, John', "O'Neil, Ann"]],
    ['policy-number', 'Policy No', ['P123456-A', 'P123457-B']],
    ['postcode', 'x', ['SW1A 1AA', 'EC1A 1BB']],
    ['iban', 'x', ['DE89370400440532013000', 'GB82WEST12345698765432']],
    ['iban', 'x', ['DE89 3704 0044 0532 0130 00', 'GB82 WEST 1234 5698 7654 32']],
    ['isbn', 'isbn', ['978-3-16-148410-0', '0-306-40615-2']],
    ['card-number', 'card no', ['4111111111111111', '5500000000000004']],
    ['gtin', 'EAN', ['4006381333931', '9780306406157']],
    ['vin', 'VIN', ['1M8GDM9AXKP042788', 'WDB9066331S123456']],
    ['ip-address', 'x', ['192.168.1.1', '10.0.0.1']],
    ['currency', 'x', ['EUR', 'USD', 'GBP']],
    ['enumeration', 'status', ['PAID', 'PAID', 'DENIED', 'PAID', 'PAID', 'DENIED', 'PAID', 'PAID']],
  ] as const)('finds %s in %s', (semanticType, name, cells) => {
    expect(profileOf(cells, name).column.semanticType).toBe(semanticType);
  });

  it('counts what is no e-mail address among addresses', () => {
    const { column } = profileOf([...many(20, (index) => `a${index}@b.de`), 'smith at mail'], 'email');
    expect(column).toMatchObject({ semanticType: 'email', invalid: 1, anomalies: ['smith at mail'] });
  });
});
