import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { searchDocument } from '../../../core/documents/searchDocument.ts';
import { endScan } from '../../../core/liveScan/endScan.ts';
import { finishScan } from '../../../core/liveScan/finishScan.ts';
import { openScan } from '../../../core/liveScan/openScan.ts';
import { resumeScan } from '../../../core/liveScan/resumeScan.ts';
import { createScanWork } from '../../../core/liveScan/scanWork.ts';
import type { ScanStepsWorld, ScanWorkerWorld } from '../../../core/liveScan/scanWorld.ts';
import { startScan } from '../../../core/liveScan/startScan.ts';
import { AppError } from '../../../core/model/errors.ts';
import { doWork } from '../../../core/pipeline/work/doWork.ts';
import type { CloudScans } from '../../../core/ports/cloudScans.ts';
import type { PipelineLinks } from '../../../core/ports/pipelineLink.ts';
import { dynamoClient } from '../../../infra/aws/clients.ts';
import { dynamoLiveScans } from '../../../infra/aws/stores/dynamoLiveScans.ts';
import { tables } from '../../../infra/aws/tables.ts';
import { pdfPages } from '../../../infra/local/documents/pdfPages.ts';
import { nodeDeflate } from '../../../infra/local/files/nodeInflate.ts';
import { scratchFolder } from '../../../infra/local/files/scratchFolder.ts';
import { localConnections } from '../../../infra/local/pipeline/localConnections.ts';
import { localObjects } from '../../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../../infra/local/pipeline/pipelineDatabase.ts';
import { readingTools } from '../../../infra/local/pipeline/readingTools.ts';
import { sessionStore } from '../../../infra/local/sessions/sessionStore.ts';
import { startDynoxide } from '../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import { memoryQueues } from '../pipeline/memoryStores.ts';

/** The scans of a pipeline in this process: the functions' own code over real stores, with no wire between. */
export interface ScanPipeline {
  readonly links: PipelineLinks;
  readonly cloud: CloudScans;
  readonly results: ReturnType<typeof dynamoLiveScans>;
  /** Words of clients, in the order they came. */
  readonly heard: readonly Readonly<Record<string, unknown>>[];
  /** Called before anything is asked of it; what it throws, the asker meets. */
  meet: (asked: keyof CloudScans | 'open' | 'file' | 'files' | 'get') => void;
  /** Says which words are lost on their way to the client. */
  lose: (word: string) => boolean;
  /** Whether documents are searched. */
  isAtWork: boolean;
  /** Whether its stacks tell of scans. */
  hasScans: boolean;
  /** Ends every connection. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function openScanPipeline(folder: string): Promise<ScanPipeline> {
  const emulator = await startDynoxide();
  await emulator.create(tables.scanResults, 'scan-results');
  const client = dynamoClient({
    region: standInRegion,
    credentials: standInCredentials,
    endpoints: { dynamodb: emulator.endpoint },
  });
  const database = openPipelineDatabase(join(folder, 'pipeline.db'));
  const connections = localConnections(() => 0);
  const objects = localObjects(join(folder, 'bucket'));
  const results = dynamoLiveScans({ client, region: standInRegion, table: 'scan-results' });
  const queues = memoryQueues();
  const world: ScanStepsWorld & ScanWorkerWorld = {
    objects: { ...objects, link: ({ key }) => Promise.resolve(`bucket:${key}`) },
    sessions: sessionStore(database),
    queues,
    connections,
    scans: results,
    bucket: 'data',
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
    log: { info: () => undefined, error: () => undefined },
    chance: () => 0.5,
    deflate: nodeDeflate,
    async search({ name, source, finder }) {
      const scratch = await scratchFolder(join(folder, randomUUID()));
      const { inflate, decoders, workbooks } = readingTools;
      const pdf = { pages: pdfPages };
      try {
        return await searchDocument({ name, source, finder, pdf, inflate, decoders, workbooks, scratch });
      } finally {
        await scratch.dispose();
      }
    },
  };

  const worker = createScanWork(world);
  const over = new AbortController();
  const work = async (queue: 'scan' | 'scanSteps', body: string) =>
    queue === 'scan'
      ? worker.batch()(body)
      : doWork(world.log, body, {
          scanOpen: ({ sessionId }) => openScan(world, sessionId),
          scanFinish: ({ sessionId }) => finishScan(world, sessionId),
        });
  const hangUps = new Set<() => void>();
  let words = 0;
  const answer = async (connectionId: string, word: Readonly<Record<string, unknown>>): Promise<void> => {
    heard.push(word);
    const asked = { connectionId, messageId: `w${String((words += 1))}`, word };
    try {
      if (word['action'] === 'start_scan') await startScan(world, asked);
      else if (word['action'] === 'resume_scan') await resumeScan(world, asked);
      else await endScan(world, asked);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await connections.post(
        connectionId,
        JSON.stringify({ type: 'ERROR', message: `${error.message} ${error.remedy}` }),
      );
    }
  };

  const heard: Readonly<Record<string, unknown>>[] = [];
  const asking = <Part extends object>(part: Part): Part =>
    Object.fromEntries(
      Object.entries(part).map(([name, method]: readonly [string, unknown]) => [
        name,
        typeof method !== 'function'
          ? method
          : async (...all: readonly unknown[]) => {
              pipeline.meet(name as 'get');
              return (method as (...given: readonly unknown[]) => unknown)(...all);
            },
      ]),
    ) as Part;

  const cloud: CloudScans = {
    ...asking<Omit<CloudScans, 'results'>>({
      bucket: 'data',
      async sizes(prefix) {
        const all = await objects.list(prefix, undefined);
        return new Map(all.map(({ key, sizeBytes }) => [key, sizeBytes]));
      },
      async send({ key, source }) {
        await objects.put(key, await source.read(0, source.sizeBytes));
      },
      async copy({ key, from }) {
        const source = await objects.open({ key: `other/${from.bucket}/${from.key}` });
        await objects.put(key, await source.read(0, source.sizeBytes));
      },
      async put(key, bytes) {
        await objects.put(key, bytes);
      },
      async read(key) {
        const source = await objects.open({ key });
        return source.read(0, source.sizeBytes);
      },
      async talk(by, signal) {
        const id = randomUUID();
        const told: string[] = [];
        const state = { isOver: false, wake: (): void => undefined };
        const close = (): void => {
          state.isOver = true;
          void connections.remove(id);
          state.wake();
        };
        hangUps.add(close);
        signal.addEventListener('abort', close, { once: true });
        const connection = { id, by, sessionId: null, until: '2100-01-01T00:00:00.000Z' };
        await connections.attach(connection, (text) => {
          if (pipeline.lose(text)) return;
          told.push(text);
          state.wake();
        });
        return {
          say: (word) => void answer(id, word),
          async *words() {
            for (;;) {
              for (const text of told.splice(0)) yield JSON.parse(text) as unknown;
              if (told.length > 0) continue;
              if (state.isOver) return;
              await new Promise<void>((resolve) => {
                state.wake = resolve;
              });
            }
          },
          close,
        };
      },
      async download(url, sink) {
        const source = await objects.open({ key: url.replace(/^bucket:/, '') });
        await sink.write(await source.read(0, source.sizeBytes));
      },
    }),
    results: asking(results),
  };

  const pipeline: ScanPipeline = {
    cloud,
    results,
    heard,
    meet: () => undefined,
    lose: () => false,
    isAtWork: true,
    hasScans: true,
    links: {
      addresses: ({ aws }) =>
        aws.profile === ''
          ? []
          : [{ place: 'aws', name: `${aws.prefix}-${aws.environment}`, region: aws.region }],
      open() {
        pipeline.meet('open');
        return Promise.resolve({
          scans: pipeline.hasScans ? cloud : null,
          close: () => Promise.resolve(),
        } as never);
      },
      command: () => Promise.resolve(''),
    },
    hangUp() {
      for (const hangUp of hangUps) hangUp();
      hangUps.clear();
    },
    async close() {
      over.abort();
      await running;
      client.destroy();
      database.close();
      await emulator.stop();
    },
  };
  const running = (async () => {
    while (!over.signal.aborted) {
      await wait(5);
      for (const queue of ['scanSteps', 'scan'] as const) {
        if (queue === 'scan' && !pipeline.isAtWork) continue;
        for (const { receipt, body } of await queues.receive(queue, { most: 10, waitMs: 0 } as never)) {
          const end = await work(queue, body);
          if (end.kind === 'remove') await queues.remove(queue, [receipt]);
          else await queues.hold(queue, receipt, 0);
        }
      }
    }
  })();
  return pipeline;
}
