import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { allWorks } from '../../../core/pipeline/work/allWorks.ts';
import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { followEvent } from '../../../core/pipeline/work/followEvent.ts';
import { takeIn } from '../../../core/pipeline/reading/intake.ts';
import type { PipelineSettings, PipelineWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { tellWorld } from '../../../core/pipeline/tell/tellWorld.ts';
import { quarantineDefaults } from '../../../core/model/quarantine.ts';
import { usualOutputs } from '../../../core/model/outputChoice.ts';
import type { Upload, UploadId } from '../../../core/model/upload.ts';
import type { FileMetadataItem } from '../../../core/ports/fileMetadata.ts';
import type { LeadStore } from '../../../core/ports/leadStore.ts';
import { workQueues } from '../../../core/ports/messages.ts';
import { publishOutbox } from '../../../core/session/publishOutbox.ts';
import { localLinks } from '../../../infra/local/links/localLinks.ts';
import { localLeads } from '../../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../../infra/local/pipeline/pipelineDatabase.ts';
import { sessionStore } from '../../../infra/local/sessions/sessionStore.ts';
import { readingTools } from '../../../infra/local/pipeline/readingTools.ts';
import { writingTools } from '../../../infra/local/pipeline/writingTools.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { timeIds } from '../../../infra/local/timeIds.ts';
import { openStores } from '../../../infra/local/store/openStores.ts';
import { memoryNotices, memoryQueues, memoryUploads, oneDesk } from './memoryStores.ts';

/** A pipeline of real readers, writers, sessions and objects, with uploads and queues in memory. */
export interface TestPipeline {
  readonly world: PipelineWorld & { readonly leads: LeadStore };
  readonly uploads: ReturnType<typeof memoryUploads>;
  readonly queues: ReturnType<typeof memoryQueues>;
  readonly notices: ReturnType<typeof memoryNotices>;
  readonly desk: ReturnType<typeof oneDesk>;
  readonly logged: string[];
  /** Items of the file-metadata table, as they were put. */
  readonly items: FileMetadataItem[];
  /** Puts an object and gives notice of it. */
  arrive(key: string, content: string | Uint8Array): Promise<UploadId>;
  /** Does what one message says. */
  work(body: string): Promise<void>;
  /** Does all work that there is, and tells what is to be told, until nothing is left. */
  settle(): Promise<void>;
  upload(id: UploadId): Promise<Upload>;
  close(): void;
}

export function openPipeline(
  folder: string,
  some: {
    readonly settings?: Partial<PipelineSettings>;
    readonly database?: string;
    readonly advise?: PipelineWorld['advise'];
  } = {},
): TestPipeline {
  const database = openPipelineDatabase(join(folder, 'pipeline.db'));
  const stores = openStores(some.database ?? join(folder, 'mapwright.db'));
  const uploads = memoryUploads();
  const queues = memoryQueues();
  const notices = memoryNotices();
  const desk = oneDesk();
  const logged: string[] = [];
  const items: FileMetadataItem[] = [];
  const log = (event: string, facts: object): void => {
    logged.push(JSON.stringify({ event, ...facts }));
  };
  const clock = { now: () => Date.now() };
  const links = localLinks('http://127.0.0.1:4100', () => Date.now());
  const objects = localObjects(join(folder, 'bucket'), links);
  const writing = writingTools(join(folder, 'scratch'));
  const world: TestPipeline['world'] = {
    objects,
    held: objects,
    uploads,
    sessions: sessionStore(database),
    queues,
    notifier: notices,
    connections: desk,
    mappings: stores.mappings,
    fileMetadata: {
      put: async (item) => void items.push(item),
    },
    memory: stores.memory,
    packs: stores.packs,
    schemas: builtInPacks,
    ...(some.advise === undefined ? {} : { advise: some.advise }),
    digest: sha256Text,
    leads: localLeads(database),
    bytesDigest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    clock,
    ids: timeIds(clock),
    chance: () => 0,
    log: { info: log, error: log },
    reading: readingTools,
    writing,
    scratch: writing.scratch,
    ...(some.advise === undefined ? {} : { advise: some.advise }),
    settings: {
      partBytes: 32 * 1_048_576,
      analysisMs: 0,
      outputs: usualOutputs,
      quarantine: quarantineDefaults,
      byMailbox: true,
      appVersion: '1.0.0',
      ...some.settings,
    },
  };
  return {
    world,
    uploads,
    queues,
    notices,
    desk,
    logged,
    items,
    async arrive(key, content) {
      await objects.put(key, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      const versionId = (await objects.facts({ key }))?.versionId ?? '';
      const id = await takeIn(world, { bucket: 'bucket', key, versionId });
      if (id === 'ignored') throw new Error(`${key} was ignored.`);
      return id;
    },
    async work(body) {
      await doWork(world.log, body, allWorks(world));
    },
    async settle() {
      for (let idle = 0; idle < 2; ) {
        idle += 1;
        for (const queue of workQueues) {
          for (const { body, receipt } of await queues.receive(queue, {
            most: 10,
            waitSeconds: 0,
            holdSeconds: 60,
          })) {
            idle = 0;
            const end = await doWork(world.log, body, allWorks(world));
            if (end.kind === 'remove') await queues.remove(queue, [receipt]);
            else await queues.hold(queue, receipt, 0);
          }
        }
        const follow = (event: Parameters<typeof followEvent>[1]) => followEvent(world, event);
        const tell = (event: Parameters<typeof followEvent>[1]) => tellWorld(world, event);
        await publishOutbox({ store: world.sessions, clock, log: world.log }, [follow, tell]);
      }
    },
    async upload(id) {
      const upload = await uploads.get(id);
      if (upload === undefined) throw new Error('There is no such upload.');
      return upload;
    },
    close() {
      stores.close();
      database.close();
    },
  };
}
