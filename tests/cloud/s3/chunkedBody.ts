import { S3Error } from './s3Error.ts';

/**
 * Takes the form of `aws-chunked` off a body: pieces with their lengths in hex before them, headers behind the last one.
 *
 * @param trailer Is filled with those headers, lower-case names, before the last piece is given out.
 * @throws {S3Error} `IncompleteBody` where it breaks off, `InvalidChunkSizeError`
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* plainBody(
  body: AsyncIterable<Buffer>,
  trailer: Map<string, string>,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  /** Bytes of the present piece still to come; -2: its line break; -1: a line with a length or a header. */
  let left = -1;
  let isTrailer = false;
  let isDone = false;
  for await (const bytes of body) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    while (held.length > 0 && !isDone) {
      if (left > 0) {
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        if (left === 0) left = -2;
        yield piece;
        continue;
      }
      const end = held.indexOf('\r\n');
      if (end === -1) break;
      const line = held.toString('latin1', 0, end);
      held = held.subarray(end + 2);
      if (left === -2) {
        if (line !== '') throw new S3Error(400, 'IncompleteBody');
        left = -1;
      } else if (isTrailer) {
        if (line === '') isDone = true;
        else trailer.set(...headerOf(line));
      } else {
        if (!/^[0-9a-f]{1,8}(?:;.*)?$/i.test(line)) throw new S3Error(403, 'InvalidChunkSizeError');
        left = Number.parseInt(line, 16);
        if (left === 0) {
          isTrailer = true;
          left = -1;
        }
      }
    }
  }
  if (!isTrailer) throw new S3Error(400, 'IncompleteBody');
}

function headerOf(line: string): [string, string] {
  const place = line.indexOf(':');
  return [line.slice(0, place).trim().toLowerCase(), line.slice(place + 1).trim()];
}
