import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import type { SessionId } from '../../../../core/model/session.ts';
import type { UploadId } from '../../../../core/model/upload.ts';
import { finishRun } from '../../../../core/pipeline/runs/finishRun.ts';
import type { FinishWorld } from '../../../../core/pipeline/world/pipelineWorld.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { leadsText } from '../../../cloud/leadsText.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { openPipeline, type TestPipeline } from '../pipelineFixture.ts';

describe('putting outputs together', () => {
  const folder = temporaryFolder();
  let mapping: MappingVersion;
  let pipeline: TestPipeline;
  let world: FinishWorld;
  let sessionId: SessionId;
  let id: UploadId;
  let nowMs = Date.UTC(2026, 0, 1);
  let worlds = 0;
  let written = 0;
  beforeAll(async () => {
    mapping = await approvedMapping(leadsText(40));
    // A whole world is opened for it.
  }, 60_000);
  beforeEach(async () => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    pipeline = openPipeline(own);
    await pipeline.world.mappings.append(mapping);
    id = await pipeline.arrive('raw/a.csv', leadsText(9));
    for (const queue of ['analyze', 'main'] as const) {
      const [message] = await pipeline.queues.receive(queue, { most: 1, waitSeconds: 0, holdSeconds: 9 });
      await pipeline.work(message?.body ?? '');
    }
    const upload = await pipeline.upload(id);
    if (upload.sessionId === null) throw new Error('The file does not run.');
    sessionId = upload.sessionId;
    written = 0;
    const { writing } = pipeline.world;
    world = {
      ...pipeline.world,
      clock: { now: () => nowMs },
      finishMs: 900_000,
      writing: {
        ...writing,
        scratch: () => {
          written += 1;
          return writing.scratch();
        },
      },
    };
  });
  afterEach(() => pipeline.close());
  afterAll(() => folder.dispose());

  it('is done by one of two that come at the same time, and the other waits', async () => {
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const slow: FinishWorld = {
      ...world,
      writing: {
        ...world.writing,
        scratch: async () => {
          begun();
          await mayGoOn;
          return world.writing.scratch();
        },
      },
    };
    const first = finishRun(slow, sessionId);
    await isBegun;
    nowMs += 60_000;
    expect(await finishRun(world, sessionId)).toEqual({ kind: 'busy', waitMs: 840_000 });
    goOn();
    expect(await first).toEqual({ kind: 'done' });
    expect(await finishRun(world, sessionId)).toEqual({ kind: 'done' });
    expect(written).toBe(1);
    expect((await pipeline.upload(id)).state).toBe('done');
  });

  it('is taken over from whoever died at it, as soon as its function must have ended', async () => {
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const scratch = (): Promise<never> => {
      begun();
      return new Promise(() => undefined);
    };
    void finishRun({ ...world, writing: { ...world.writing, scratch } }, sessionId);
    await isBegun;
    expect(await finishRun(world, sessionId)).toMatchObject({ kind: 'busy' });
    nowMs += 900_001;
    expect(await finishRun(world, sessionId)).toEqual({ kind: 'done' });
    expect((await pipeline.upload(id)).state).toBe('done');
  });

  it('is tried again at once where it failed for a moment', async () => {
    const failing: FinishWorld = {
      ...world,
      writing: {
        ...world.writing,
        scratch: () => Promise.reject(new AppError('DISK_FULL', 'The disk is full.')),
      },
    };
    await expect(finishRun(failing, sessionId)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await finishRun(world, sessionId)).toEqual({ kind: 'done' });
    expect((await pipeline.upload(id)).state).toBe('done');
  });
});
