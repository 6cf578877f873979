import { describe, expect, it } from 'vitest';
import { mayEnd, nativeWork, newNativeFlag } from '../../../../infra/local/outputs/nativeWork.ts';

describe('native work', () => {
  it('keeps its thread from being ended, is told to stop, and fails however it ends', async () => {
    for (const ends of [() => 'an answer', () => Promise.reject(new Error('INTERRUPT Error'))]) {
      const flag = newNativeFlag();
      const native = nativeWork(flag);
      const work = native.during(async () => {
        native.check();
        expect(mayEnd(flag)).toBe(false);
        expect(() => native.check()).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
        return ends();
      });
      await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
      // The thread goes on with its next job.
      expect(await native.during(async () => 'later')).toBe('later');
      expect(mayEnd(flag)).toBe(true);
    }
  });

  it('tells its own failure where nobody wants it to stop', async () => {
    const native = nativeWork(newNativeFlag());
    await expect(native.during(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });

  it('is not begun in a thread that is being ended', async () => {
    const flag = newNativeFlag();
    expect(mayEnd(flag)).toBe(true);
    let begun = false;
    const work = nativeWork(flag).during(async () => {
      begun = true;
    });
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(begun).toBe(false);
  });
});
