import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ObjectName } from '../../../core/ports/objects.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** A link that downloads a version under a name. It dies with the session of whoever signed it, if that is sooner. */
export function readLink(
  bucket: S3Bucket,
  { key, versionId }: ObjectName,
  { fileName, seconds }: { readonly fileName: string; readonly seconds: number },
): Promise<string> {
  const command = new GetObjectCommand({
    ...bucket.where,
    Key: key,
    ...(versionId === undefined || versionId === '' ? {} : { VersionId: versionId }),
    ResponseContentDisposition: `attachment; filename*=UTF-8''${encoded(fileName)}`,
    ResponseCacheControl: 'no-store',
  });
  return bucket.ask('GetObject', () => getSignedUrl(bucket.signer, command, { expiresIn: seconds }));
}

/** A link that takes one object of this size and type; both are signed, as S3 knows no upper limit for a PUT. */
export function writeLink(
  bucket: S3Bucket,
  key: string,
  limits: { readonly seconds: number; readonly sizeBytes: number; readonly contentType: string },
): Promise<string> {
  const command = new PutObjectCommand({
    ...bucket.where,
    Key: key,
    ContentLength: limits.sizeBytes,
    ContentType: limits.contentType,
  });
  return bucket.ask('PutObject', () =>
    getSignedUrl(bucket.signer, command, {
      expiresIn: limits.seconds,
      signableHeaders: new Set(['host', 'content-length', 'content-type']),
    }),
  );
}

/** A file's name for a header, whatever it holds. @see RFC 5987 */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
