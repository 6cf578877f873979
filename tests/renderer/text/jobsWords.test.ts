import { describe, expect, test } from 'vitest';
import { jobsWords, stageWords } from '../../../renderer/text/jobsWords.ts';
import { jobOf } from '../jobParts.ts';

describe('words of a job', () => {
  test('say what, how far, how fast and how long yet', () => {
    const job = jobOf('a', { fraction: 0.619, rowsPerSecond: 18_240, secondsLeft: 41 });
    expect(stageWords(job)).toBe('Transform 61% · 18.2K rows/s · 45s left');
  });

  test('leave out what cannot be told', () => {
    const job = jobOf('a', { stage: 'queue', fraction: null, rowsPerSecond: null, secondsLeft: null });
    expect(stageWords(job)).toBe('Queue');
  });

  test('count whole minutes without a word, and never none', () => {
    expect(jobsWords.stuck(14 * 60_000 + 59_000)).toBe('No update for 14m');
    expect(jobsWords.stuck(10)).toBe('No update for 1m');
  });
});
