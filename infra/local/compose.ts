import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../core/model/errors.ts';
import type { Log } from '../../core/ports/clock.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { PageReader } from '../../core/ports/pageReader.ts';
import type { PipelineLinks } from '../../core/ports/pipelineLink.ts';
import type { RemotePlaces } from '../../core/ports/remoteDocuments.ts';
import { builtInPacks } from '../../core/packs/builtInPacks.ts';
import { inboxOptions } from '../../core/model/options/inboxOptions.ts';
import { createService, type Service } from '../../core/service/createService.ts';
import { awsAccount } from '../account/awsAccount.ts';
import { llmClient } from './llm/llmClient.ts';
import { createEngine, type LocalEngine } from './engine/engineClient.ts';
import { type ForkEngine, forkChild } from './engine/engineChild.ts';
import { type EngineLimits, engineLimits, scanWorkers } from './engine/engineLimits.ts';
import { type DataFolder, dataFolderPath, openDataFolder } from './files/dataFolder.ts';
import { dataKeeper } from './files/dataKeeper.ts';
import { isMarkedOpen, markClosed, markOpen } from './files/openMark.ts';
import { memberFolders } from './files/memberFolders.ts';
import { type OutputFolders, outputFolders } from './files/outputFolders.ts';
import { secretFile, type SecretSeal } from './files/secretFile.ts';
import { type LocalSources, localSources } from './files/sources.ts';
import { type RecordThreads, recordThreads } from './records/recordThreads.ts';
import { type LocalStores, openStores, recordsBeside } from './store/openStores.ts';
import { type LocalLinks, localLinks } from './links/localLinks.ts';
import { nodeDeflate } from './files/nodeInflate.ts';
import { sha256Text } from './files/sha256Text.ts';
import { standardStore, standardsBeside } from './standardise/standardStore.ts';
import { type LocalScans, localScans } from './scans/localScans.ts';
import { systemClock, timeIds } from './timeIds.ts';
import { loadWordVectors } from './wordVectors.ts';

/** What a host has to say for the local world to be put together. */
export interface LocalSettings {
  /** Folder of everything that survives a restart; absent: where the system keeps such data of a person. */
  readonly dataDir?: string;
  /** Folder of the samples that come with the app. */
  readonly samplesDir: string;
  /** Entry files of the engine process and of its worker, as built; see `engineProcess.ts` and `engineWorker.ts`. */
  readonly processUrl: URL;
  readonly workerUrl: URL;
  /** Folder where the engine's workers keep their compiled code; absent: it is compiled at every start. */
  readonly codeCache?: string;
  /** Starts the engine process; absent: as a child process of Node. */
  readonly fork?: ForkEngine;
  readonly limits?: EngineLimits;
  readonly kind: 'desktop' | 'web';
  /** A command that works beside the app that has the data folder; see `FolderWish.use`. */
  readonly guest?: boolean;
  readonly appVersion: string;
  /** Why the web host serves the app where a window was wanted; empty otherwise. */
  readonly note?: string;
  /** Name written beside approvals until the person sets another. */
  readonly approver: string;
  readonly log: Log;
  /** Seals stored secrets; absent: the file's permissions alone protect them. */
  readonly seal?: SecretSeal;
  /** Reads pages without text; absent: this host reads none. */
  readonly pageReader?: PageReader;
  /** Makes the ways to pipelines; absent: there is none to any. */
  readonly links?: (world: LinkWorld) => PipelineLinks;
  /** Makes the ways to documents far away; absent: scans reach this machine only. */
  readonly remote?: (world: RemoteWorld) => RemotePlaces;
}

/** What of the local world the ways to documents far away are made with. */
export interface RemoteWorld {
  /** As they are at the time of asking. */
  readonly settings: () => Promise<Settings>;
  readonly secrets: SecretStore;
  readonly log: Log;
}

/** What of the local world the ways to pipelines are made with. */
export interface LinkWorld {
  readonly stores: LocalStores;
  /** File of these stores, for a process beside this one. */
  readonly database: string;
  readonly objectLinks: LocalLinks;
  readonly secrets: SecretStore;
  readonly log: Log;
  readonly appVersion: string;
  /** Entry file of the engine process, beside which that of a folder's process lies. */
  readonly processUrl: URL;
}

/** The local world: every port kept by this machine alone. */
export interface LocalWorld {
  readonly service: Service;
  readonly sources: LocalSources;
  readonly engine: LocalEngine;
  readonly stores: LocalStores;
  readonly outputs: OutputFolders;
  /** Links to what pipelines on this machine have written; the host answers them. */
  readonly objectLinks: LocalLinks;
  readonly scans: LocalScans;
  /** Ends the engine, closes the store and lets another Mapwright have the data folder. */
  close(): Promise<void>;
}

/**
 * Puts the local world together. The host calls `service.resume()` when it is ready to show what goes on.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` when another Mapwright has the data folder, or it cannot be used;
 *   `STORE_NEWER`, `DISK_FULL`
 */
export async function composeLocal(settings: LocalSettings): Promise<LocalWorld> {
  let killed = false;
  const data = await openDataFolder(settings.dataDir ?? dataFolderPath(), {
    use: settings.guest === true ? 'guest' : 'app',
    kind: settings.kind,
    async clean({ outputs, scratch }) {
      await outputFolders(outputs).clean();
      killed = isMarkedOpen(scratch);
      await rm(scratch, { recursive: true, force: true });
      await mkdir(scratch, { mode: 0o700 });
    },
  });
  let stores: LocalStores | undefined;
  try {
    const records = recordThreads(
      threadEntry(settings.workerUrl, 'records/recordWorker'),
      recordsBeside(data.database),
    );
    stores = openStores(data.database, records.store, records.asks);
    if (settings.guest !== true) markOpen(data.scratch);
    const world = join(settings, { data, stores, records, killed });
    if (data.alone) {
      const files = await stores.files.list();
      const removed = (await stores.files.aside()).map(({ record }) => record);
      await world.sources.clean(new Set([...files, ...removed].map(({ id }) => id)));
    }
    return world;
  } catch (error) {
    stores?.close();
    data.unlock();
    throw error;
  }
}

/** Of a host that reaches no pipeline. */
const noLinks: PipelineLinks = {
  addresses: () => [],
  open: () => Promise.reject(new AppError('USAGE', 'This host reaches no pipeline.')),
  command: () => Promise.resolve(''),
};

const noReader: PageReader = {
  open: () => Promise.reject(new AppError('USAGE', 'This host reads no scanned pages.')),
};

async function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  // Aborting is one of the two ways in which it ends.
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Rest between two files of the background, in milliseconds: a third of what a proposal takes, so that keys are answered meanwhile. */
const restMs = 80;

function join(
  settings: LocalSettings,
  {
    data,
    stores,
    records,
    killed,
  }: {
    readonly data: DataFolder;
    readonly stores: LocalStores;
    readonly records: RecordThreads;
    readonly killed: boolean;
  },
): LocalWorld {
  const outputs = outputFolders(data.outputs);
  const members = memberFolders(data.sources);
  const ids = timeIds(systemClock);
  const sources = localSources({
    registry: stores.sources,
    folder: data.sources,
    samplesFolder: settings.samplesDir,
    members,
    ids,
  });
  const limits = settings.limits ?? engineLimits();
  const engine = createEngine({
    processUrl: settings.processUrl,
    workerUrl: settings.workerUrl,
    fork: settings.fork ?? forkChild,
    limits,
    scratch: data.scratch,
    // A command's first job is a long one, the app's a first look with the analysis behind it.
    prepared: settings.guest === true ? ['long'] : ['short', 'long'],
    ...(settings.codeCache === undefined ? {} : { codeCache: settings.codeCache }),
    locate: (fileId) => sources.locate(fileId),
    outputs,
    members,
  });
  const objectLinks = localLinks('', () => systemClock.now());
  const secrets = secretFile(data.secrets, settings.seal);
  const remote = settings.remote?.({ settings: () => service.settings.get(), secrets, log: settings.log });
  const scans = localScans({
    data,
    engine,
    sources,
    ids,
    searchers: scanWorkers(limits),
    remote: remote ?? {},
    wait: waitUnlessAborted,
    entry: threadEntry(settings.workerUrl, 'scans/scanWorker'),
  });
  const standards = standardStore(standardsBeside(data.database));
  // New with every start and kept nowhere.
  const sessionKey = randomBytes(32);
  const { kind, appVersion, approver, note = '', log, processUrl } = settings;
  const linkWorld = { log, appVersion, processUrl };
  const service: Service = createService({
    stores,
    engine,
    wordVectors: loadWordVectors,
    sources,
    outputs,
    schemas: builtInPacks,
    clock: systemClock,
    compare: records.compare,
    rest: () => setTimeout(restMs),
    wait: waitUnlessAborted,
    dayStart: (now) => new Date(now).setHours(0, 0, 0, 0),
    ids,
    digest: sha256Text,
    deflate: nodeDeflate,
    log: settings.log,
    llm: {
      client: llmClient(),
      secrets,
      sessionHash: (text) => createHmac('sha256', sessionKey).update(text, 'utf8').digest('hex'),
    },
    aws: awsAccount(),
    pageReader: settings.pageReader ?? noReader,
    ...(remote?.driveAccount === undefined ? {} : { driveAccount: remote.driveAccount }),
    links:
      settings.links?.({ ...linkWorld, stores, database: data.database, objectLinks, secrets }) ?? noLinks,
    scans,
    standards,
    data: dataKeeper(data, async () => {
      await stores.erase();
      await scans.erase();
      await standards.erase();
    }),
    host: { kind, appVersion, note, approver, killed },
    sharing: { guest: settings.guest === true, alone: data.alone },
  });
  const retry = setInterval(() => void service.llm.retryWaiting(), inboxOptions.retryMs);
  retry.unref();
  return {
    service,
    sources,
    engine,
    stores,
    outputs,
    objectLinks,
    scans,
    async close() {
      clearInterval(retry);
      await service.stop();
      await engine.close();
      await scans.close();
      standards.close();
      stores.close();
      await records.ended();
      if (settings.guest !== true) markClosed(data.scratch);
      data.unlock();
    },
  };
}

/** The entry file of a store's threads: beside the engine's worker as built, or among the sources. */
function threadEntry(workerUrl: URL, source: 'records/recordWorker' | 'scans/scanWorker'): URL {
  const path = workerUrl.href.endsWith('.ts') ? `../${source}.ts` : `${basename(source)}.js`;
  return new URL(path, workerUrl);
}
