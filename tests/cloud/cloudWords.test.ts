import { describe, expect, it } from 'vitest';
import { SQSClient, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromIni } from '@aws-sdk/credential-providers';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { awsConfig } from './cloudWords.ts';
import { startFauxqsHere } from './emulators/fauxqs.ts';

describe('the profile of the stand-in cloud', () => {
  it('points the SDK at it, with credentials and region', async () => {
    const emulator = await startFauxqsHere();
    const folder = temporaryFolder();
    const port = new URL(emulator.endpoint).port;
    const configFile = join(folder.path, 'config');
    const access = {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'A',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${port}`,
    };
    writeFileSync(configFile, awsConfig({ access }));
    const before = process.env['AWS_CONFIG_FILE'];
    process.env['AWS_CONFIG_FILE'] = configFile;
    process.env['AWS_PROFILE'] = 'mapwright-cloud';
    try {
      const credentials = fromIni({ profile: 'mapwright-cloud', configFilepath: configFile });
      const client = new SQSClient({ profile: 'mapwright-cloud', credentials });
      expect(await client.config.region()).toBe('us-east-1');
      expect((await client.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual([]);
      client.destroy();
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, 'AWS_CONFIG_FILE');
      else process.env['AWS_CONFIG_FILE'] = before;
      Reflect.deleteProperty(process.env, 'AWS_PROFILE');
      await emulator.stop();
      folder.dispose();
    }
  });
});
