import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { fromIni } from '@aws-sdk/credential-providers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CloudAccess, dynamoClient } from '../../../infra/aws/clients.ts';
import { attemptCloud, cloudError, errorName } from '../../../infra/aws/cloudErrors.ts';
import { s3Bucket } from '../../../infra/aws/objects/s3Bucket.ts';
import { s3Objects } from '../../../infra/aws/objects/s3Objects.ts';
import { openS3Server, type S3Server } from '../../cloud/s3/s3Server.ts';
import { standInCredentials } from '../../cloud/emulators/standIn.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';

const region = 'eu-central-1';
const text = Buffer.from('a');

describe('a bucket that says no', () => {
  const folder = temporaryFolder();
  let server: S3Server;
  let denied: readonly string[] = [];
  beforeEach(async () => {
    denied = [];
    server = await openS3Server({
      folder: folder.path,
      region,
      isDenied: ({ method }) => denied.includes(method),
    });
    server.createBucket('data');
    server.createBucket('theirs', { isForeign: true });
  });
  afterEach(async () => {
    await server.close();
    folder.dispose();
  });

  /** Does something with a bucket's objects and tells how it ended. */
  const outcome = async (
    parts: Partial<CloudAccess>,
    work: (objects: ReturnType<typeof s3Objects>) => Promise<unknown>,
    name = 'data',
  ): Promise<unknown> => {
    const access: CloudAccess = {
      region,
      credentials: standInCredentials,
      endpoints: { s3: server.url },
      ...parts,
    };
    const bucket = s3Bucket(access, name);
    try {
      return await work(s3Objects(bucket));
    } catch (error) {
      return error;
    } finally {
      bucket.close();
    }
  };

  it('names the region where it is, for reading and writing', async () => {
    const there = { region: 'us-east-1' };
    const put = await outcome(there, (objects) => objects.put('a', text));
    expect(put).toMatchObject({ code: 'NOT_FOUND', retryable: false });
    expect(put).toHaveProperty('remedy', 'Choose the region that it was made in: eu-central-1.');
    for (const work of [
      (objects: ReturnType<typeof s3Objects>) => objects.facts({ key: 'a' }),
      (objects: ReturnType<typeof s3Objects>) => objects.open({ key: 'a' }),
      (objects: ReturnType<typeof s3Objects>) => objects.list(''),
    ])
      expect(await outcome(there, work)).toMatchObject({
        code: 'NOT_FOUND',
        message: 'data is not in us-east-1.',
      });
  });

  it('names the permission that is missing', async () => {
    denied = ['PUT'];
    expect(await outcome({}, (objects) => objects.put('raw/secret name.csv', text))).toMatchObject({
      code: 'ACCESS_DENIED',
      message: 'The account does not allow s3:PutObject on data.',
      remedy: expect.stringContaining('s3:PutObject on data') as string,
    });
    denied = ['HEAD', 'GET'];
    expect(await outcome({}, (objects) => objects.open({ key: 'a' }))).toMatchObject({
      code: 'ACCESS_DENIED',
      message: 'The account does not allow s3:GetObject on data.',
    });
    denied = ['POST'];
    expect(await outcome({}, (objects) => objects.remove(['a']))).toMatchObject({ code: 'ACCESS_DENIED' });
  });

  it('is somebody else’s: that is a missing permission, and says to look whose it is', async () => {
    expect(await outcome({}, (objects) => objects.put('a', text), 'theirs')).toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining('check too that theirs is yours') as string,
    });
    expect(await outcome({}, (objects) => objects.facts({ key: 'a' }), 'theirs')).toMatchObject({
      code: 'ACCESS_DENIED',
    });
  });

  it('is not there: that is not an object that is missing', async () => {
    for (const work of [
      (objects: ReturnType<typeof s3Objects>) => objects.open({ key: 'a' }),
      (objects: ReturnType<typeof s3Objects>) => objects.put('a', text),
      (objects: ReturnType<typeof s3Objects>) => objects.list(''),
    ])
      expect(await outcome({}, work, 'nowhere')).toMatchObject({
        code: 'NOT_FOUND',
        message: 'There is no nowhere in eu-central-1.',
      });
  });

  it('knows keys that do not work, and sessions that are over, as a sign-in that is needed', async () => {
    const wrong = { accessKeyId: standInCredentials.accessKeyId, secretAccessKey: 'other' };
    for (const work of [
      (objects: ReturnType<typeof s3Objects>) => objects.put('a', text),
      (objects: ReturnType<typeof s3Objects>) => objects.facts({ key: 'a' }),
    ])
      expect(await outcome({ credentials: wrong }, work)).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const empty = fromIni({ profile: 'none', configFilepath: '/dev/null', filepath: '/dev/null' });
    expect(await outcome({ credentials: empty }, (objects) => objects.put('a', text))).toMatchObject({
      code: 'SIGN_IN_NEEDED',
      retryable: true,
    });
  });

  it('cannot be reached', async () => {
    const endpoints = { s3: 'http://127.0.0.1:9' };
    expect(await outcome({ endpoints }, (objects) => objects.facts({ key: 'a' }))).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: 'AWS did not answer to s3:GetObject on data.',
      retryable: true,
    });
  });
});

describe('a table that says no', () => {
  /** Asks a service that always fails so, and counts how often it was asked. */
  async function asked(
    status: number,
    type: string,
  ): Promise<{ readonly error: unknown; readonly times: number }> {
    let times = 0;
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        times += 1;
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const endpoints = { dynamodb: `http://127.0.0.1:${port}` };
    const client = dynamoClient({ region, credentials: standInCredentials, endpoints });
    const what = { action: 'dynamodb:GetItem', resource: 'mappings', region };
    const error = await attemptCloud(what, () =>
      client.send(new GetCommand({ TableName: 'mappings', Key: { mapping_id: 'm' } })),
    ).catch((thrown: unknown) => thrown);
    client.destroy();
    server.closeAllConnections();
    server.close();
    return { error, times };
  }

  it.each([
    ['ThrottlingException', 'STORE_UNAVAILABLE', 5],
    ['ExpiredTokenException', 'SIGN_IN_NEEDED', 1],
    ['UnrecognizedClientException', 'SIGN_IN_NEEDED', 1],
    ['AccessDeniedException', 'ACCESS_DENIED', 1],
    ['ResourceNotFoundException', 'NOT_FOUND', 1],
  ])('by %s: %s after %i tries', async (type, code, tries) => {
    const { error, times } = await asked(400, type);
    expect(error).toMatchObject({ code });
    expect(errorName(error)).toBe(type);
    expect(times).toBe(tries);
  });

  it('asks again when the service fails, and then says that it cannot be reached', async () => {
    const { error, times } = await asked(500, 'InternalServerError');
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(times).toBe(5);
  });

  it('calls a request that AWS takes for malformed what it is: a bug', async () => {
    const { error } = await asked(400, 'ValidationException');
    expect(errorName(error)).toBe('ValidationException');
    expect(error).not.toHaveProperty('code', 'STORE_UNAVAILABLE');
    expect(cloudError(error, { action: 'a', resource: 'r', region })).toBe(error);
    const bug = new TypeError('x is undefined');
    expect(cloudError(bug, { action: 'a', resource: 'r', region })).toBe(bug);
  });
});
