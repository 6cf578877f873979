import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsCheck, AwsSettings } from '../../../../core/model/aws.ts';
import { awsDefaults } from '../../../../core/model/aws.ts';
import { awsAccount } from '../../../../infra/local/aws/awsAccount.ts';
import { hasTables, type StandInAccount, standInAccount } from './standInAccount.ts';

let account: StandInAccount;
beforeAll(async () => {
  account = await standInAccount();
}, 30_000);
afterAll(() => account.stop());

async function checked(settings: Partial<AwsSettings>): Promise<readonly AwsCheck[]> {
  const checks: AwsCheck[] = [];
  for await (const check of awsAccount(account.places).check({ ...awsDefaults, ...settings }))
    checks.push(check);
  return checks;
}

const states = (checks: readonly AwsCheck[]): readonly (readonly [string, string])[] =>
  checks.map(({ action, state }) => [action, state]);

describe('the profiles of this machine', () => {
  it('are told with their way to credentials and their region, and nothing else', async () => {
    expect(await awsAccount(account.places).profiles()).toEqual([
      { name: 'default', way: 'keys', region: 'eu-central-1' },
      { name: 'nowhere', way: 'keys', region: '' },
      { name: 'team', way: 'sso', region: 'eu-west-1' },
    ]);
  });
});

describe('checking the access', () => {
  it('says first who the person is', async () => {
    const [identity] = await checked({});
    expect(identity).toMatchObject({ action: 'sts:GetCallerIdentity', state: 'allowed' });
    expect(identity?.resource).toMatch(/^arn:aws:/);
  });

  it('tries the bucket and the queue and leaves nothing behind', async () => {
    const checks = await checked({ bucket: 'losses', queueUrl: account.queueUrl });
    expect(states(checks)).toEqual([
      ['sts:GetCallerIdentity', 'allowed'],
      ['s3:ListBucket', 'allowed'],
      ['s3:GetObject', 'allowed'],
      ['s3:PutObject', 'allowed'],
      ['s3:AbortMultipartUpload', 'allowed'],
      ['sqs:GetQueueAttributes', 'allowed'],
    ]);
    const { S3Client, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
    const client = new S3Client({
      region: 'eu-central-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect((await client.send(new ListObjectsV2Command({ Bucket: 'losses' }))).KeyCount ?? 0).toBe(0);
    client.destroy();
  });

  it.skipIf(!hasTables)('tries the table by a write that its condition refuses', async () => {
    const checks = await checked({ mappingsTable: 'schema-mappings' });
    expect(states(checks).slice(1)).toEqual([
      ['dynamodb:DescribeTable', 'allowed'],
      ['dynamodb:GetItem', 'allowed'],
      ['dynamodb:PutItem', 'allowed'],
    ]);
    const { DynamoDBClient, ScanCommand } = await import('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect((await client.send(new ScanCommand({ TableName: 'schema-mappings' }))).Count).toBe(0);
    client.destroy();
  });

  it('names a resource that is not there and tries nothing that rests on it', async () => {
    const checks = await checked({ bucket: 'no-such-bucket' });
    expect(states(checks).slice(1)).toEqual([
      ['s3:ListBucket', 'failed'],
      ['s3:GetObject', 'skipped'],
      ['s3:PutObject', 'skipped'],
      ['s3:AbortMultipartUpload', 'skipped'],
    ]);
    expect(checks[1]?.message).toMatch(/no such resource in eu-central-1/);
  });

  it('asks for a region where neither settings nor profile name one', async () => {
    expect(await checked({ profile: 'nowhere' })).toMatchObject([
      { state: 'failed', message: 'No region is set, and the profile names none.' },
    ]);
  });

  it('names the command that signs in where the profile has no session', async () => {
    expect(await checked({ profile: 'team' })).toMatchObject([
      { state: 'failed', command: 'aws sso login --profile team' },
    ]);
  });

  it('says that nothing answers, and is broken off at once when it is asked to', async () => {
    const sts = process.env['AWS_ENDPOINT_URL_STS'];
    process.env['AWS_ENDPOINT_URL_STS'] = 'http://127.0.0.1:1';
    try {
      expect(await checked({})).toMatchObject([
        { state: 'failed', remedy: expect.stringContaining('Work on this computer goes on') },
      ]);
    } finally {
      process.env['AWS_ENDPOINT_URL_STS'] = sts;
    }
    const stopped = awsAccount(account.places).check(awsDefaults, AbortSignal.abort());
    await expect(stopped[Symbol.asyncIterator]().next()).rejects.toThrow(/abort/i);
  });
});
