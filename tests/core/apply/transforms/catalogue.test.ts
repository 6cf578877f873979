import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTransform, transformCatalogue } from '../../../../core/apply/transforms/catalogue.ts';
import { isFailure } from '../../../../core/apply/transforms/step.ts';
import type { Step } from '../../../../core/apply/transforms/step.ts';
import { countryForms, nameParts, type Transform } from '../../../../core/model/transform.ts';
import { unitIds } from '../../../../core/values/numbers/units.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '1,5',
    '1.234,50 €',
    '03/04/2025',
    '2024-02-30',
    'yes',
    'N/A',
    'a;b;c',
    '(',
    '%',
    '-',
    '9'.repeat(70),
    'USD 1,200.00',
    '-5 €',
    '12 mm',
    'van der Berg, Hans-Peter',
    'DOE John Jr.',
    '2024-05-03 14:30',
    '3 May 2024 2:05 pm',
    '$',
    '+44 (0)20 7946 0018 ext. 12',
    '030/1234567; 030 7654321',
    'Ann Lee <ann@example.org>, bo@example.org',
    'MCDONALD, ANNE-MARIE, JR.',
    'İPEK IŞIK',
    'Côte d’Ivoire',
    '(1.200,50) kr',
  ),
);
const several = fc.constantFrom<'reject' | 'first'>('reject', 'first');
const otherwise = fc.constantFrom<'keep' | 'reject'>('keep', 'reject');
const anyTransform: fc.Arbitrary<Transform> = fc.oneof(
  fc.record({ kind: fc.constant('concatenate' as const), separator: anyText }),
  fc.constantFrom<Transform>(
    { kind: 'trim' },
    { kind: 'upperCase' },
    { kind: 'lowerCase' },
    { kind: 'parseBoolean' },
  ),
  fc.record({ kind: fc.constant('parseNumber' as const), decimalMark: fc.constantFrom<'.' | ','>('.', ',') }),
  fc.record({
    kind: fc.constant('parseDate' as const),
    formats: fc.array(
      fc.oneof(anyText, fc.constantFrom('DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD', 'D MMM YY | YYYY')),
      {
        maxLength: 3,
      },
    ),
  }),
  fc.record({
    kind: fc.constant('mapValues' as const),
    entries: fc.array(fc.record({ from: anyText, to: anyText }), { maxLength: 4 }),
    otherwise: fc.constantFrom<'keep' | 'reject'>('keep', 'reject'),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    separator: anyText,
    part: fc.integer({ min: -3, max: 3 }),
  }),
  fc.constantFrom<Transform>(
    { kind: 'titleCase' },
    { kind: 'negate' },
    { kind: 'dateOf' },
    { kind: 'timeOf' },
  ),
  fc.record({
    kind: fc.constant('extract' as const),
    pattern: fc.oneof(
      anyText,
      fc.constantFrom('(a+)+$', '^(.*), ', '(\\d{2,3}?)x|(?:y)', '[^', '((', 'a{3,1}'),
    ),
    otherwise: fc.constantFrom<'missing' | 'reject'>('missing', 'reject'),
  }),
  fc.record({ kind: fc.constant('replaceText' as const), find: anyText, replacement: anyText }),
  fc.record({ kind: fc.constant('namePart' as const), part: fc.constantFrom(...nameParts) }),
  fc.record({
    kind: fc.constant('namePart' as const),
    part: fc.constantFrom(...nameParts),
    lastFirst: fc.constant(true as const),
  }),
  fc.record({
    kind: fc.constant('convertUnit' as const),
    from: fc.oneof(fc.constantFrom(...unitIds()), anyText),
    to: fc.constantFrom(...unitIds()),
    decimalMark: fc.constantFrom<'.' | ','>('.', ','),
  }),
  fc.record({
    kind: fc.constant('currencyPart' as const),
    part: fc.constantFrom<'amount' | 'code'>('amount', 'code'),
  }),
  fc.record({
    kind: fc.constant('padLeft' as const),
    length: fc.integer({ min: 1, max: 64 }),
    fill: fc.constantFrom('0', ' ', ''),
  }),
  fc.record({
    kind: fc.constant('datePart' as const),
    part: fc.constantFrom<'year' | 'month' | 'day'>('year', 'month', 'day'),
  }),
  fc.record({
    kind: fc.constant('joinDateTime' as const),
    formats: fc.array(fc.constantFrom('DD/MM/YYYY', 'D MMM YYYY', 'YYYY-MM-DD'), { maxLength: 2 }),
  }),
  fc.constantFrom<Transform>({ kind: 'coalesce' }, { kind: 'collapseSpaces' }),
  fc.record({
    kind: fc.constant('phone' as const),
    region: fc.constantFrom('GB', 'DE', 'US', 'AQ', null),
    regionColumn: fc.constantFrom(null, 0),
    several,
    otherwise,
  }),
  fc.record({
    kind: fc.constant('email' as const),
    local: fc.constantFrom<'keep' | 'lower'>('keep', 'lower'),
    several,
  }),
  fc.record({
    kind: fc.constant('personName' as const),
    order: fc.constantFrom<'keep' | 'firstLast'>('keep', 'firstLast'),
  }),
  fc.record({ kind: fc.constant('country' as const), form: fc.constantFrom(...countryForms), otherwise }),
  fc.record({
    kind: fc.constant('money' as const),
    part: fc.constantFrom<'amount' | 'code' | 'both'>('amount', 'code', 'both'),
    decimalMark: fc.constantFrom<'.' | ','>('.', ','),
    currency: fc.constantFrom('SEK', null),
    currencyColumn: fc.constantFrom(null, 0),
  }),
  fc.record({ kind: fc.constant('constant' as const), value: anyText }),
  fc.record({ kind: fc.constant('defaultValue' as const), value: anyText }),
);

function step(transform: Transform): Step {
  return compileTransform(transform);
}

function codeOf(result: ReturnType<Step>): string | undefined {
  return isFailure(result) ? result.failed : undefined;
}

describe('transformCatalogue', () => {
  it('has an entry for every kind under its own name, with words for people', () => {
    for (const [kind, entry] of Object.entries(transformCatalogue)) {
      expect(entry.kind).toBe(kind);
      expect(entry.label).toMatch(/^[A-Z]/);
      expect(entry.about).toMatch(/\.$/);
    }
  });

  it('lists every transform file of its folder', () => {
    const helpers = new Set(['catalogue', 'step', 'text', 'plainNumber', 'readDates', 'sizedNumber']);
    const files = readdirSync(new URL('../../../../core/apply/transforms/', import.meta.url))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !helpers.has(name));
    expect(files.toSorted()).toEqual(Object.keys(transformCatalogue).toSorted());
  });

  it('answers any text with a value, nothing, or a reason that its entry names', () => {
    fc.assert(
      fc.property(
        anyTransform,
        fc.option(anyText),
        fc.array(anyText, { maxLength: 1 }),
        (transform, value, cells) => {
          const result = step(transform)(value, cells);
          const allowed: readonly string[] = transformCatalogue[transform.kind].failsWith;
          const sound = isFailure(result)
            ? allowed.includes(result.failed)
            : result === null || typeof result === 'string';
          expect(sound).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves a missing value missing, unless it is the point to fill it', () => {
    fc.assert(
      fc.property(anyTransform, (transform) => {
        fc.pre(!['constant', 'defaultValue', 'mapValues'].includes(transform.kind));
        expect(step(transform)(null)).toBeNull();
      }),
    );
  });

  it('trims and changes case once and for all', () => {
    for (const kind of ['trim', 'collapseSpaces', 'upperCase', 'lowerCase', 'titleCase'] as const) {
      const run = step({ kind });
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          const once = run(text);
          expect(isFailure(once) ? once : run(once)).toEqual(once);
        }),
      );
    }
  });

  it('maps values once and for all where no target is a source', () => {
    const source = fc.constantFrom('open', 'Closed ', 'PENDING', 'n/a');
    const target = fc.constantFrom('O', 'C', 'P', '');
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: source, to: target })),
        fc.oneof(source, anyText),
        (entries, text) => {
          const run = step({ kind: 'mapValues', entries, otherwise: 'keep' });
          const once = run(text);
          expect(isFailure(once) ? once : run(once)).toEqual(once);
        },
      ),
    );
  });
});

describe('trim', () => {
  it('removes no-break spaces and invisible characters, and makes a blank cell missing', () => {
    expect(step({ kind: 'trim' })('\u00a0\u200b\ufeff a\u00a0b \t')).toBe('a\u00a0b');
    expect(step({ kind: 'trim' })(' \u200b ')).toBeNull();
  });
});

describe('parseDate', () => {
  it('reads by the formats given and writes ISO', () => {
    expect(step({ kind: 'parseDate', formats: ['DD.MM.YYYY'] })('31.12.2024')).toBe('2024-12-31');
    expect(step({ kind: 'parseDate', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] })('2024-12-31')).toBe(
      '2024-12-31',
    );
  });

  it('does not choose between day and month', () => {
    const both = step({ kind: 'parseDate', formats: ['DD/MM/YYYY', 'MM/DD/YYYY'] });
    expect(codeOf(both('03/04/2025'))).toBe('AMBIGUOUS_DATE');
    expect(both('13/04/2025')).toBe('2025-04-13');
    expect(both('04/04/2025')).toBe('2025-04-04');
    expect(codeOf(step({ kind: 'parseDate', formats: [] })('03/04/2025'))).toBe('AMBIGUOUS_DATE');
  });

  it('does not know days that the calendar lacks', () => {
    expect(codeOf(step({ kind: 'parseDate', formats: ['YYYY-MM-DD'] })('2023-02-29'))).toBe('NOT_A_DATE');
    expect(codeOf(step({ kind: 'parseDate', formats: [] })('2023-02-29'))).toBe('NOT_A_DATE');
  });

  it('takes formats as a column profile lists them', () => {
    const run = step({ kind: 'parseDate', formats: ['DD.MM.YYYY | YYYY-MM-DD'] });
    expect(run('2024-05-06')).toBe('2024-05-06');
    expect(run('06.05.2024')).toBe('2024-05-06');
  });
});

describe('mapValues', () => {
  it('compares without case and outer space, and the first entry counts', () => {
    const entries = [
      { from: 'Open', to: 'OPEN' },
      { from: ' open ', to: 'second' },
    ];
    expect(step({ kind: 'mapValues', entries, otherwise: 'keep' })(' oPEN')).toBe('OPEN');
    expect(step({ kind: 'mapValues', entries, otherwise: 'keep' })('other')).toBe('other');
    expect(codeOf(step({ kind: 'mapValues', entries, otherwise: 'reject' })('other'))).toBe('NOT_IN_LIST');
  });

  it('speaks of missing values by an empty side', () => {
    const entries = [
      { from: '', to: 'unknown' },
      { from: '-', to: '' },
    ];
    const run = step({ kind: 'mapValues', entries, otherwise: 'keep' });
    expect(run(null)).toBe('unknown');
    expect(run('-')).toBeNull();
  });
});

describe('split', () => {
  it('counts parts from either end and trims them', () => {
    expect(step({ kind: 'split', separator: ',', part: 1 })('Doe, John')).toBe('John');
    expect(step({ kind: 'split', separator: ' ', part: -1 })('Ann Mary Lee')).toBe('Lee');
  });

  it('has nothing where the part is not there or is blank', () => {
    expect(step({ kind: 'split', separator: ',', part: 2 })('a,b')).toBeNull();
    expect(step({ kind: 'split', separator: ',', part: -3 })('a,b')).toBeNull();
    expect(step({ kind: 'split', separator: ',', part: 1 })('a, ,b')).toBeNull();
  });
});

describe('defaultValue', () => {
  it('fills what is missing and nothing else', () => {
    expect(step({ kind: 'defaultValue', value: 'USD' })(null)).toBe('USD');
    expect(step({ kind: 'defaultValue', value: 'USD' })('EUR')).toBe('EUR');
  });
});
