import { describe, expect, test } from 'vitest';
import { eventWords } from '../../../renderer/text/jobEventWords.ts';

describe('words of an event', () => {
  test('tell figures where they are there', () => {
    const detail = { runId: 'r', rowsIn: 3, rowsOut: 2, rowsRejected: 1 };
    expect(eventWords({ kind: 'ended', by: 'finish', detail })).toBe('Done: 2 rows out · 1 rejected');
    expect(eventWords({ kind: 'ended', by: 'finish', detail: {} })).toBe('Done');
  });

  test('name the person and the reason of what people did', () => {
    expect(eventWords({ kind: 'forced', by: 'Kim', detail: { reason: 'too late' } })).toBe(
      'Completed by force by Kim: too late',
    );
  });

  test('take no figure out of what is none', () => {
    expect(eventWords({ kind: 'analyzed', by: '', detail: { rowCount: '12', columns: null } })).toBe('Read');
    expect(eventWords({ kind: 'compared', by: '', detail: { same: 'yes' } })).toContain('0 differences');
  });
});
