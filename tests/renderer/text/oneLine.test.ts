import { expect, test } from 'vitest';
import { oneLine } from '../../../renderer/text/oneLine.ts';

test('writes each line end as one sign, however it is written', () => {
  expect(oneLine('a\nb\r\nc\rd\u2028e')).toBe('a↵b↵c↵d↵e');
  expect(oneLine('  two  blanks\tand a tab ')).toBe('  two  blanks\tand a tab ');
});
