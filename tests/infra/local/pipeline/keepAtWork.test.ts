import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { keepAtWork } from '../../../../infra/local/pipeline/keepAtWork.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

describe('a process that is kept at work', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.dispose());
  let lives: boolean[] = [];
  let deaths: string[] = [];
  beforeEach(() => {
    lives = [];
    deaths = [];
  });

  /** Keeps a script at work that is told which life it is in. */
  function keep(script: string, signal = new AbortController().signal): Promise<number> {
    const path = join(folder.path, 'script.mjs');
    writeFileSync(path, `const life = Number(process.argv[2]);\n${script}`);
    return keepAtWork({
      start(afterDeath) {
        lives.push(afterDeath);
        return fork(path, [String(lives.length)], {
          execArgv: [],
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
      },
      signal,
      onDeath: (text) => void deaths.push(text),
      options: { silentMs: 1_500, deaths: 4 },
    });
  }

  it('is left alone where it ends in order, whatever its answer', async () => {
    expect(await keep("process.send({ kind: 'ended' }, () => process.exit(1));")).toBe(1);
    expect([lives, deaths]).toEqual([[false], []]);
  });

  it('is started again when it dies, and is told that the one before did', async () => {
    const code = await keep(`
      if (life === 1) process.abort();
      if (life === 2) process.exit(7);
      process.send({ kind: 'ended' }, () => process.exit(0));`);
    expect(code).toBe(0);
    expect(lives).toEqual([false, true, true]);
    expect(deaths).toEqual([expect.stringContaining('SIGABRT'), expect.stringContaining('exit code 7')]);
  });

  it('is ended when it hangs, and started again', async () => {
    const code = await keep(`
      if (life === 1) for (;;);
      process.send({ kind: 'ended' }, () => process.exit(0));`);
    expect(code).toBe(0);
    expect(deaths).toEqual([expect.stringContaining('SIGKILL')]);
  });

  it('is given up where it dies again and again before it has done anything', async () => {
    await expect(keep('process.exit(9);')).rejects.toMatchObject({ code: 'ENGINE_LOST' });
    expect(lives).toHaveLength(4);
  });

  it('goes on for as long as each life does something', async () => {
    const code = await keep(`
      process.send({ kind: 'alive', steps: 1 }, () => {
        if (life < 9) process.exit(9);
        process.send({ kind: 'ended' }, () => process.exit(0));
      });`);
    expect(code).toBe(0);
    expect(lives).toHaveLength(9);
  });

  it('ends in order when it is asked to', async () => {
    const stop = new AbortController();
    const ended = keep(
      `process.on('SIGTERM', () => process.send({ kind: 'ended' }, () => process.exit(0)));
      process.send({ kind: 'alive', steps: 0 });
      setInterval(() => process.send({ kind: 'alive', steps: 0 }), 100);`,
      stop.signal,
    );
    setTimeout(() => stop.abort(), 700);
    expect(await ended).toBe(0);
    expect(deaths).toEqual([]);
  });
});
