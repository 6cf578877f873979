import type { IncomingMessage } from 'node:http';
import type { FileRef } from '../../../core/contract/views.ts';
import { fileNameParameter } from '../../../core/contract/transport.ts';
import { AppError } from '../../../core/model/errors.ts';
import { webOptions } from '../../../core/model/options/hostOptions.ts';
import type { LocalSources } from '../files/sources.ts';

/** Takes a file's bytes in order and keeps them; asks for the next ones when it has written the last. */
export type AdoptUpload = LocalSources['adoptUpload'];

/**
 * Streams an uploaded file to where the host keeps its sources. The sender is read no faster than the disk writes, and
 * a body that was broken off, stalls, or is longer than allowed leaves nothing behind.
 *
 * @throws {AppError} `SOURCE_TOO_LARGE`, `USAGE` without a name, or what `adopt` throws
 */
export async function receiveUpload(request: IncomingMessage, adopt: AdoptUpload): Promise<FileRef> {
  const name = uploadName(request);
  const length = request.headers['content-length'];
  const announced = length === undefined ? undefined : Number(length);
  if (announced !== undefined && announced > webOptions.uploadBytes) throw tooLarge(name);
  request.setTimeout(webOptions.uploadStallMs, () => request.destroy(stalled()));
  return adopt({
    name,
    bytes: limited(request, name),
    ...(announced === undefined ? {} : { sizeBytes: announced }),
  });
}

async function* limited(body: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const part of body) {
    sizeBytes += part.length;
    if (sizeBytes > webOptions.uploadBytes) throw tooLarge(name);
    yield part;
  }
}

/** The last part of what was sent, so that a folder in it can lead nowhere; control characters are no part of a name. */
function uploadName(request: IncomingMessage): string {
  const sent = new URLSearchParams((request.url ?? '').split('?')[1]).get(fileNameParameter) ?? '';
  const last = sent.split(/[\\/]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const name = last.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim();
  if (name === '' || name === '.' || name === '..') {
    throw new AppError('USAGE', 'The upload does not say what its file is called.');
  }
  return name.slice(0, webOptions.fileNameLength);
}

function tooLarge(name: string): AppError {
  const gibibytes = webOptions.uploadBytes / 1024 ** 3;
  return new AppError(
    'SOURCE_TOO_LARGE',
    `${name} is larger than the ${gibibytes} GiB that can be uploaded.`,
  );
}

function stalled(): Error {
  return Object.assign(new Error('The upload stalled.'), { code: 'ECONNRESET' });
}
