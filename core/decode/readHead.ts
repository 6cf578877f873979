import type { ByteSource } from '../model/bytes.ts';
import { inspectOptions } from '../model/options/readingOptions.ts';

/**
 * Reads the first bytes of a source: `headBytes`, and more where that holds fewer than `headLines` line ends, so that
 * there are whole records to guess from where records are long. Ends at `longestHeadBytes`.
 */
export async function readHead(source: ByteSource): Promise<Uint8Array> {
  const { headBytes, headLines, longestHeadBytes } = inspectOptions;
  let head = await source.read(0, headBytes);
  while (head.length < Math.min(source.sizeBytes, longestHeadBytes) && !hasLines(head, headLines))
    head = await source.read(0, Math.min(longestHeadBytes, head.length * 4));
  return head;
}

function hasLines(bytes: Uint8Array, wanted: number): boolean {
  let found = 0;
  for (let at = 0; at < bytes.length && found < wanted; at += 1)
    if (bytes[at] === 0x0a || bytes[at] === 0x0d) found += 1;
  return found >= wanted;
}
