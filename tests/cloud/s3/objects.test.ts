import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { s3Fixture, someBytes } from './s3Fixture.ts';
import { standInCredentials } from '../emulators/standIn.ts';

const at = { Bucket: 'losses', Key: 'raw/né w.csv' };

/** Code and status of a refusal. */
async function refused(call: Promise<unknown>): Promise<readonly [string, number | undefined]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof S3ServiceException) return [error.name, error.$metadata.httpStatusCode];
    throw error;
  }
  throw new Error('was not refused');
}

describe('objects', () => {
  it('come back as they were put, with type, name and metadata', async () => {
    const { s3 } = await s3Fixture();
    const put = await s3.send(
      new PutObjectCommand({ ...at, Body: 'a;b\n1;2', ContentType: 'text/csv', Metadata: { by: 'ana' } }),
    );
    const got = await s3.send(new GetObjectCommand(at));
    expect(await got.Body?.transformToString()).toBe('a;b\n1;2');
    expect(got).toMatchObject({
      ContentType: 'text/csv',
      Metadata: { by: 'ana' },
      ETag: put.ETag,
      VersionId: put.VersionId,
      ContentLength: 7,
      ChecksumCRC32: put.ChecksumCRC32,
    });
  });

  it('are taken as a stream of unknown checksum, with the checksum behind it', async () => {
    const { s3 } = await s3Fixture();
    const bytes = someBytes(1_500_000);
    const body = Readable.from([bytes.subarray(0, 700_001), bytes.subarray(700_001)]);
    await s3.send(new PutObjectCommand({ ...at, Body: body, ContentLength: bytes.length }));
    const got = await s3.send(new GetObjectCommand(at));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
  });

  it('are refused where a checksum does not fit, and leave nothing', async () => {
    const { s3, folder } = await s3Fixture();
    const put = s3.send(new PutObjectCommand({ ...at, Body: 'abc', ChecksumCRC32: 'AAAAAA==' }));
    expect(await refused(put)).toEqual(['BadDigest', 400]);
    expect(await refused(s3.send(new HeadObjectCommand(at)))).toEqual(['NotFound', 404]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['bytes=2-4', 'cde', 'bytes 2-4/8'],
    ['bytes=5-', 'fgh', 'bytes 5-7/8'],
    ['bytes=-3', 'fgh', 'bytes 5-7/8'],
    ['bytes=6-99', 'gh', 'bytes 6-7/8'],
  ])('give %s', async (range, text, told) => {
    const { s3 } = await s3Fixture();
    await s3.send(new PutObjectCommand({ ...at, Body: 'abcdefgh' }));
    const got = await s3.send(new GetObjectCommand({ ...at, Range: range }));
    expect([await got.Body?.transformToString(), got.ContentRange]).toEqual([text, told]);
  });

  it('refuse a range behind their end, and have one of no bytes', async () => {
    const { s3 } = await s3Fixture();
    await s3.send(new PutObjectCommand({ ...at, Body: '' }));
    expect(await refused(s3.send(new GetObjectCommand({ ...at, Range: 'bytes=0-9' })))).toEqual([
      'InvalidRange',
      416,
    ]);
    expect(await (await s3.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('');
  });

  it('hold readers and writers to the tag they name', async () => {
    const { s3 } = await s3Fixture();
    const { ETag = '' } = await s3.send(new PutObjectCommand({ ...at, Body: '1' }));
    const wrong = { ...at, IfMatch: '"0"' };
    expect(await refused(s3.send(new GetObjectCommand(wrong)))).toEqual(['PreconditionFailed', 412]);
    expect(await refused(s3.send(new PutObjectCommand({ ...wrong, Body: '2' })))).toEqual([
      'PreconditionFailed',
      412,
    ]);
    expect(await refused(s3.send(new PutObjectCommand({ ...at, IfNoneMatch: '*', Body: '2' })))).toEqual([
      'PreconditionFailed',
      412,
    ]);
    expect((await refused(s3.send(new GetObjectCommand({ ...at, IfNoneMatch: ETag }))))[1]).toBe(304);
    await s3.send(new PutObjectCommand({ ...at, IfMatch: ETag, Body: '3' }));
    expect(await (await s3.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('3');
  });

  it('are made by one of many writers who want the key to be free', async () => {
    const { s3 } = await s3Fixture();
    const puts = Array.from({ length: 20 }, (_, place) =>
      s3.send(new PutObjectCommand({ ...at, IfNoneMatch: '*', Body: String(place) })),
    );
    const ends = await Promise.allSettled(puts);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keep their versions; a deletion is a marker that can be taken away', async () => {
    const { s3 } = await s3Fixture();
    const first = await s3.send(new PutObjectCommand({ ...at, Body: 'first' }));
    await s3.send(new PutObjectCommand({ ...at, Body: 'second' }));
    const { VersionId: marker } = await s3.send(new DeleteObjectCommand(at));
    expect(await refused(s3.send(new GetObjectCommand(at)))).toEqual(['NoSuchKey', 404]);
    const old = await s3.send(new GetObjectCommand({ ...at, VersionId: first.VersionId }));
    expect(await old.Body?.transformToString()).toBe('first');
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket: 'losses' }));
    expect([listed.Versions?.length, listed.DeleteMarkers?.length]).toEqual([2, 1]);
    await s3.send(new DeleteObjectCommand({ ...at, VersionId: marker }));
    expect(await (await s3.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('second');
  });

  it('have one version in a bucket that keeps none, and its bytes leave the disk', async () => {
    const { s3, folder } = await s3Fixture();
    const plain = { Bucket: 'plain', Key: 'a' };
    await s3.send(new PutObjectCommand({ ...plain, Body: '1' }));
    await s3.send(new PutObjectCommand({ ...plain, Body: '2' }));
    expect(readdirSync(folder)).toHaveLength(1);
    await s3.send(new CopyObjectCommand({ ...plain, Key: 'b', CopySource: 'plain/a' }));
    await s3.send(new DeleteObjectCommand(plain));
    expect(
      await (await s3.send(new GetObjectCommand({ ...plain, Key: 'b' }))).Body?.transformToString(),
    ).toBe('2');
    await s3.send(
      new DeleteObjectsCommand({ Bucket: 'plain', Delete: { Objects: [{ Key: 'b' }, { Key: 'zzz' }] } }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are listed by prefix and group, page by page, in the order of their bytes', async () => {
    const { s3 } = await s3Fixture();
    const keys = ['a/1', 'a/2 & <b>', 'b', 'c/1', 'ä', '\u{1F600}', '\uFF61', 'tab\tkey'];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket: 'plain', Key, Body: 'x' }));
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: 'plain', MaxKeys: 3, ...(token && { ContinuationToken: token }) }),
      );
      expect(page.KeyCount).toBeLessThanOrEqual(3);
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen).toEqual(['a/1', 'a/2 & <b>', 'b', 'c/1', 'tab\tkey', 'ä', '\uFF61', '\u{1F600}']);
    const grouped = await s3.send(new ListObjectsV2Command({ Bucket: 'plain', Delimiter: '/', MaxKeys: 2 }));
    expect(grouped.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['a/']);
    expect(grouped.Contents?.map(({ Key }) => Key)).toEqual(['b']);
    const rest = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'plain',
        Delimiter: '/',
        ContinuationToken: grouped.NextContinuationToken,
      }),
    );
    expect(rest.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['c/']);
    expect((await s3.send(new ListObjectsV2Command({ Bucket: 'plain', StartAfter: 'ä' }))).KeyCount).toBe(2);
  });
});

describe('who may ask', () => {
  it.each([
    [
      'another secret',
      403,
      { credentials: { ...standInCredentials, secretAccessKey: 'no' } },
      'SignatureDoesNotMatch',
    ],
    [
      'an unknown key',
      403,
      { credentials: { ...standInCredentials, accessKeyId: 'no' } },
      'InvalidAccessKeyId',
    ],
    ['another region', 400, { region: 'eu-west-1' }, 'AuthorizationHeaderMalformed'],
  ])('is not somebody with %s', async (...[, status, settings, code]) => {
    const { client } = await s3Fixture();
    const asked = client(settings).send(new ListObjectsV2Command({ Bucket: 'plain' }));
    expect(await refused(asked)).toEqual([code, status]);
  });

  it('is not somebody whose session has run out, or whose clock is wrong', async () => {
    const { client } = await s3Fixture({ keys: [{ ...standInCredentials, expired: true }] });
    expect(await refused(client().send(new ListObjectsV2Command({ Bucket: 'plain' })))).toEqual([
      'ExpiredToken',
      400,
    ]);
    const later = await s3Fixture();
    const asked = later
      .client({ maxAttempts: 1, systemClockOffset: 3_600_000 })
      .send(new ListObjectsV2Command({ Bucket: 'plain' }));
    expect(await refused(asked)).toEqual(['RequestTimeTooSkewed', 403]);
  });

  it("gets nothing of somebody else's bucket, and nothing that is denied", async () => {
    const { server, s3 } = await s3Fixture({ isDenied: ({ method }) => method === 'DELETE' });
    server.createBucket('theirs', { isForeign: true });
    expect(await refused(s3.send(new GetObjectCommand({ Bucket: 'theirs', Key: 'a' })))).toEqual([
      'AccessDenied',
      403,
    ]);
    expect(await refused(s3.send(new DeleteObjectCommand(at)))).toEqual(['AccessDenied', 403]);
    expect(await refused(s3.send(new GetObjectCommand({ Bucket: 'nobodys', Key: 'a' })))).toEqual([
      'NoSuchBucket',
      404,
    ]);
  });

  it('is told that nothing is kept without a signature, be the bucket in the path or in the host', async () => {
    const { server } = await s3Fixture();
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request(`${server.url}/key`, { headers: { host: 'losses.s3.localhost' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(403);
  });
});
