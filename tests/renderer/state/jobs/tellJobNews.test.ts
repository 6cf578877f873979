import { describe, expect, test } from 'vitest';
import { jobNews } from '../../../../renderer/state/jobs/tellJobNews.ts';
import { boardOf, jobOf } from '../../jobParts.ts';

const running = [jobOf('a'), jobOf('b'), jobOf('c')];

describe('news of jobs', () => {
  test('name one job, count several of a kind', () => {
    const now = [
      jobOf('a', { state: 'done' }),
      jobOf('b', { state: 'failed' }),
      jobOf('c', { state: 'failed' }),
    ];
    expect(jobNews(boardOf(running), boardOf(now))).toBe('a.csv is done. 2 files failed.');
  });

  test('are told once', () => {
    const now = boardOf([jobOf('a', { state: 'done' })]);
    expect(jobNews(now, now)).toBe('');
  });

  test('are none for a job that nobody knew of before', () => {
    expect(jobNews(boardOf([]), boardOf([jobOf('a', { state: 'done' })]))).toBe('');
  });
});
