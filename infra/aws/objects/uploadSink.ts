import type { CompletedPart } from '@aws-sdk/client-s3';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { invariant } from '../../../core/model/errors.ts';
import type { PutOptions } from '../../../core/ports/objects.ts';
import { abortUpload, beginUpload, completeUpload, type MultipartUpload, sendPart } from './multipart.ts';
import { putObject } from './putObject.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** Size of the first parts, in bytes. S3 takes 10,000 parts, so later ones are larger: 480 GiB fit. */
const firstPartBytes = 8 * 1_048_576;
/** After so many parts their size doubles. */
const partsOfASize = 2_000;
/** Parts under way at a time; with the one that is filled they make up the memory. */
const mostUnderWay = 3;

/** A sink that sends parts while it is written to. What fits one part is put as a whole. */
export function uploadSink(bucket: S3Bucket, key: string, options: PutOptions): ByteSink {
  let room = new Uint8Array(firstPartBytes);
  let filled = 0;
  let upload: MultipartUpload | undefined;
  let failure: unknown;
  let isOver = false;
  const underWay = new Set<Promise<void>>();
  /** Rooms whose parts have arrived; used again, since what is thrown away is long gone before it is cleared up. */
  const free: Uint8Array<ArrayBuffer>[] = [];
  const parts: CompletedPart[] = [];
  let sent = 0;

  async function sendFilled(): Promise<void> {
    upload ??= await beginUpload(bucket, key, options);
    while (underWay.size >= mostUnderWay) await Promise.race(underWay);
    if (failure !== undefined) throw failure;
    sent += 1;
    const sending = room;
    const work: Promise<void> = sendPart(bucket, upload, {
      PartNumber: sent,
      Body: sending.subarray(0, filled),
    })
      .then((part) => {
        parts.push(part);
        return void free.push(sending);
      })
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    const nextBytes = firstPartBytes * 2 ** Math.floor(sent / partsOfASize);
    const used = free.pop();
    room = used?.length === nextBytes ? used : new Uint8Array(nextBytes);
    filled = 0;
  }

  async function discard(): Promise<void> {
    isOver = true;
    room = new Uint8Array();
    // A part that arrives after the abort would stay.
    await Promise.all(underWay);
    const begun = upload;
    upload = undefined;
    if (begun !== undefined) await abortUpload(bucket, begun);
  }

  return {
    async write(bytes) {
      invariant(!isOver, 'nothing is written to a sink after it was closed');
      for (let offset = 0; offset < bytes.length; ) {
        const taken = bytes.subarray(offset, offset + room.length - filled);
        room.set(taken, filled);
        filled += taken.length;
        offset += taken.length;
        if (filled === room.length) await sendFilled();
      }
    },
    async close() {
      invariant(!isOver, 'a sink is closed once');
      if (upload === undefined) {
        await putObject(bucket, { key, bytes: room.subarray(0, filled), options });
        isOver = true;
        return;
      }
      if (filled > 0) await sendFilled();
      await Promise.all(underWay);
      if (failure !== undefined) throw failure;
      const isNew = await completeUpload(bucket, upload, { parts, ifAbsent: options.ifAbsent });
      if (!isNew) await abortUpload(bucket, upload);
      upload = undefined;
      isOver = true;
    },
    discard,
  };
}
