import { describe, expect, test } from 'vitest';
import { checkPack } from '../../../core/packs/checkPack.ts';
import { loadPack } from '../../../core/packs/loadPack.ts';
import { AppError } from '../../../core/model/errors.ts';
import { problemLine } from '../../../core/model/packProblem.ts';

const pack = (fields: readonly unknown[], rest: object = {}): object => ({
  id: 'a.b',
  title: 'T',
  version: '1',
  fields,
  ...rest,
});
const errorsOf = (source: unknown): readonly string[] => checkPack(source).errors.map(problemLine);
const warningsOf = (source: unknown): readonly string[] => checkPack(source).warnings.map(problemLine);
const rule = (rule: object): object => ({ expectations: [{ rule, message: 'Says what is expected.' }] });
const twoDates = [
  { name: 'opened', type: 'date' },
  { name: 'closed', type: 'date' },
];

describe('errors of a pack', () => {
  test('are all listed, each with its path', () => {
    const source = pack([
      { name: 'a', type: 'money', requird: true },
      { name: '', type: 'enum', maxLength: 0 },
      7,
    ]);
    expect(errorsOf({ ...source, version: undefined, id: 'x y' })).toEqual([
      'id: x y has other signs than letters, digits, ".", "_", "-"',
      'version: a text is missing',
      expect.stringMatching(/^fields\[0\]\.type: money is none of string, /),
      'fields[0].requird: packs have no such key',
      'fields[1].name: a text of at least one character is expected',
      'fields[1].maxLength: at least 1 is expected',
      'fields[2]: an object is expected, not 7',
    ]);
  });

  test('between its parts are listed as well', () => {
    const source = pack(
      [
        { name: 'a', type: 'enum' },
        { name: 'a', type: 'enum', enum: ['x'], aliases: [{ value: 'y', spellings: ['z'] }] },
        { name: 'b', type: 'string', formerly: ['a'] },
      ],
      {
        expectations: [
          { rule: { kind: 'sum', total: 'c', parts: ['b', 'b'] }, message: 'm' },
          { rule: { kind: 'range', field: 'a', min: 3, max: 1 }, message: 'm' },
          { rule: { kind: 'range', field: 'a' }, message: 'm' },
          { rule: { kind: 'pattern', field: 'a', pattern: '[', example: '' }, message: 'm' },
          { rule: { kind: 'pattern', field: 'a', pattern: '\\d{3}', example: '12' }, message: 'm' },
        ],
      },
    );
    expect(errorsOf(source)).toEqual([
      'fields[0].enum: an enum needs allowed values',
      'fields[1].name: the name a stands twice, first in fields[0]',
      'fields[1].aliases[0].value: y is none of the allowed values',
      'fields[2].formerly[0]: a is the name of a field now',
      'expectations[0].rule.total: there is no field c',
      'expectations[0].rule.parts[1]: b stands twice',
      'expectations[1].rule.max: 1 is below the lower end, 3',
      'expectations[2].rule.min: a range needs a lower or upper end',
      'expectations[3].rule.pattern: this is no regular expression',
      'expectations[4].rule.example: 12 does not match the pattern',
    ]);
  });

  test.each(['(a+)+', '(a|a)*', '(?:\\d{2,})+', '((a*)b)+', '(a)\\1', 'a)(b'])(
    'refuse the pattern %s without trying it',
    (pattern) => {
      const example = `${'a'.repeat(60)}!`;
      const [error] = errorsOf(pack(twoDates, rule({ kind: 'pattern', field: 'opened', pattern, example })));
      expect(error).toMatch(/^expectations\[0\]\.rule\.pattern: /);
    },
  );

  test.each(['[A-Z]{2}\\d+', '(?:[A-Z]\\d){3}', '[(+]\\d+', '(?:AB|CD)\\d{4}', '\\d{4}(?:-\\d{2}){2}'])(
    'leave the pattern %s alone',
    (pattern) => {
      const source = pack(twoDates, rule({ kind: 'pattern', field: 'opened', pattern, example: '' }));
      expect(errorsOf(source)).toEqual(['expectations[0].rule.example:  does not match the pattern']);
    },
  );

  test('travel in the failure, one a line', () => {
    const error = ((): unknown => {
      try {
        return loadPack(pack([{ name: 'a' }, { name: 'b' }]), 'x.json');
      } catch (error) {
        return error;
      }
    })();
    expect(error).toBeInstanceOf(AppError);
    if (!(error instanceof AppError)) return;
    expect(error.message).toMatch(/^x\.json is no target schema: fields\[0\]\.type: .*, and 1 more error\.$/);
    expect(AppError.fromView(error.toView()).details).toHaveLength(2);
  });
});

describe('warnings of a pack', () => {
  test('name words that two fields claim, whatever their signs', () => {
    const source = pack([
      { name: 'claim_no', type: 'string', synonyms: ['reference', 'Claim-No'] },
      { name: 'policy_no', type: 'string', synonyms: ['REFERENCE', '--'] },
    ]);
    expect(warningsOf(source)).toEqual([
      'fields[0].synonyms[0]: reference also stands for policy_no',
      'fields[1].synonyms[0]: REFERENCE also stands for claim_no',
      'fields[1].synonyms[1]: there is no letter or digit in it',
    ]);
  });

  test('name examples that the field itself refuses', () => {
    const source = pack([
      { name: 'a', type: 'integer', examples: ['12', '1.5'] },
      { name: 'b', type: 'date', examples: ['2025-01-31', 'soon'] },
      { name: 'c', type: 'enum', enum: ['Open'], examples: ['open', 'shut'] },
      { name: 'd', type: 'string', maxLength: 2, examples: ['👍👍', 'abc'] },
      { name: 'e', type: 'email', examples: ['a@example.org', 'nobody'] },
    ]);
    expect(warningsOf(source).map((line) => line.split(':')[0])).toEqual([
      'fields[0].examples[1]',
      'fields[1].examples[1]',
      'fields[2].examples[1]',
      'fields[3].examples[1]',
      'fields[4].examples[1]',
    ]);
  });

  test('name groups of one, values that stand twice and spellings of two values', () => {
    const source = pack([
      {
        name: 'a',
        type: 'enum',
        group: 'g',
        enum: ['Open', 'Shut', 'OPEN'],
        aliases: [
          { value: 'Open', spellings: ['o', 'shut'] },
          { value: 'Shut', spellings: ['O'] },
        ],
      },
    ]);
    expect(warningsOf(source)).toEqual([
      'fields[0].group: no other field is part of g',
      'fields[0].enum[2]: OPEN stands twice',
      'fields[0].aliases[0].spellings[1]: shut also stands for Shut',
      'fields[0].aliases[1].spellings[0]: O also stands for Open',
    ]);
  });
});

test('every key of a pack is kept as it was written', () => {
  const source = {
    ...pack(
      [
        {
          name: 'paid',
          label: 'Paid',
          type: 'number',
          required: true,
          description: 'What was paid.',
          synonyms: ['gezahlt'],
          enum: [],
          maxLength: null,
          examples: ['12.50'],
          unit: 'EUR',
          group: 'amounts',
          format: '0.00',
          standard: 'X 1',
          formerly: ['paid_amount'],
        },
        {
          name: 'status',
          label: 'Status',
          type: 'enum',
          required: false,
          description: '',
          synonyms: [],
          enum: ['Open'],
          maxLength: 8,
          aliases: [{ value: 'Open', spellings: ['offen'] }],
          group: 'amounts',
        },
      ],
      { about: 'A', sources: ['S'], sensitive: true },
    ),
    expectations: [
      {
        rule: { kind: 'requiredWhen', field: 'paid', when: 'status', values: ['Open'] },
        severity: 'high',
        message: 'm',
      },
    ],
  };
  expect(checkPack(source)).toEqual({ pack: source, errors: [], warnings: [] });
});

test('a pack of 3,000 fields is checked whole', () => {
  const fields = Array.from({ length: 3_000 }, (_, i) => ({
    name: `f${i}`,
    type: 'string',
    synonyms: [`s${i}`],
  }));
  expect(checkPack(pack(fields)).pack?.fields).toHaveLength(3_000);
  expect(errorsOf(pack([...fields, ...fields]))[0]).toMatch(/longer than 5000/);
});
