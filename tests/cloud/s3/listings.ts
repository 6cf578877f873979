import { S3Error } from './s3Error.ts';
import { type S3Answer, type S3Call, xmlAnswer } from './s3World.ts';
import { uploadOf } from './multipart.ts';
import { writeXml } from './xmlText.ts';

/** GET `?list-type=2` */
export function listObjects({ request, bucket }: S3Call): S3Answer {
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const most = Math.min(1000, Number(query.get('max-keys') ?? 1000));
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : fromToken(token);
  const encode = encoder(query.get('encoding-type'));
  const contents = [];
  const groups = new Set<string>();
  let last: string | undefined;
  let isTruncated = false;
  for (const key of bucket.keys()) {
    const version = bucket.present(key);
    if (version === undefined || !key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const group = end === -1 ? undefined : key.slice(0, end + delimiter.length);
    if (after !== '' && compare(group ?? key, after) <= 0) continue;
    if (group !== undefined && groups.has(group)) continue;
    if (contents.length + groups.size >= most) {
      isTruncated = true;
      break;
    }
    last = group ?? key;
    if (group !== undefined) groups.add(group);
    else {
      contents.push({
        Key: encode(key),
        LastModified: new Date(version.changedAt).toISOString(),
        ETag: `"${version.etag}"`,
        Size: version.sizeBytes,
        StorageClass: version.headers['x-amz-storage-class'] ?? 'STANDARD',
      });
    }
  }
  return xmlAnswer(
    writeXml('ListBucketResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      EncodingType: query.get('encoding-type'),
      StartAfter: query.get('start-after'),
      ContinuationToken: token,
      MaxKeys: most,
      KeyCount: contents.length + groups.size,
      IsTruncated: isTruncated,
      NextContinuationToken: isTruncated && last !== undefined ? toToken(last) : undefined,
      Contents: contents,
      CommonPrefixes: [...groups].map((group) => ({ Prefix: encode(group) })),
    }),
  );
}

/** GET `?versions`, in one page. */
export function listVersions({ request, bucket }: S3Call): S3Answer {
  const prefix = request.query.get('prefix') ?? '';
  const encode = encoder(request.query.get('encoding-type'));
  const all = bucket
    .keys()
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => bucket.versions(key).map((version, index) => ({ version, isLatest: index === 0 })));
  const told = ({ version, isLatest }: (typeof all)[number]) => ({
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: isLatest,
    LastModified: new Date(version.changedAt).toISOString(),
  });
  return xmlAnswer(
    writeXml('ListVersionsResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      IsTruncated: false,
      Version: all
        .filter(({ version }) => !version.isMarker)
        .map((one) => ({ ...told(one), ETag: `"${one.version.etag}"`, Size: one.version.sizeBytes })),
      DeleteMarker: all.filter(({ version }) => version.isMarker).map(told),
    }),
  );
}

/** GET `?uploads`, in one page. */
export function listUploads({ world, request, bucket }: S3Call): S3Answer {
  const prefix = request.query.get('prefix') ?? '';
  return xmlAnswer(
    writeXml('ListMultipartUploadsResult', {
      Bucket: bucket.name,
      IsTruncated: false,
      Upload: [...world.uploads.values()]
        .filter((one) => one.bucket === bucket.name && one.key.startsWith(prefix))
        .map((one) => ({ Key: one.key, UploadId: one.id, Initiated: new Date(one.startedAt).toISOString() })),
    }),
  );
}

/** GET `?uploadId`: the parts that have come. */
export function listParts(call: S3Call): S3Answer {
  const upload = uploadOf(call);
  const { query } = call.request;
  const most = Math.min(1000, Number(query.get('max-parts') ?? 1000));
  const after = Number(query.get('part-number-marker') ?? 0);
  const places = [...upload.parts.keys()].filter((place) => place > after).sort((a, b) => a - b);
  const page = places.slice(0, most);
  return xmlAnswer(
    writeXml('ListPartsResult', {
      Bucket: upload.bucket,
      Key: upload.key,
      UploadId: upload.id,
      PartNumberMarker: after,
      NextPartNumberMarker: page.at(-1) ?? 0,
      MaxParts: most,
      IsTruncated: page.length < places.length,
      Part: page.map((place) => {
        const part = upload.parts.get(place);
        return {
          PartNumber: place,
          ETag: `"${part?.etag ?? ''}"`,
          Size: part?.sizeBytes,
          LastModified: new Date(part?.changedAt ?? 0).toISOString(),
          ChecksumCRC32: part?.checksum['x-amz-checksum-crc32'],
        };
      }),
    }),
  );
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function encoder(type: string | undefined): (text: string) => string {
  if (type === undefined) return (text) => text;
  if (type !== 'url') throw new S3Error(400, 'InvalidArgument');
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

function toToken(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64').toString('utf8');
}
