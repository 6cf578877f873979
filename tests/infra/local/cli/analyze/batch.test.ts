import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  inOrder,
  jobText,
  optionalJobText,
  readBatch,
} from '../../../../../infra/local/cli/analyze/batch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-batch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readBatch', () => {
  it('gives a job or an error for every line that is not blank', async () => {
    const list = join(folder, 'list.ndjson');
    writeFileSync(list, '{"file":"a.csv","rows":"out"}\r\n\n{"file":""}\nnonsense\n[1]\n{"file":"ü.csv"}');
    const lines = [];
    for await (const line of readBatch(list, (value) => ({
      file: jobText(value, 'file'),
      rows: optionalJobText(value, 'rows'),
    }))) {
      lines.push('job' in line ? line.job : line.error.code);
    }
    expect(lines).toEqual([
      { file: 'a.csv', rows: 'out' },
      'USAGE',
      'USAGE',
      'USAGE',
      { file: 'ü.csv', rows: undefined },
    ]);
  });

  it('says so when the list is not there', async () => {
    const lines = readBatch(join(folder, 'none'), () => 1);
    await expect(lines.next()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});

describe('inOrder', () => {
  it('answers in the order of the items, however long each takes, and never works on more than told', async () => {
    let working = 0;
    let most = 0;
    const items = (async function* () {
      yield* [30, 1, 20, 2, 10];
    })();
    const answers = [];
    for await (const answer of inOrder(items, 2, async (item) => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setTimeout(resolve, item));
      working -= 1;
      return item;
    })) {
      answers.push(answer);
    }
    expect(answers).toEqual([30, 1, 20, 2, 10]);
    expect(most).toBe(2);
  });

  it('gives an answer before the next item is there', async () => {
    const waiting: (() => void)[] = [];
    const items = (async function* () {
      for (const item of [1, 2]) {
        yield item;
        // Whoever waits for the answer sends the next item only then.
        await new Promise<void>((go) => waiting.push(go));
      }
    })();
    const answers = inOrder(items, 2, async (item) => item * 10);
    expect((await answers.next()).value).toBe(10);
    waiting.shift()?.();
    expect((await answers.next()).value).toBe(20);
    waiting.shift()?.();
    expect((await answers.next()).done).toBe(true);
  });

  it('passes on that the items cannot be read', async () => {
    const items = (async function* () {
      yield 1;
      throw new Error('gone');
    })();
    const answers = inOrder(items, 2, async (item) => item);
    await expect(answers.next().then(() => answers.next())).rejects.toThrow('gone');
  });
});
