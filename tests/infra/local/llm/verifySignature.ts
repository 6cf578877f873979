import { createHash, createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** As on the wire, still encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * Computes the signature anew from what came over the wire.
 *
 * @returns What is wrong; empty where the signature is right.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureFault(
  request: SignedRequest,
  wanted: { readonly secret: string; readonly region: string; readonly service: string },
): string {
  const header = request.headers['authorization'] ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header);
  const [, credential = '', signedHeaders = '', signature = ''] = parts ?? [];
  if (parts === null) return `no signature of the fourth version: ${header.slice(0, 30)}`;
  const [, day = '', region = '', service = '', last = ''] = credential.split('/');
  if (region !== wanted.region || service !== wanted.service || last !== 'aws4_request') {
    return `signed for ${region} ${service}`;
  }
  const [path = '', query = ''] = request.path.split('?');
  const canonical = [
    request.method,
    // Every service but S3 encodes the path once more.
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...signedHeaders.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    sha256(request.body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part).digest(),
    `AWS4${wanted.secret}`,
  );
  return hmac(key, text).digest('hex') === signature ? '' : 'the signature is wrong';
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hmac(key: string | Buffer, text: string) {
  return createHmac('sha256', key).update(text, 'utf8');
}
