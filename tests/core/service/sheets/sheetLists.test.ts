import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import type { SheetSummary } from '../../../../core/model/sheet.ts';
import type { Engine } from '../../../../core/ports/engine.ts';
import { createSheetLists } from '../../../../core/service/sheets/sheetLists.ts';

const fileId = asId<FileId>('f1');

/** An engine whose answers come when the test says so. */
function slowEngine() {
  const asked: {
    readonly signal: AbortSignal | undefined;
    readonly answer: (sheets: readonly SheetSummary[]) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const engine: Pick<Engine, 'sheets'> = {
    sheets: (_, job) =>
      new Promise((answer, fail) => {
        asked.push({ signal: job?.signal, answer, fail });
      }),
  };
  return { engine, asked };
}

describe('sheetLists', () => {
  it('asks once for all who ask at the same time and later', async () => {
    const { engine, asked } = slowEngine();
    const lists = createSheetLists(engine);
    const both = [
      lists.get({ fileId, overrides: {} }),
      lists.get({ fileId, overrides: { sheetsTogether: true } }),
    ];
    asked[0]?.answer([]);
    expect(await Promise.all(both)).toEqual([[], []]);
    await lists.get({ fileId, overrides: {} });
    expect(asked).toHaveLength(1);
  });

  it('asks again when the reading was corrected or the file forgotten', async () => {
    const { engine, asked } = slowEngine();
    const lists = createSheetLists(engine);
    const first = lists.get({ fileId, overrides: {} });
    const second = lists.get({ fileId, overrides: { headerRows: [2] } });
    expect(asked[0]?.signal?.aborted).toBe(true);
    asked[0]?.fail(new AppError('CANCELLED', 'stopped'));
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    asked[1]?.answer([]);
    await second;
    lists.forget(fileId);
    void lists.get({ fileId, overrides: { headerRows: [2] } });
    expect(asked).toHaveLength(3);
  });

  it('stops the work when the last one who waits has gone, and not before', async () => {
    const { engine, asked } = slowEngine();
    const lists = createSheetLists(engine);
    const callers = [new AbortController(), new AbortController()];
    const waiting = callers.map(({ signal }) => lists.get({ fileId, overrides: {} }, signal));
    callers[0]?.abort();
    await expect(waiting[0]).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(asked[0]?.signal?.aborted).toBe(false);
    callers[1]?.abort();
    await expect(waiting[1]).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(asked[0]?.signal?.aborted).toBe(true);
    asked[0]?.fail(new AppError('CANCELLED', 'stopped'));
    void lists.get({ fileId, overrides: {} });
    expect(asked).toHaveLength(2);
  });

  it('keeps no failure', async () => {
    const { engine, asked } = slowEngine();
    const lists = createSheetLists(engine);
    const failed = lists.get({ fileId, overrides: {} });
    asked[0]?.fail(new AppError('SOURCE_UNREADABLE', 'gone'));
    await expect(failed).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    const again = lists.get({ fileId, overrides: {} });
    asked[1]?.answer([]);
    expect(await again).toEqual([]);
  });

  it('keeps the answers of some files, those used longest ago not among them', async () => {
    const { engine, asked } = slowEngine();
    const lists = createSheetLists(engine);
    for (let n = 0; n < 20; n += 1) {
      const answered = lists.get({ fileId: asId<FileId>(`f${n}`), overrides: {} });
      asked[n]?.answer([]);
      await answered;
    }
    await lists.get({ fileId: asId<FileId>('f19'), overrides: {} });
    expect(asked).toHaveLength(20);
    void lists.get({ fileId: asId<FileId>('f0'), overrides: {} });
    expect(asked).toHaveLength(21);
  });
});
