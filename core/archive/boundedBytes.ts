import { AppError } from '../model/errors.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';

/** What an archive may still unpack to, in bytes; goes down as its members are read. */
export interface UnpackBudget {
  leftBytes: number;
}

/** The budget of a whole archive. */
export function unpackBudget(): UnpackBudget {
  return { leftBytes: workbookOptions.totalBytes };
}

/**
 * Lets bytes of one member through as long as it and the whole archive stay within their limits. What a directory
 * announces was checked before; this holds for what is announced nowhere.
 *
 * @throws {AppError} `SOURCE_TOO_LARGE`
 */
export async function* boundedBytes(
  bytes: AsyncIterable<Uint8Array>,
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array, void, undefined> {
  let lengthBytes = 0;
  for await (const chunk of bytes) {
    lengthBytes += chunk.length;
    budget.leftBytes -= chunk.length;
    if (lengthBytes > workbookOptions.partBytes)
      throw new AppError('SOURCE_TOO_LARGE', 'A member of the archive unpacks to more than 2 GiB.');
    if (budget.leftBytes < 0)
      throw new AppError('SOURCE_TOO_LARGE', 'The archive unpacks to more than 4 GiB.');
    yield chunk;
  }
}
