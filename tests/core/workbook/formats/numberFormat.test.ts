import { expect, test } from 'vitest';
import { builtInCode } from '../../../../core/workbook/formats/builtInFormats.ts';
import { readNumberFormat } from '../../../../core/workbook/formats/numberFormat.ts';

test.each([
  ['General', 'general'],
  ['', 'general'],
  ['@', 'general'],
  ['0.00', 'general'],
  ['#,##0.00 "days"', 'general'],
  ['0.00E+00', 'general'],
  ['"$"#,##0.00_);[Red]("$"#,##0.00)', 'general'],
  ['[$€-407] #,##0', 'general'],
  ['# ?/?', 'general'],
  ['[<=100]0;[>100]General', 'general'],
  ['0%', 'percent'],
  ['0.0%;-0.0%', 'percent'],
  ['00000', 'code'],
  ['yyyy\\-mm\\-dd', 'date'],
  ['[$-409]d\\-mmm\\-yy;@', 'date'],
  ['mmmm', 'date'],
  ['mm/yy', 'date'],
  ['[Red]dd.mm.yyyy', 'date'],
  ['[$-411]ggge"年"m"月"d"日"', 'date'],
  ['m/d/yyyy h:mm', 'datetime'],
  ['mm/dd hh:mm', 'datetime'],
  ['dddd, h AM/PM', 'datetime'],
  ['h:mm', 'time'],
  ['mm:ss', 'time'],
  ['h:mm:ss AM/PM', 'time'],
  ['hh\\hmm', 'time'],
  ['[h]:mm:ss', 'duration'],
  ['[mm]:ss', 'duration'],
])('%j is a %s', (code, kind) => {
  expect(readNumberFormat(code).kind).toBe(kind);
});

test('keeps how many digits are filled up with zeros', () => {
  expect(readNumberFormat('00000')).toEqual({ kind: 'code', wholeDigits: 5 });
});

test('sees fractions of seconds', () => {
  expect(readNumberFormat('yyyy-mm-dd hh:mm:ss.000')).toEqual({ kind: 'datetime', hasFraction: true });
});

test('knows the formats that need not be declared', () => {
  expect([0, 1, 9, 14, 20, 22, 31, 46, 49].map((id) => readNumberFormat(builtInCode(id)).kind)).toEqual([
    'general',
    'general',
    'percent',
    'date',
    'time',
    'datetime',
    'date',
    'duration',
    'general',
  ]);
});
