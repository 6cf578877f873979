import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFauxqs } from 'fauxqs';
import { tables } from '../../../infra/aws/tables.ts';
import { standInCredentials } from '../../cloud/emulators/standIn.ts';
import { noTables, startDynoxide } from '../../cloud/emulators/dynoxide.ts';
import { closeServer, listen } from '../../cloud/gateway/listen.ts';
import { openS3Server } from '../../cloud/s3/s3Server.ts';
import { openCloudFormation } from '../../cloud/up/cloudFormation.ts';

/** Whether the DynamoDB stand-in runs on this machine. */
export const hasTables = noTables === undefined;

/** An account on protocol emulators, with the AWS files of somebody who may use it. */
export interface StandInAccount {
  readonly places: { readonly configFile: string; readonly credentialsFile: string };
  /** Messages in the queues. */
  waiting(): number;
  stop(): Promise<void>;
}

const region = 'eu-central-1';

/** Starts stand-ins of what the desk asks, points the SDK at them, and makes what the two stacks of `dev` tell of. */
export async function standInAccount(): Promise<StandInAccount> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-aws-'));
  const places = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  writeFileSync(
    places.configFile,
    [
      '[default]',
      `region = ${region}`,
      '[profile team]',
      'sso_session = work',
      'sso_account_id = 123456789012',
      'sso_role_name = Analyst',
      'region = eu-west-1',
      '[sso-session work]',
      'sso_start_url = https://example.awsapps.com/start',
      'sso_region = eu-west-1',
      '[profile nowhere]',
    ].join('\n'),
  );
  writeFileSync(
    places.credentialsFile,
    `[default]\naws_access_key_id = ${standInCredentials.accessKeyId}\naws_secret_access_key = ${standInCredentials.secretAccessKey}\n[nowhere]\naws_access_key_id = A\naws_secret_access_key = b\n`,
  );
  const dynamo = hasTables ? await startDynoxide() : undefined;
  await dynamo?.create(tables.metadata, 'metadata');
  await dynamo?.create(tables.history, 'history');
  await dynamo?.create(tables.mappings, 'mappings');
  await dynamo?.create(tables.sessions, 'sessions');
  // Nobody is connected.
  const desks = createServer((_, response) =>
    response.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end('{}'),
  );
  const socketEndpoint = `http://127.0.0.1:${String(await listen(desks))}`;
  const objects = await openS3Server({ folder, region });
  objects.createBucket('losses', { isVersioned: true });
  const queues = Object.fromEntries(
    ['Main', 'Test', 'Analyze', 'Finish'].map((name) => [
      `${name}QueueUrl`,
      server.createQueue(name).queueUrl,
    ]),
  );
  const stacks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'Dev-MapwrightInfrastructureStack': {
      DataBucketName: 'losses',
      MetadataTableName: 'metadata',
      HistoryTableName: 'history',
      MappingsTableName: 'mappings',
      SessionsTableName: 'sessions',
    },
    'Dev-MapwrightApplicationStack': {
      ...queues,
      SocketAddress: socketEndpoint.replace('http', 'ws'),
      SocketEndpoint: socketEndpoint,
    },
    // Of a version before the desk asked for the rest.
    'Dev-OldInfrastructureStack': { DataBucketName: 'losses', MappingsTableName: 'mappings' },
  };
  const formation = await openCloudFormation((name) => stacks[name]);
  const endpoints: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL_S3: objects.url,
    AWS_ENDPOINT_URL_SQS: server.address,
    AWS_ENDPOINT_URL_STS: server.address,
    AWS_ENDPOINT_URL_CLOUDFORMATION: formation.url,
    ...(dynamo === undefined ? {} : { AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint }),
  };
  Object.assign(process.env, endpoints);
  return {
    places,
    waiting: () =>
      Object.keys(queues).reduce((sum, name) => {
        const { messages } = server.inspectQueue(name.replace('QueueUrl', '')) ?? {};
        return sum + (messages?.ready.length ?? 0);
      }, 0),
    async stop() {
      for (const name of Object.keys(endpoints)) Reflect.deleteProperty(process.env, name);
      await dynamo?.stop();
      await formation.close();
      await objects.close();
      await closeServer(desks);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
