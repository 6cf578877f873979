import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import type { ByteSource } from '../../../../core/model/bytes.ts';
import { abortUpload } from '../../../../infra/aws/objects/multipart.ts';
import { type S3Bucket, s3Bucket } from '../../../../infra/aws/objects/s3Bucket.ts';
import { s3Objects } from '../../../../infra/aws/objects/s3Objects.ts';
import { type UploadMark, uploadFile } from '../../../../infra/aws/objects/uploadFile.ts';
import { someBytes } from '../../../cloud/s3/s3Fixture.ts';
import { openS3Server, type S3Server } from '../../../cloud/s3/s3Server.ts';
import { standInCredentials } from '../../../cloud/emulators/standIn.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { type CutProxy, openCutProxy } from './cutProxy.ts';

const mebibyte = 1_048_576;
const content = someBytes(41 * mebibyte + 17);
const key = 'raw/übergroß & lang.csv';

describe('sending a file', () => {
  const folder = temporaryFolder();
  let server: S3Server;
  let proxy: CutProxy;
  let bucket: S3Bucket;
  let puts: string[] = [];
  beforeEach(async () => {
    puts = [];
    server = await openS3Server({
      folder: folder.path,
      isDenied(request) {
        if (request.method === 'PUT') puts.push(request.query.get('partNumber') ?? 'whole');
        return false;
      },
    });
    server.createBucket('data', { isVersioned: true });
    proxy = await openCutProxy(server.url);
    bucket = s3Bucket(
      { region: 'eu-central-1', credentials: standInCredentials, endpoints: { s3: proxy.url } },
      'data',
    );
  });
  afterEach(async () => {
    bucket.close();
    await proxy.close();
    await server.close();
    folder.dispose();
  });

  const source = (bytes: Buffer = content): ByteSource => ({
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  });
  const request = (token = 't1') => ({ source: source(), key, options: { contentType: 'text/csv' }, token });
  const lyingThere = async (): Promise<string> => {
    const object = await s3Objects(bucket).open({ key });
    return createHash('sha256')
      .update(await object.read(0, object.sizeBytes))
      .digest('hex');
  };
  const wanted = createHash('sha256').update(content).digest('hex');
  const leftovers = async () =>
    (await bucket.client.send(new ListMultipartUploadsCommand(bucket.where))).Uploads ?? [];

  it('sends parts and tells how far it is', async () => {
    const told: number[] = [];
    const facts = await uploadFile(bucket, { ...request(), onProgress: (sent) => told.push(sent) });
    expect(facts.sizeBytes).toBe(content.length);
    expect(told).toHaveLength(6);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(content.length);
    expect(await lyingThere()).toBe(wanted);
    expect(await leftovers()).toEqual([]);
  });

  it('puts a short file whole, also an empty one', async () => {
    for (const size of [0, 1, 8 * mebibyte]) {
      const facts = await uploadFile(bucket, { ...request(), source: source(content.subarray(0, size)) });
      expect(facts.sizeBytes).toBe(size);
    }
    expect(puts).toEqual(['whole', 'whole', 'whole']);
  });

  it('goes on after it was cancelled, without sending again what lies there', async () => {
    const stop = new AbortController();
    let mark: UploadMark | undefined;
    await expect(
      uploadFile(bucket, {
        ...request(),
        signal: stop.signal,
        onBegun: (begun) => void (mark = begun),
        onProgress: (sent) => {
          if (sent > 16 * mebibyte) stop.abort();
        },
      }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await s3Objects(bucket).facts({ key })).toBeUndefined();
    expect(await leftovers()).toHaveLength(1);
    const before = new Set(puts);
    puts = [];
    if (mark === undefined) throw new Error('It never began.');
    const told: number[] = [];
    await uploadFile(bucket, { ...request(), resume: mark, onProgress: (sent) => told.push(sent) });
    expect(puts.length).toBeLessThanOrEqual(6 - 2);
    expect(before.size).toBeGreaterThanOrEqual(3);
    expect(told.at(-1)).toBe(content.length);
    expect(await lyingThere()).toBe(wanted);
  });

  it('sends a part again that lies there with other bytes', async () => {
    let mark: UploadMark | undefined;
    const other = Buffer.from(content);
    other[9 * mebibyte] = (other[9 * mebibyte] ?? 0) ^ 1;
    const stop = new AbortController();
    await uploadFile(bucket, {
      ...request(),
      source: source(other),
      signal: stop.signal,
      onBegun: (begun) => void (mark = begun),
      onProgress: (sent) => {
        if (sent > 32 * mebibyte) stop.abort();
      },
    }).catch(() => undefined);
    if (mark === undefined) throw new Error('It never began.');
    puts = [];
    await uploadFile(bucket, { ...request(), resume: mark });
    expect(puts).toContain('2');
    expect(await lyingThere()).toBe(wanted);
  });

  it('begins anew where the earlier try was thrown away', async () => {
    const mark: UploadMark = { uploadId: 'gone', partBytes: 8 * mebibyte, token: 't1' };
    await uploadFile(bucket, { ...request(), resume: mark });
    expect(await lyingThere()).toBe(wanted);
  });

  it('knows a completed upload again whose answer was lost', async () => {
    let mark: UploadMark | undefined;
    const first = await uploadFile(bucket, { ...request(), onBegun: (begun) => void (mark = begun) });
    if (mark === undefined) throw new Error('It never began.');
    puts = [];
    const again = await uploadFile(bucket, { ...request(), resume: mark });
    expect(again.versionId).toBe(first.versionId);
    expect(puts).toEqual([]);
  });

  it('arrives whole over connections that break', async () => {
    proxy.cut(5, 3 * mebibyte);
    await uploadFile(bucket, request());
    expect(await lyingThere()).toBe(wanted);
    expect(puts.length).toBeGreaterThan(6);
  });

  it('leaves nothing behind once it was thrown away', async () => {
    const stop = new AbortController();
    let mark: UploadMark | undefined;
    await uploadFile(bucket, {
      ...request(),
      signal: stop.signal,
      onBegun(begun) {
        mark = begun;
      },
      onProgress: () => stop.abort(),
    }).catch(() => undefined);
    await abortUpload(bucket, { Key: key, UploadId: mark?.uploadId ?? '' });
    await abortUpload(bucket, { Key: key, UploadId: mark?.uploadId ?? '' });
    expect(await leftovers()).toEqual([]);
    expect(await s3Objects(bucket).list('')).toEqual([]);
  });
});
