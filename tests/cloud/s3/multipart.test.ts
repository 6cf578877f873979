import { readdirSync } from 'node:fs';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { describe, expect, it } from 'vitest';
import { s3Fixture, someBytes } from './s3Fixture.ts';

const at = { Bucket: 'losses', Key: 'raw/big.csv' };
const mebibyte = 1024 * 1024;

describe('an upload in parts', () => {
  it('is what lib-storage makes of 17 MB, read back over the cuts', async () => {
    const { s3, folder } = await s3Fixture();
    const bytes = someBytes(17_000_000);
    const steps: number[] = [];
    const upload = new Upload({ client: s3, partSize: 5 * mebibyte, params: { ...at, Body: bytes } });
    upload.on('httpUploadProgress', ({ loaded }) => void steps.push(loaded ?? 0));
    const { ETag } = await upload.done();
    expect(ETag).toMatch(/^"[0-9a-f]{32}-4"$/);
    expect(steps.at(-1)).toBe(bytes.length);
    const range = `bytes=${String(5 * mebibyte - 10)}-${String(10 * mebibyte + 10)}`;
    const got = await s3.send(new GetObjectCommand({ ...at, Range: range }));
    const expected = bytes.subarray(5 * mebibyte - 10, 10 * mebibyte + 11);
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(expected)).toBe(true);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('can be taken up again by the parts that came, and refuses what does not fit', async () => {
    const { s3, events } = await s3Fixture();
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...at, ContentType: 'text/csv' }));
    const part = (PartNumber: number, size: number) =>
      s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body: someBytes(size) }));
    const second = await part(2, 7);
    const first = await part(1, 5 * mebibyte);
    const listed = await s3.send(new ListPartsCommand({ ...at, UploadId }));
    expect(listed.Parts?.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
      [1, 5 * mebibyte, first.ETag],
      [2, 7, second.ETag],
    ]);
    const complete = (...Parts: { PartNumber: number; ETag: string | undefined }[]) =>
      s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
    await expect(complete({ PartNumber: 1, ETag: '"no"' })).rejects.toMatchObject({ name: 'InvalidPart' });
    const parts = [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ] as const;
    await expect(complete(parts[1], parts[0])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    expect(events).toEqual([]);
    await complete(...parts);
    expect(await s3.send(new HeadObjectCommand(at))).toMatchObject({
      ContentLength: 5 * mebibyte + 7,
      ContentType: 'text/csv',
    });
    expect(events.map(({ name }) => name)).toEqual(['ObjectCreated:CompleteMultipartUpload']);
    await expect(complete(...parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('has no part below 5 MiB but the last one', async () => {
    const { s3 } = await s3Fixture();
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const Parts = [];
    for (const PartNumber of [1, 2]) {
      const { ETag } = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body: 'small' }));
      Parts.push({ PartNumber, ETag });
    }
    const end = s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
    await expect(end).rejects.toMatchObject({ name: 'EntityTooSmall' });
  });

  it('is gone when it is aborted', async () => {
    const { s3, folder } = await s3Fixture();
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'x' }));
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: 'losses' }))).Uploads).toHaveLength(1);
    await s3.send(new AbortMultipartUploadCommand({ ...at, UploadId }));
    await expect(s3.send(new ListPartsCommand({ ...at, UploadId }))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('joins other objects without their bytes being written again', async () => {
    const { s3, folder } = await s3Fixture();
    await s3.send(new PutObjectCommand({ Bucket: 'plain', Key: 'a b', Body: someBytes(5 * mebibyte) }));
    await s3.send(new PutObjectCommand({ Bucket: 'plain', Key: 'c', Body: 'xyz!' }));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const copies = [
      { CopySource: `plain/${encodeURIComponent('a b')}` },
      { CopySource: 'plain/c', CopySourceRange: 'bytes=0-2' },
    ];
    const Parts = [];
    for (const [place, copy] of copies.entries()) {
      const PartNumber = place + 1;
      const done = await s3.send(new UploadPartCopyCommand({ ...at, UploadId, PartNumber, ...copy }));
      Parts.push({ PartNumber, ETag: done.CopyPartResult?.ETag });
    }
    await s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
    const got = await s3.send(new GetObjectCommand({ ...at, Range: 'bytes=-4' }));
    expect(await got.Body?.transformToString('latin1')).toBe(
      `${someBytes(5 * mebibyte)
        .toString('latin1')
        .slice(-1)}xyz`,
    );
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
