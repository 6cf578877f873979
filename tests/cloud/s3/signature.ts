import { createHash, createHmac } from 'node:crypto';
import { S3Error } from './s3Error.ts';
import type { S3Request } from './s3Request.ts';

/** Somebody who may sign requests. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Must come with each request. */
  readonly sessionToken?: string;
  /** Its session has run out. */
  readonly expired?: true;
}

interface Signed {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
  readonly token: string | undefined;
}

/**
 * Computes the signature (SigV4, in the header or in the link) anew from what came over the wire.
 *
 * @returns How the body is declared: a SHA-256 in hex, `UNSIGNED-PAYLOAD` or `STREAMING-…`.
 * @throws {S3Error} as S3 refuses: unknown key, wrong signature or region, clock, link or session that has run out
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
 */
export function authenticate(
  request: S3Request,
  wanted: { readonly keys: readonly AccessKey[]; readonly region: string; readonly now: number },
): string {
  const signed = request.query.has('X-Amz-Signature')
    ? fromLink(request, wanted.now)
    : fromHeader(request, wanted.now);
  const [accessKeyId = '', day = '', region = '', service = ''] = signed.credential.split('/');
  const key = wanted.keys.find((one) => one.accessKeyId === accessKeyId);
  if (key === undefined) throw new S3Error(403, 'InvalidAccessKeyId');
  if (region !== wanted.region) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', {
      message: `The authorization header is malformed; the region '${region}' is wrong; expecting '${wanted.region}'`,
      headers: { 'x-amz-bucket-region': wanted.region },
    });
  }
  const canonical = [
    request.method,
    encodePath(request.path),
    canonicalQuery(request.query),
    ...signed.signedHeaders
      .split(';')
      .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signed.signedHeaders,
    signed.payload,
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    signed.date,
    `${day}/${region}/${service}/aws4_request`,
    sha256(canonical),
  ];
  const secret = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (made, part) => createHmac('sha256', made).update(part, 'utf8').digest(),
    `AWS4${key.secretAccessKey}`,
  );
  const signature = createHmac('sha256', secret).update(text.join('\n'), 'utf8').digest('hex');
  if (signature !== signed.signature || service !== 's3') throw new S3Error(403, 'SignatureDoesNotMatch');
  if (key.expired !== undefined) throw new S3Error(400, 'ExpiredToken');
  if (key.sessionToken !== signed.token) throw new S3Error(400, 'InvalidToken');
  return signed.payload;
}

function fromHeader({ headers }: S3Request, now: number): Signed {
  const header = headers['authorization'] ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header);
  const [, credential = '', signedHeaders = '', signature = ''] = parts ?? [];
  if (parts === null) throw new S3Error(403, 'AccessDenied', { message: 'Anonymous access is not allowed.' });
  const date = headers['x-amz-date'] ?? '';
  // Whoever asks goes by the machine's clock or by that of the cloud, which a test may have put ahead.
  const isSkewed = [now, Date.now()].every((clock) => !(Math.abs(timeOf(date) - clock) <= 15 * 60_000));
  if (isSkewed) throw new S3Error(403, 'RequestTimeTooSkewed');
  const payload = headers['x-amz-content-sha256'] ?? '';
  const token = headers['x-amz-security-token'];
  return { credential, signedHeaders, signature, date, payload, token };
}

function fromLink({ query }: S3Request, now: number): Signed {
  const date = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  if (!(seconds >= 0 && seconds <= 604_800)) throw new S3Error(400, 'AuthorizationQueryParametersError');
  if (now > timeOf(date) + seconds * 1000) {
    throw new S3Error(403, 'AccessDenied', { message: 'Request has expired' });
  }
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    date,
    payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    token: query.get('X-Amz-Security-Token') ?? undefined,
  };
}

/** Milliseconds of `20261121T070000Z`; `NaN` for anything else. */
function timeOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalQuery(query: ReadonlyMap<string, string>): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeAll(name)}=${encodeAll(value)}`)
    .sort()
    .join('&');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeAll).join('/');
}

function encodeAll(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
