import { mkdirSync } from 'node:fs';
import type { StandardApi } from '../../../core/ports/standardApi.ts';
import type { AppError } from '../../../core/model/errors.ts';
import type { LiveWord, PipelineLink, PipelineLinks } from '../../../core/ports/pipelineLink.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import { releaseUploads } from '../../../core/pipeline/uploads/releaseUploads.ts';
import { createAskApi } from '../../../core/pipeline/api/askApi.ts';
import { createExportApi } from '../../../core/pipeline/api/exportApi.ts';
import { createLeadApi } from '../../../core/pipeline/api/leadApi.ts';
import { createUploadApi } from '../../../core/pipeline/api/uploadApi.ts';
import { wordStream } from '../../../core/pipeline/tell/wordStream.ts';
import { openPipeline, type TestPipeline } from '../pipeline/pipelineFixture.ts';

/** A pipeline of an account, kept by the local adapters on a folder and a table of their own, with a network to cut. */
export interface StandInPipeline {
  readonly links: PipelineLinks;
  readonly pipeline: TestPipeline;
  /** From now on everything fails with it; `null`: the network is back. */
  fail(error: AppError | null): void;
  /** Tells every desk that listens. */
  tell(word: LiveWord): void;
  /** No live connection is to be had from now on. */
  hush(): void;
  /** How often it was opened, and what was asked of it since. */
  readonly asked: { opened: number; calls: number };
  close(): void;
}

export function openStandIn(folder: string): StandInPipeline {
  mkdirSync(folder, { recursive: true });
  const pipeline = openPipeline(folder);
  const { objects, mappings } = pipeline.world;
  const api = createUploadApi(pipeline.world);
  let failure: AppError | null = null;
  let isHushed = false;
  const asked = { opened: 0, calls: 0 };
  const streams = new Set<ReturnType<typeof wordStream>>();
  const reached = <Given extends object>(given: Given): Given =>
    Object.fromEntries(
      Object.entries(given).map(([name, method]: [string, (...all: readonly unknown[]) => unknown]) => [
        name,
        async (...all: readonly unknown[]) => {
          asked.calls += 1;
          if (failure !== null) throw failure;
          return method(...all);
        },
      ]),
    ) as Given;

  const link: PipelineLink = {
    uploads: reached(api),
    mappings: reached({
      ...mappings,
      async append(version) {
        await mappings.append(version);
        // As the event does that the table's store writes with it.
        const { fingerprint } = version.layout;
        await releaseUploads(pipeline.world, { fingerprint, by: version.approvedBy });
      },
    } satisfies MappingStore),
    scans: null,
    ...reached({
      async open(id: Parameters<PipelineLink['open']>[0]) {
        const { upload } = await api.status(id);
        return objects.open({ key: upload.key, versionId: upload.versionId });
      },
      async send({ source, token, fileName, onBegun, onProgress }: Parameters<PipelineLink['send']>[0]) {
        const key = `raw/${token}/${fileName}`;
        await onBegun?.(key);
        if ((await objects.facts({ key })) === undefined)
          await pipeline.arrive(key, await source.read(0, source.sizeBytes));
        onProgress?.(source.sizeBytes);
        return { key };
      },
      discard: () => Promise.resolve(),
    }),
    leads: reached(createLeadApi({ ...pipeline.world, deflate: pipeline.world.writing.deflate })),
    asks: reached(createAskApi(pipeline.world)),
    exports: reached(createExportApi({ ...pipeline.world, deflate: pipeline.world.writing.deflate })),
    standards: {} as StandardApi,
    account: null,
    async *live(signal, onOpen) {
      if (failure !== null) throw failure;
      if (isHushed) throw new Error('Nobody tells anything here.');
      const words = wordStream();
      streams.add(words);
      signal.addEventListener('abort', () => words.end(), { once: true });
      try {
        onOpen();
        yield* words.read();
      } finally {
        streams.delete(words);
      }
    },
    close: () => Promise.resolve(),
  };

  return {
    pipeline,
    asked,
    links: {
      addresses: ({ aws }) =>
        aws.region === '' ? [] : [{ place: 'aws', name: 'mapwright dev', region: aws.region }],
      async open() {
        asked.opened += 1;
        if (failure !== null) throw failure;
        return link;
      },
      command: (_, { error }) =>
        Promise.resolve(error.code === 'SIGN_IN_NEEDED' ? 'aws sso login --profile work' : ''),
    },
    fail(error) {
      failure = error;
      if (error !== null) for (const words of streams) words.fail(error);
    },
    tell(word) {
      for (const words of streams) words.put(word);
    },
    hush() {
      isHushed = true;
      for (const words of streams) words.end();
    },
    close: () => pipeline.close(),
  };
}
