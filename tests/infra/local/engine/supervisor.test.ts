import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { type ForkEngine, forkChild } from '../../../../infra/local/engine/engineChild.ts';
import type { EngineLimits } from '../../../../infra/local/engine/engineLimits.ts';
import type { FromEngine, ToEngine } from '../../../../infra/local/engine/protocol.ts';
import {
  type Supervisor,
  supervisor,
  type SupervisorOptions,
} from '../../../../infra/local/engine/supervisor.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const mebibyte = 1024 ** 2;
const roomy: EngineLimits = {
  memoryBytes: 400 * mebibyte,
  baseMs: 60_000,
  perMebibyteMs: 0,
  absoluteMs: 60_000,
};

let folder: ReturnType<typeof temporaryFolder>;
let open: Supervisor[];
beforeEach(() => {
  folder = temporaryFolder();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  const left = readdirSync(folder.path);
  folder.dispose();
  if (left.length > 0) throw new Error(`Intermediate files were left behind: ${left.join(', ')}`);
});

/** The real way of starting a process, with an ear at the line: what was sent by name, and what came back. */
function tapped(onSent: (name: string) => void): {
  /** Resolves with the next message for which the test holds. */
  readonly seen: (test: (message: FromEngine) => boolean) => Promise<void>;
  readonly fork: ForkEngine;
} {
  const waiting: { readonly test: (message: FromEngine) => boolean; readonly tell: () => void }[] = [];
  return {
    seen: (test) =>
      new Promise((tell) => {
        waiting.push({ test, tell });
      }),
    fork(processUrl) {
      const child = forkChild<ToEngine, FromEngine>(processUrl);
      child.onMessage((message) => {
        for (const one of waiting) if (one.test(message)) one.tell();
      });
      return {
        ...child,
        get pid() {
          return child.pid;
        },
        send(message) {
          if (message.kind === 'job') onSent(message.job.name);
          child.send(message);
        },
      };
    },
  };
}

function supervise(
  {
    fork = forkChild,
    prepared = [],
    ...limits
  }: Partial<EngineLimits> & Partial<Pick<SupervisorOptions, 'fork' | 'prepared'>> = {},
  processFile = 'engineProcess.ts',
): Supervisor {
  const one = supervisor({
    processUrl: new URL(`../../../../infra/local/engine/${processFile}`, import.meta.url),
    workerUrl: new URL('./moodyWorker.ts', import.meta.url),
    fork,
    prepared,
    limits: { ...roomy, ...limits },
    scratch: folder.path,
  });
  open.push(one);
  return one;
}

const table = (name: string) => ({
  fileId: asId<FileId>(name),
  path: '/nowhere',
  name,
  sha256: null,
  overrides: {},
});

/** A short job; its answer is the name. */
function look(engine: Supervisor, name: string, signal?: AbortSignal): Promise<unknown> {
  return engine.perform({
    job: { ...table(name), kind: 'inspect' },
    sizeBytes: 0,
    ...(signal && { signal }),
  });
}

/** A long job; its answer is the name. */
function read(engine: Supervisor, name: string, signal?: AbortSignal): Promise<unknown> {
  return engine.perform({
    job: { ...table(name), kind: 'analyze', allTables: false, lines: false },
    sizeBytes: 0,
    ...(signal && { signal }),
  });
}

/** Searching a document; its answer is the name. */
function search(engine: Supervisor, name: string): Promise<unknown> {
  const options = { anyCase: true, anySeparator: true };
  return engine.perform({
    job: { ...table(name), kind: 'searchDocument', codesPath: '/nowhere', options },
    sizeBytes: 0,
  });
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    (value) => `answered ${String(value)}`,
    (error: AppError) => error.code,
  );
}

describe('documents that are searched', () => {
  it.each([
    ['spin', 'LIMIT_TIME'],
    ['heap', 'LIMIT_MEMORY'],
    ['exit', 'ENGINE_LOST'],
  ])(
    'end alone where one of them meets its limit: %s',
    async (name, code) => {
      // Three times as long as other jobs, so this is 3 s.
      const engine = supervise({ baseMs: 1_000, scanThreads: 2 });
      const hostile = codeOf(search(engine, name));
      const others = ['a', 'b', 'c', 'd'].map((other) => search(engine, other));
      expect(await Promise.all(others)).toEqual(['a', 'b', 'c', 'd']);
      expect(await hostile).toBe(code);
      expect(await search(engine, 'later')).toBe('later');
    },
    30_000,
  );
});

describe('a document of many pages', () => {
  it('may take its time for each of them, and altogether what any job may', async () => {
    const engine = supervise({ baseMs: 1_000, absoluteMs: 9_000, scanThreads: 2 });
    const [five, endless] = [search(engine, '5 pages'), search(engine, 'endless pages')];
    expect(await five).toBe('5 pages');
    await expect(endless).rejects.toMatchObject({
      code: 'LIMIT_TIME',
      message: 'Reading endless pages took longer than 9 s.',
    });
  }, 30_000);
});

describe('the engine under hostile work', () => {
  const cases: readonly (readonly [name: string, code: string, what: string])[] = [
    ['heap', 'LIMIT_MEMORY', 'a heap that grows without end'],
    ['buffers', 'LIMIT_MEMORY', 'buffers outside the heap that grow without end'],
    ['array', 'LIMIT_MEMORY', 'an array larger than any'],
    ['abort', 'LIMIT_MEMORY', 'an abort of the whole process, as V8 does when a heap is full'],
    ['spin', 'LIMIT_TIME', 'a loop without end'],
    ['backtrack', 'LIMIT_TIME', 'a pattern that goes back for ever'],
    ['silent', 'LIMIT_TIME', 'a reader that never answers'],
    ['exit', 'ENGINE_LOST', 'a thread that ends'],
    ['throw', 'ENGINE_LOST', 'a bug'],
  ];
  for (const [name, code, what] of cases) {
    it(`ends ${what} as ${code} and reads the next file`, async () => {
      const engine = supervise(code === 'LIMIT_TIME' ? { baseMs: 400 } : {});
      expect(await codeOf(read(engine, name))).toBe(code);
      expect(await read(engine, 'next')).toBe('next');
    });
  }

  it('keeps a bug’s place for whoever mends it, and out of the message', async () => {
    const engine = supervise();
    const error = await read(engine, 'throw').catch((failure: unknown) => failure as AppError);
    expect(error).toMatchObject({ message: expect.not.stringContaining('a bug with a name') });
    expect(((error as AppError).cause as Error).message).toContain('a bug with a name');
  });

  it.runIf(process.platform === 'linux')('holds the process near its memory limit', async () => {
    const engine = supervise();
    expect(await codeOf(read(engine, 'buffers'))).toBe('LIMIT_MEMORY');
    // The poll lets some growth through; without it the process would take all there is.
    expect(engine.peakResidentBytes()).toBeGreaterThan(roomy.memoryBytes);
    expect(engine.peakResidentBytes()).toBeLessThan(2 * roomy.memoryBytes);
  });
});

describe('jobs beside one another', () => {
  it('lets the innocent finish when one of several brings the process down', async () => {
    const engine = supervise();
    const innocent = look(engine, 'slow');
    const guilty = read(engine, 'abort');
    expect(await codeOf(guilty)).toBe('LIMIT_MEMORY');
    expect(await innocent).toBe('slow');
  });

  it('gives each of two that bring the process down its own failure, and goes on with those that wait', async () => {
    const engine = supervise();
    const answers = [
      look(engine, 'abort'),
      look(engine, 'abort'),
      look(engine, 'third'),
      read(engine, 'fourth'),
    ];
    expect(await Promise.all(answers.map(codeOf))).toEqual([
      'LIMIT_MEMORY',
      'LIMIT_MEMORY',
      'answered third',
      'answered fourth',
    ]);
  });

  it('keeps a job alone that is tried again, until it has ended', async () => {
    const sent: string[] = [];
    const { seen, fork } = tapped((name) => sent.push(name));
    const engine = supervise({ fork });
    const [first, second] = [new AbortController(), new AbortController()];
    let started = seen(({ kind }) => kind === 'started');
    const answers = [codeOf(look(engine, 'silent', first.signal))];
    await started;
    started = seen(({ kind }) => kind === 'started');
    answers.push(codeOf(read(engine, 'spin', second.signal)));
    await started;
    // Both are at work, so nobody can know which of them it was.
    started = seen(({ kind }) => kind === 'started');
    process.kill(engine.pid() ?? 0, 'SIGKILL');
    await started;
    // With the other one out of the way, only the one that is tried again keeps later ones from being sent.
    second.abort();
    const later = look(engine, 'later');
    expect(sent).toEqual(['silent', 'spin', 'silent']);
    first.abort();
    expect(await later).toBe('later');
    expect(await Promise.all(answers)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(sent).toEqual(['silent', 'spin', 'silent', 'later']);
  });

  it('does not make a short job wait for a long one', async () => {
    const engine = supervise();
    const ended: string[] = [];
    await Promise.all([
      read(engine, 'slow').then(() => ended.push('long')),
      look(engine, 'short').then(() => ended.push('short')),
    ]);
    expect(ended).toEqual(['short', 'long']);
  });

  it('says that the reader was lost when its process is killed, and reads the next file', async () => {
    const engine = supervise();
    expect(await look(engine, 'first')).toBe('first');
    const pid = engine.pid();
    const underWay = codeOf(read(engine, 'silent'));
    // The job is at work once a later one of the same kind of worker has answered.
    await look(engine, 'second');
    process.kill(pid ?? 0, 'SIGKILL');
    expect(await underWay).toBe('ENGINE_LOST');
    expect(await look(engine, 'third')).toBe('third');
    expect(engine.pid()).not.toBe(pid);
  });

  it('says that the reader was lost when its process does not start', async () => {
    const engine = supervise({}, 'notThere.ts');
    expect(await codeOf(look(engine, 'first'))).toBe('ENGINE_LOST');
    expect(await codeOf(look(engine, 'second'))).toBe('ENGINE_LOST');
  });
});

describe('a process that is started ahead', () => {
  it('has the workers that were asked for, and does the first job', async () => {
    const engine = supervise({ prepared: ['short', 'long'] });
    expect(engine.pid()).toBeUndefined();
    engine.warm();
    const pid = engine.pid();
    expect(pid).toBeGreaterThan(0);
    engine.warm();
    expect(await Promise.all([look(engine, 'first'), read(engine, 'second')])).toEqual(['first', 'second']);
    expect(engine.pid()).toBe(pid);
  });

  it('is replaced where it ended before there was a job', async () => {
    const { seen, fork } = tapped(() => undefined);
    const engine = supervise({ fork, prepared: ['long'] });
    const ready = seen(({ kind }) => kind === 'ready');
    engine.warm();
    await ready;
    const pid = engine.pid() ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => engine.pid()).toBeUndefined();
    expect(await read(engine, 'first')).toBe('first');
    expect(engine.pid()).not.toBe(pid);
  });

  it('does not start again what was closed', async () => {
    const engine = supervise();
    await engine.close();
    engine.warm();
    expect(engine.pid()).toBeUndefined();
  });
});

describe('stopping', () => {
  it('stops a thread that never looks up, and leaves its neighbours alone', async () => {
    const engine = supervise();
    await look(engine, 'first');
    const pid = engine.pid();
    const controller = new AbortController();
    const spinning = codeOf(look(engine, 'spin', controller.signal));
    const neighbour = look(engine, 'slow');
    controller.abort();
    expect(await spinning).toBe('CANCELLED');
    expect(await neighbour).toBe('slow');
    expect(engine.pid()).toBe(pid);
  });

  it('does not begin what was stopped before, or while it waited', async () => {
    const engine = supervise();
    expect(await codeOf(look(engine, 'spin', AbortSignal.abort()))).toBe('CANCELLED');
    const controller = new AbortController();
    const long = Array.from({ length: 6 }, () => codeOf(read(engine, 'silent', controller.signal)));
    controller.abort();
    expect(new Set(await Promise.all(long))).toEqual(new Set(['CANCELLED']));
    expect(await read(engine, 'next')).toBe('next');
  });

  it('ends what is under way when it is closed', async () => {
    const engine = supervise();
    const underWay = codeOf(read(engine, 'spin'));
    await engine.close();
    expect(await underWay).toBe('CANCELLED');
    expect(await codeOf(look(engine, 'late'))).toBe('CANCELLED');
  });
});
