import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../../core/model/errors.ts';
import { createUploadApi } from '../../../core/pipeline/api/uploadApi.ts';
import type { Log } from '../../../core/ports/clock.ts';
import type { PipelineLink } from '../../../core/ports/pipelineLink.ts';
import type { PipelineAccount } from '../../../core/ports/pipelineAccount.ts';
import type { DeskPlaces } from '../../account/deskPlaces.ts';
import { type CloudAccess, dynamoClient, socketClient, sqsClient } from '../clients.ts';
import { socketConnections } from '../connections/socketConnections.ts';
import { s3Bucket } from '../objects/s3Bucket.ts';
import { s3Objects } from '../objects/s3Objects.ts';
import { sqsQueues } from '../queues/sqsQueues.ts';
import { dynamoLiveScans } from '../stores/dynamoLiveScans.ts';
import { dynamoMappingStore } from '../stores/dynamoMappingStore.ts';
import { dynamoSessionStore } from '../stores/dynamoSessionStore.ts';
import { dynamoUploadStore } from '../stores/dynamoUploadStore.ts';
import type { ApiAccess } from './apiClient.ts';
import { leadsOverHttp } from './leadsOverHttp.ts';
import { standardsOverHttp } from './standardsOverHttp.ts';
import { awsCloudScans } from './awsCloudScans.ts';
import { liveSocket } from './liveSocket.ts';
import { discardSent, sendToBucket } from './sendToBucket.ts';

export interface AwsPipelineLinkParts {
  readonly access: CloudAccess;
  readonly places: DeskPlaces;
  readonly log: Log;
  /** The HTTP API, and who asks it; the rest is asked with the rights of the profile. */
  readonly api: ApiAccess;
  readonly account: PipelineAccount;
}

/**
 * The way to a pipeline on AWS: the desk asks tables and bucket with the person's own rights, by the same code as the
 * functions there. Nothing is asked before it is wanted.
 */
export function awsPipelineLink({ access, places, log, api, account }: AwsPipelineLinkParts): PipelineLink {
  const { region } = access;
  const clock = { now: () => Date.now() };
  const tables = dynamoClient(access);
  const bucket = s3Bucket(access, places.dataBucket);
  const queues = sqsClient(access);
  const management = socketClient(access, places.socketEndpoint);
  const objects = s3Objects(bucket);
  const { metadataTable, historyTable, mappingsTable, sessionsTable } = places;
  const mappings = dynamoMappingStore({ client: tables, region, mappingsTable, sessionsTable, objects });
  const world = {
    objects,
    uploads: dynamoUploadStore({ client: tables, region, metadataTable, historyTable }),
    sessions: dynamoSessionStore({ client: tables, region, table: sessionsTable }),
    queues: sqsQueues({ client: queues, region, urls: withoutDead(places.queueUrls) }),
    connections: socketConnections({
      client: tables,
      management,
      region,
      sessionsTable,
      nowMs: () => clock.now(),
    }),
    mappings,
    digest: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
    clock,
    ids: { next: () => randomBytes(16).toString('hex') },
    log,
    chance: Math.random,
  };
  const uploads = createUploadApi(world);
  const { scanResultsTable, socketAddress } = places;
  const closing = new AbortController();
  return {
    uploads,
    mappings,
    ...leadsOverHttp(api),
    standards: standardsOverHttp(api),
    account,
    scans:
      scanResultsTable === null
        ? null
        : awsCloudScans({
            bucket,
            objects,
            results: dynamoLiveScans({ client: tables, region, table: scanResultsTable }),
            world,
            socketAddress,
          }),
    async open(id) {
      const { upload } = await uploads.status(id);
      const name = { key: upload.key, versionId: upload.versionId };
      const facts = await objects.facts(name);
      if (facts !== undefined && facts.etag !== upload.etag)
        throw new AppError('SOURCE_CHANGED', `${upload.fileName} was overwritten since it arrived.`, {
          remedy: 'Take the file as it is now; it has arrived as another upload.',
        });
      return objects.open(name);
    },
    send: (order) => sendToBucket(bucket, order, new Date(clock.now()).toISOString()),
    discard: (mark) => discardSent(bucket, mark),
    live: (signal, onOpen) =>
      liveSocket(world, socketAddress, {
        signal: AbortSignal.any([signal, closing.signal]),
        onOpen,
      }),
    async close() {
      closing.abort();
      bucket.close();
      for (const client of [tables, queues, management]) client.destroy();
    },
  };
}

/** A desk sends to the queues of work only; what was given up is the pipeline's own matter. */
function withoutDead(urls: DeskPlaces['queueUrls']) {
  return {
    ...urls,
    deadMain: '',
    deadTest: '',
    deadAnalyze: '',
    deadFinish: '',
    standard: '',
    deadStandard: '',
  };
}
