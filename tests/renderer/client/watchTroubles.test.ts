import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../../renderer/client/trouble.ts';
import { watchTroubles } from '../../../renderer/client/watchTroubles.ts';

const gone: Trouble = {
  code: 'SOURCE_UNREADABLE',
  message: 'It is gone.',
  remedy: 'Put it back.',
  retryable: true,
};

async function* breaking() {
  yield 'first';
  throw gone;
}

describe('watchTroubles', () => {
  it('hears of calls and streams about a file that fail, and leaves every answer as it is', async () => {
    const heard: unknown[] = [];
    const answers: Record<string, () => Promise<unknown>> = {
      rows: () => Promise.reject(gone),
      dryRun: async () => breaking(),
      open: async () => 'view',
    };
    const link = watchTroubles(
      { call: (path) => (answers[path[1] ?? ''] ?? (() => Promise.resolve()))() },
      (fileId, trouble) => heard.push([fileId, trouble.code]),
    );
    const call = (name: string, input: unknown) => link.call(['review', name], input, { context: {} });
    expect(await call('open', { fileId: 'f1' })).toBe('view');
    await expect(call('rows', { fileId: 'f1' })).rejects.toBe(gone);
    await expect(call('rows', undefined)).rejects.toBe(gone);
    const events: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const event of (await call('dryRun', { fileId: 'f2' })) as AsyncIterable<unknown>)
        events.push(event);
    };
    await expect(read()).rejects.toBe(gone);
    expect(events).toEqual(['first']);
    expect(heard).toEqual([
      ['f1', 'SOURCE_UNREADABLE'],
      ['f2', 'SOURCE_UNREADABLE'],
    ]);
  });
});
