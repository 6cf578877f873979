import { byteLength } from '../values/text/byteLength.ts';
import { documentsPrefix } from '../model/liveScan.ts';
import type { ScanId, ScanPlace } from '../model/scanRun.ts';
import type { TakenDocument } from '../ports/scans.ts';

/** UTF-8 bytes of a name's last part that stand in a key, of which S3 takes 1,024. */
const partBytes = 800;

/** Where the desk puts what a scan of its own needs; the bucket's life cycle removes it some time later. */
export function cloudPlaces(id: ScanId) {
  const folder = `${documentsPrefix}desk/${id}/`;
  return {
    folder,
    /** The documents, as `start_scan` takes them. */
    list: `${folder}documents.json`,
    codes: `${folder}codes.json`,
    /** A document: by its place, as names may be longer than keys, with its name behind it for people. */
    document({ place, document }: TakenDocument): string {
      const last = document.name.split('/').at(-1) ?? '';
      const isPlain = last !== '' && last !== '..' && byteLength(last) <= partBytes;
      return `${folder}documents/${place}${isPlain ? `/${last}` : ''}`;
    },
  };
}

/** Bucket and key of a document of S3. @param own bucket of the pipeline, where addresses without one lead */
export function objectOf(
  place: Extract<ScanPlace, { readonly kind: 's3' }>,
  { document }: TakenDocument,
  own: string,
): { readonly bucket: string; readonly key: string; readonly etag?: string } {
  const bucket = /^s3:\/\/([^/]+)/u.exec(place.prefix)?.[1] ?? own;
  return { bucket, key: document.at, ...(document.mark === undefined ? {} : { etag: document.mark }) };
}

/** Whether scans may read an object where it lies. */
export function isWithinScans(key: string): boolean {
  return key.startsWith(documentsPrefix) && !key.split('/').includes('..');
}
