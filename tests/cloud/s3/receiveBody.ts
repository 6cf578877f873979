import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Blobs, Piece } from './blobs.ts';
import { plainBody } from './chunkedBody.ts';
import { S3Error } from './s3Error.ts';
import type { S3Request } from './s3Request.ts';

/** A body that has come whole and agrees with everything that was said of it. */
export interface ReceivedBody {
  readonly piece: Piece;
  /** MD5 in hex: the entity tag of what is sent in one piece. */
  readonly md5: string;
  /** Header of the checksum and its value in base64; `undefined` where the client gave none. */
  readonly checksum: { readonly name: string; readonly value: string } | undefined;
}

/**
 * Writes the body of a request to the disk and checks it on the way.
 *
 * @param payload as `authenticate` answers
 * @throws {S3Error} `BadDigest`, `XAmzContentSHA256Mismatch`, `IncompleteBody`; nothing is kept then
 */
export async function receiveBody(request: S3Request, payload: string, blobs: Blobs): Promise<ReceivedBody> {
  const { headers } = request;
  if (payload.startsWith('STREAMING-AWS4')) {
    throw new S3Error(501, 'NotImplemented', { message: 'Signed chunks are not stood for.' });
  }
  const trailer = new Map<string, string>();
  const isChunked = payload.startsWith('STREAMING-');
  const declared = (
    headers['x-amz-trailer'] ?? Object.keys(headers).find((name) => checksumName.test(name))
  )?.trim();
  const digest = declared === undefined ? undefined : checksumOf(declared.toLowerCase());
  const md5 = createHash('md5');
  const sha256 = /^[0-9a-f]{64}$/.test(payload) ? createHash('sha256') : undefined;
  const piece = await blobs.write(isChunked ? plainBody(request.body, trailer) : request.body, (bytes) => {
    md5.update(bytes);
    sha256?.update(bytes);
    digest?.update(bytes);
  });
  const hex = md5.digest();
  const sum = digest?.value();
  const faults = [
    piece.sizeBytes !== Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0) &&
      'IncompleteBody',
    sha256 !== undefined && sha256.digest('hex') !== payload && 'XAmzContentSHA256Mismatch',
    headers['content-md5'] !== undefined && hex.toString('base64') !== headers['content-md5'] && 'BadDigest',
    declared !== undefined && sum !== (trailer.get(declared) ?? headers[declared]) && 'BadDigest',
  ];
  const fault = faults.find((one) => typeof one === 'string');
  if (fault !== undefined) {
    await blobs.letGo([piece]);
    throw new S3Error(400, fault);
  }
  return {
    piece,
    md5: hex.toString('hex'),
    checksum:
      declared === undefined || sum === undefined ? undefined : { name: declared.toLowerCase(), value: sum },
  };
}

const checksumName = /^x-amz-checksum-(?:crc32|crc32c|crc64nvme|sha1|sha256)$/;

interface Digest {
  update(bytes: Buffer): void;
  value(): string;
}

function checksumOf(name: string): Digest {
  if (name === 'x-amz-checksum-crc32') {
    let sum = 0;
    return {
      update(bytes) {
        sum = crc32(bytes, sum);
      },
      value() {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(sum);
        return bytes.toString('base64');
      },
    };
  }
  if (name !== 'x-amz-checksum-sha256' && name !== 'x-amz-checksum-sha1') {
    throw new S3Error(501, 'NotImplemented', { message: `${name} is not stood for.` });
  }
  const hash = createHash(name.slice('x-amz-checksum-'.length));
  return { update: (bytes) => void hash.update(bytes), value: () => hash.digest('base64') };
}
