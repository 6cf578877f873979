import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsCheck, AwsSettings } from '../../../core/model/aws.ts';
import { awsDefaults } from '../../../core/model/aws.ts';
import { awsAccount } from '../../../infra/account/awsAccount.ts';
import { standInCredentials } from '../../cloud/emulators/standIn.ts';
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

  it.skipIf(!hasTables)(
    'tries all that the desk does with what the stacks tell of, and leaves nothing behind',
    async () => {
      const checks = await checked({ profile: 'default' });
      expect(checks.filter(({ state }) => state !== 'allowed')).toEqual([]);
      expect(checks.map(({ action, resource }) => `${action} ${resource}`).slice(1)).toEqual([
        'cloudformation:DescribeStacks Dev-MapwrightInfrastructureStack',
        'cloudformation:DescribeStacks Dev-MapwrightApplicationStack',
        's3:ListBucket s3://losses',
        's3:GetObject s3://losses/raw/',
        's3:GetObject s3://losses/processed/',
        's3:GetObject s3://losses/validation-reports/',
        's3:GetObject s3://losses/mappings/',
        's3:GetObject s3://losses/scans/',
        's3:GetObject s3://losses/work/',
        's3:PutObject s3://losses/raw/',
        's3:ListMultipartUploadParts s3://losses/raw/',
        's3:AbortMultipartUpload s3://losses/raw/',
        's3:PutObject s3://losses/mappings/',
        's3:PutObject s3://losses/scans/',
        'dynamodb:GetItem metadata',
        'dynamodb:PutItem metadata',
        'dynamodb:Query metadata/index/all',
        'dynamodb:Query metadata/index/by-state',
        'dynamodb:Query history',
        'dynamodb:PutItem history',
        'dynamodb:GetItem mappings',
        'dynamodb:Query mappings',
        'dynamodb:PutItem mappings',
        'dynamodb:Query mappings/index/all',
        'dynamodb:GetItem sessions',
        'dynamodb:Query sessions',
        'dynamodb:PutItem sessions',
        'dynamodb:UpdateItem sessions',
        'dynamodb:DeleteItem sessions',
        'dynamodb:Query sessions/index/places',
        ...['Main', 'Test', 'Analyze', 'Finish'].map((name) =>
          expect.stringMatching(`^sqs:SendMessage .*/${name}$`),
        ),
        expect.stringMatching('^execute-api:ManageConnections '),
      ]);
      expect(account.waiting()).toBe(0);
      const client = { region: 'eu-central-1', credentials: standInCredentials };
      const { S3Client, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
      const s3 = new S3Client({ ...client, forcePathStyle: true });
      expect((await s3.send(new ListObjectsV2Command({ Bucket: 'losses' }))).KeyCount ?? 0).toBe(0);
      s3.destroy();
      const { DynamoDBClient, ScanCommand } = await import('@aws-sdk/client-dynamodb');
      const tables = new DynamoDBClient(client);
      for (const TableName of ['metadata', 'history', 'mappings', 'sessions'])
        expect((await tables.send(new ScanCommand({ TableName }))).Count).toBe(0);
      tables.destroy();
    },
  );

  it('names a stack that is not there or too old, and tries nothing that rests on it', async () => {
    expect((await checked({ prefix: 'other' })).slice(1)).toMatchObject([
      { state: 'failed', message: 'There is no stack Dev-OtherInfrastructureStack in eu-central-1.' },
      { state: 'failed', remedy: expect.stringContaining('prefix and environment') },
    ]);
    expect((await checked({ prefix: 'old' }))[1]).toMatchObject({
      state: 'failed',
      message:
        'The stack Dev-OldInfrastructureStack does not tell MetadataTableName, HistoryTableName, SessionsTableName.',
    });
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
