import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type FauxqsServer, startFauxqs } from 'fauxqs';

const dynoxide = 'node_modules/@dynoxide/linux-x64/dynoxide';

/** Whether the DynamoDB stand-in runs on this machine. */
export const hasTables = existsSync(dynoxide);

/** An account on protocol emulators, with the AWS files of somebody who may use it. */
export interface StandInAccount {
  readonly places: { readonly configFile: string; readonly credentialsFile: string };
  readonly queueUrl: string;
  stop(): Promise<void>;
}

/** Starts S3, SQS, STS and DynamoDB stand-ins, points the SDK at them, and makes a bucket, a queue and a table. */
export async function standInAccount(): Promise<StandInAccount> {
  const server: FauxqsServer = await startFauxqs({ port: 0, logger: false });
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-aws-'));
  const places = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  writeFileSync(
    places.configFile,
    [
      '[default]',
      'region = eu-central-1',
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
    '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = none\n[nowhere]\naws_access_key_id = A\naws_secret_access_key = b\n',
  );
  const tables = hasTables ? await startTables() : undefined;
  const endpoints: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL_S3: server.address,
    AWS_ENDPOINT_URL_SQS: server.address,
    AWS_ENDPOINT_URL_STS: server.address,
    ...(tables === undefined ? {} : { AWS_ENDPOINT_URL_DYNAMODB: tables.address }),
  };
  Object.assign(process.env, endpoints);
  server.createBucket('losses');
  const { queueUrl } = server.createQueue('losses-queue');
  return {
    places,
    queueUrl,
    async stop() {
      for (const name of Object.keys(endpoints)) Reflect.deleteProperty(process.env, name);
      tables?.child.kill('SIGKILL');
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startTables(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const port = await freePort();
  const child = spawn(dynoxide, ['--port', String(port)], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${String(port)}`;
  const client = new DynamoDBClient({
    endpoint: address,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  for (let round = 1; ; round += 1) {
    try {
      await client.send(
        new CreateTableCommand({
          TableName: 'schema-mappings',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'mapping_id', KeyType: 'HASH' },
            { AttributeName: 'version', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'mapping_id', AttributeType: 'S' },
            { AttributeName: 'version', AttributeType: 'N' },
          ],
        }),
      );
      return { child, address };
    } catch (error) {
      if (round === 50) throw error;
      await wait(100);
    } finally {
      if (round === 50) client.destroy();
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
