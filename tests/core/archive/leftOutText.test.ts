import { expect, test } from 'vitest';
import { leftOutText, litterReason } from '../../../core/archive/leftOutText.ts';

const litter = { name: '.DS_Store', why: litterReason };

test('tells which members were left out and why, in one line', () => {
  expect(leftOutText('a.zip', [])).toBeNull();
  expect(leftOutText('a.zip', [{ name: 'plan.pdf', why: 'a PDF' }, litter, litter])).toBe(
    'Left out of a.zip: plan.pdf (a PDF), 2 files added by the operating system.',
  );
  expect(leftOutText('a.zip', [litter])).toBe('Left out of a.zip: 1 file added by the operating system.');
});

test('names ten of many', () => {
  const many = Array.from({ length: 14 }, (_, n) => ({ name: `${n}.pdf`, why: 'a PDF' }));
  expect(leftOutText('a.zip', many)).toMatch(/9\.pdf \(a PDF\), 4 more\.$/u);
});
