import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { createOwedRecords } from '../../../../core/service/inbox/owedRecords.ts';

interface Note {
  readonly id: string;
  readonly text: string;
}

/** A store that can be full, or broken. */
function notes() {
  const stored = new Map<string, Note>();
  const state: { failure: Error | undefined } = { failure: undefined };
  const records = createOwedRecords<string, Note>(async (note) => {
    if (state.failure !== undefined) throw state.failure;
    stored.set(note.id, note);
  });
  return { stored, state, records };
}

const full = new AppError('DISK_FULL', 'The disk is full.');

describe('owed records', () => {
  it('tell how something ended although the store took nothing, and save it when it does again', async () => {
    const { stored, state, records } = notes();
    await records.save({ id: 'a', text: 'begun' });
    state.failure = full;
    await records.settle({ id: 'a', text: 'ended' });
    await records.settle({ id: 'b', text: 'ended too' });
    expect(stored.get('a')?.text).toBe('begun');
    expect(records.present({ id: 'a', text: 'begun' }).text).toBe('ended');
    await expect(records.save({ id: 'c', text: 'begun' })).rejects.toBe(full);

    state.failure = undefined;
    await records.save({ id: 'c', text: 'begun' });
    expect([...stored.values()].map(({ text }) => text)).toEqual(['ended', 'begun', 'ended too']);
    expect(records.present({ id: 'a', text: 'newer' }).text).toBe('newer');
  });

  it('give way to a newer word on the same record', async () => {
    const { stored, state, records } = notes();
    state.failure = full;
    await records.settle({ id: 'a', text: 'ended' });
    state.failure = undefined;
    await records.save({ id: 'a', text: 'begun anew' });
    await records.settle({ id: 'b', text: 'ended' });
    expect(stored.get('a')?.text).toBe('begun anew');
  });

  it('forget what is removed', async () => {
    const { stored, state, records } = notes();
    state.failure = full;
    await records.settle({ id: 'a', text: 'ended' });
    records.drop('a');
    state.failure = undefined;
    await records.settle({ id: 'b', text: 'ended' });
    expect([...stored.keys()]).toEqual(['b']);
  });

  it('let a bug through', async () => {
    const { state, records } = notes();
    state.failure = new TypeError('not a failure of the store');
    await expect(records.settle({ id: 'a', text: 'ended' })).rejects.toBeInstanceOf(TypeError);
  });
});
