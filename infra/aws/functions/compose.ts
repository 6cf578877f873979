import { createHash, randomBytes } from 'node:crypto';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import { type CloudAccess, dynamoClient, snsClient, socketClient, sqsClient } from '../clients.ts';
import { cloudLog } from './cloudLog.ts';
import { ownCredentials } from './ownCredentials.ts';
import { socketConnections } from '../connections/socketConnections.ts';
import { type CloudEnvironment, readEnvironment } from './environment.ts';
import { snsNotifier } from '../notices/snsNotifier.ts';
import { s3Bucket } from '../objects/s3Bucket.ts';
import { s3Objects } from '../objects/s3Objects.ts';
import { sqsQueues } from '../queues/sqsQueues.ts';
import { dynamoFileMetadata } from '../stores/dynamoFileMetadata.ts';
import { dynamoMappingStore } from '../stores/dynamoMappingStore.ts';
import { dynamoSessionStore } from '../stores/dynamoSessionStore.ts';
import { dynamoUploadStore } from '../stores/dynamoUploadStore.ts';

/** Puts together what all functions work with; made once a process and kept for all its calls. */
export function composeCloud(environment: CloudEnvironment = readEnvironment()): PipelineBase {
  const { region, sessionsTable } = environment;
  const access: CloudAccess = { region, credentials: () => Promise.resolve(ownCredentials()) };
  const client = dynamoClient(access);
  const objects = s3Objects(s3Bucket(access, environment.dataBucket));
  const clock = { now: () => Date.now() };
  return {
    objects,
    held: s3Objects(s3Bucket(access, environment.quarantineBucket)),
    uploads: dynamoUploadStore({
      client,
      region,
      metadataTable: environment.metadataTable,
      historyTable: environment.historyTable,
    }),
    sessions: dynamoSessionStore({ client, region, table: sessionsTable }),
    queues: sqsQueues({ client: sqsClient(access), region, urls: environment.queueUrls }),
    notifier: snsNotifier({ client: snsClient(access), region, topicArns: environment.topicArns }),
    connections: socketConnections({
      client,
      management: socketClient(access, environment.socketEndpoint),
      region,
      sessionsTable,
      nowMs: () => clock.now(),
    }),
    mappings: dynamoMappingStore({
      client,
      region,
      mappingsTable: environment.mappingsTable,
      sessionsTable,
      objects,
    }),
    fileMetadata: dynamoFileMetadata({ client, region, table: environment.fileMetadataTable }),
    digest: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    clock,
    ids: chanceIds,
    log: cloudLog(),
    chance: Math.random,
  };
}

/** Time, then 96 bits of chance: many functions make ids at once. */
const chanceIds: Ids = {
  next: () => `${Date.now().toString(36).padStart(9, '0')}${randomBytes(12).toString('hex')}`,
};
