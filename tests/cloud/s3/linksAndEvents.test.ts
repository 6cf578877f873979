import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { eventKey } from './objectEvents.ts';
import { s3Fixture } from './s3Fixture.ts';

const at = { Bucket: 'losses', Key: 'out/report 1.csv' };

describe('links', () => {
  it('give the object to whoever has them, under the name that they carry', async () => {
    const { s3 } = await s3Fixture();
    await s3.send(new PutObjectCommand({ ...at, Body: 'a' }));
    const as = 'attachment; filename="r.csv"';
    const link = await getSignedUrl(s3, new GetObjectCommand({ ...at, ResponseContentDisposition: as }), {
      expiresIn: 60,
    });
    const got = await fetch(link);
    expect([got.status, await got.text(), got.headers.get('content-disposition')]).toEqual([200, 'a', as]);
  });

  it('are refused when anything of them is changed, and when they have run out', async () => {
    let ahead = 0;
    const { s3 } = await s3Fixture({ now: () => Date.now() + ahead });
    await s3.send(new PutObjectCommand({ ...at, Body: 'a' }));
    await s3.send(new PutObjectCommand({ ...at, Key: 'other', Body: 'b' }));
    const link = await getSignedUrl(s3, new GetObjectCommand(at), { expiresIn: 60 });
    expect((await fetch(link.replace('report%201.csv', 'other'))).status).toBe(403);
    expect((await fetch(link.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    expect((await fetch(`${link}&versionId=null`)).status).toBe(403);
    expect((await fetch(link)).status).toBe(200);
    ahead = 61_000;
    const late = await fetch(link);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('take an object of the signed type and length only', async () => {
    const { client, s3, events } = await s3Fixture();
    const command = new PutObjectCommand({ ...at, ContentType: 'text/csv', ContentLength: 3 });
    const link = await getSignedUrl(client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), command, {
      expiresIn: 60,
      signableHeaders: new Set(['content-type', 'content-length']),
    });
    const put = async (body: string, type: string) =>
      (await fetch(link, { method: 'PUT', body, headers: { 'content-type': type } })).status;
    expect([await put('abc', 'text/html'), await put('abcd', 'text/csv')]).toEqual([403, 403]);
    expect(events).toEqual([]);
    expect(await put('abc', 'text/csv')).toBe(200);
    expect(await (await s3.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('abc');
  });

  it('hold the body to a checksum that they carry, be it that of nothing', async () => {
    const { s3 } = await s3Fixture();
    const link = await getSignedUrl(s3, new PutObjectCommand(at), { expiresIn: 60 });
    expect(link).toContain('x-amz-checksum-crc32=AAAAAA');
    const put = await fetch(link, { method: 'PUT', body: 'sent' });
    expect([put.status, await put.text()]).toEqual([400, expect.stringContaining('BadDigest')]);
  });
});

describe('events', () => {
  it('tell of each change, with the key as S3 encodes it', async () => {
    const { s3, events } = await s3Fixture();
    const put = await s3.send(new PutObjectCommand({ ...at, Key: 'raw/né w.csv', Body: 'abc' }));
    await s3.send(
      new CopyObjectCommand({ Bucket: 'plain', Key: 'b', CopySource: 'losses/raw/n%C3%A9%20w.csv' }),
    );
    await s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'b' }));
    await s3.send(new DeleteObjectCommand({ ...at, Key: 'raw/né w.csv' }));
    expect(events.map(({ name, bucket, key }) => [name, bucket.name, key])).toEqual([
      ['ObjectCreated:Put', 'losses', 'raw/né w.csv'],
      ['ObjectCreated:Copy', 'plain', 'b'],
      ['ObjectRemoved:Delete', 'plain', 'b'],
      ['ObjectRemoved:DeleteMarkerCreated', 'losses', 'raw/né w.csv'],
    ]);
    expect(events[0]?.record).toMatchObject({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: 'losses', arn: 'arn:aws:s3:::losses' },
        object: {
          key: 'raw/n%C3%A9+w.csv',
          size: 3,
          eTag: put.ETag?.replaceAll('"', ''),
          versionId: put.VersionId,
        },
      },
    });
  });

  it.each([
    ['a+b', 'a%2Bb'],
    ["it's (1)!~*.csv", 'it%27s+%281%29%21%7E*.csv'],
    ['100 %/ä', '100+%25/%C3%A4'],
  ])('name the key %s %s', (key, encoded) => {
    expect(eventKey(key)).toBe(encoded);
    expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe(key);
  });
});
