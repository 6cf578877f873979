import { endOfMarker } from '../bytes/byteText.ts';
import { closingComment, closingInstruction, closingSection, greaterThan, lessThan } from './xmlMarks.ts';

/** Bytes by which every kind of token can be told, and within which its end may stand, too. */
const shortest = 12;

/**
 * Can a tag, text, comment, section or instruction that has begun end within the chunk? A reader that looks only then
 * looks at each byte of a long one once, and not again with every chunk.
 *
 * @param open From its first byte on; nothing of it has ended.
 */
export function mayEnd(open: Uint8Array, chunk: Uint8Array): boolean {
  if (open.length < shortest) return true;
  if (open[0] !== lessThan) return chunk.includes(lessThan);
  const marker = closingOf(open);
  if (marker === undefined) return chunk.includes(greaterThan);
  // It may be cut in two.
  const seam = new Uint8Array(2 * marker.length);
  seam.set(open.subarray(-marker.length));
  seam.set(chunk.subarray(0, marker.length), marker.length);
  return endOfMarker(seam, marker, 0) >= 0 || endOfMarker(chunk, marker, 0) >= 0;
}

function closingOf(open: Uint8Array): readonly number[] | undefined {
  if (open[1] === 0x3f) return closingInstruction;
  if (open[1] !== 0x21) return undefined;
  return open[2] === 0x5b ? closingSection : closingComment;
}
