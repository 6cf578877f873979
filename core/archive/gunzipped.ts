import type { Unpack } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';

/**
 * Unpacks gzip data and stops where it grows beyond reason; a gzip file announces no size that could be believed.
 *
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond `workbookOptions.ratio`; what `gunzip` throws, which compares the checksum
 */
export async function* gunzipped(
  packed: AsyncIterable<Uint8Array>,
  gunzip: Unpack,
): AsyncGenerator<Uint8Array, void, undefined> {
  let packedBytes = 0;
  let plainBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  }
  for await (const chunk of gunzip(counted())) {
    plainBytes += chunk.length;
    if (plainBytes > workbookOptions.ratioGraceBytes && plainBytes > packedBytes * workbookOptions.ratio)
      throw new AppError('SOURCE_TOO_LARGE', 'The file unpacks to more than 1,000 times its size.');
    yield chunk;
  }
}
