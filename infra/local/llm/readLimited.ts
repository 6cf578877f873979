/** Bytes of an answer that are read; one for 120 columns has some 40,000 beside its frame. */
export const mostAnswerBytes = 2 * 1024 * 1024;

/** Reads a body as UTF-8 text; `undefined` where it is longer than `mostAnswerBytes`, and then the rest is not read. */
export async function readLimited(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the transfer.
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > mostAnswerBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
