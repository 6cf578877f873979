import { expect, it } from 'vitest';
import { readCodes } from '../../../../../core/scan/readCodes.ts';
import { leftCodesText } from '../../../../../infra/local/cli/scan/leftCodesText.ts';

const said = (...texts: readonly string[]): readonly string[] =>
  leftCodesText(
    readCodes(
      texts.map((text) => ({ text, isPattern: text.startsWith('(') })),
      { anyCase: true, anySeparator: true },
    ),
    'its lines',
  );

it('says how many codes there are, and of one that it is one', () => {
  expect(said('HOLE-1', 'HOLE-2')).toEqual(['2 codes from its lines']);
  expect(said('HOLE-1')).toEqual(['1 code from its lines']);
});

it('says of each entry that is left out why it is, and sends no sign of it to the terminal', () => {
  expect(said('HOLE-1', 'hole 1', 'A\u001b[', 'X1'.repeat(5_000), '(A')).toEqual([
    '1 code from its lines, 4 left out:',
    '  hole 1: the same as HOLE-1',
    expect.stringMatching(/^ {2}A␛\[: too short/),
    `  ${'X1'.repeat(29)}X…: too long to search for, it may have 200 characters`,
    expect.stringMatching(/^ {2}\(A: no pattern: ./),
  ]);
});

it('counts those beyond the first', () => {
  const lines = said('HOLE-1', ...Array.from({ length: 30 }, () => 'HOLE-1'));
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  and 10 more');
});
