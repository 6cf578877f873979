import { z } from 'zod';
import { AppError } from '../model/errors.ts';
import { documentsPrefix, type LiveCompare, usualCompare } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import { byteLength } from '../values/text/byteLength.ts';

/** A document that a client names. */
export interface NamedDocument {
  readonly name: string;
  /** An object below `scans/`, or the text itself. */
  readonly content: { readonly key: string } | { readonly text: string };
  /** `null`: where the object lies. */
  readonly link: string | null;
}

/** What a scan is to do, as its first step takes it up. */
export interface ScanRequest {
  /** All objects below a prefix, those that are named, or the object that names them. */
  readonly documents:
    | { readonly prefix: string }
    | { readonly listed: readonly NamedDocument[] }
    | { readonly s3_key: string };
  /** The codes, or the object that holds them, one a line. */
  readonly codes: readonly string[] | { readonly s3_key: string };
  /** Absent in requests of an earlier version: as usual. */
  readonly compare?: LiveCompare;
}

const text = z.string().min(1);
const documentForm = z.union([
  text,
  z.object({
    file_name: text.optional(),
    s3_key: text.optional(),
    file_content: z.string().optional(),
    pdf_link: z.string().optional(),
  }),
]);
const listForm = z.array(documentForm).min(1);
const startForm = z.object({
  token: z.string().optional(),
  file_content: z.union([text, z.object({ s3_key: text }), listForm]),
  target_hole_codes: z.union([text, z.object({ s3_key: text }), z.array(z.string()).min(1)]),
  request_id: z.string().min(1).max(128).optional(),
  options: z
    .object({
      any_case: z.boolean().optional(),
      any_separator: z.boolean().optional(),
      patterns: z.boolean().optional(),
    })
    .optional(),
});

/**
 * Reads `start_scan`. The token is not kept: not in the request, and nowhere else.
 *
 * @param bucket that documents lie in, so that `s3://<bucket>/...` can be written for a key
 * @throws {AppError} `USAGE` with what is wrong, for the client to read
 */
export function readStart(
  word: unknown,
  bucket: string,
): { readonly request: ScanRequest; readonly requestId: string | undefined } {
  const read = startForm.safeParse(word);
  if (!read.success) {
    const places = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'the message')))];
    throw new AppError('USAGE', `start_scan is not understood: ${places.join(', ')}.`, {
      remedy: 'See docs/scan-api.md for its form.',
    });
  }
  const { file_content: content, target_hole_codes: codes, request_id: requestId } = read.data;
  if (typeof content === 'string' && /^https?:\/\/(?:drive|docs)\.google\.com\//.test(content.trim()))
    throw new AppError('USAGE', 'A Google Drive folder cannot be scanned on AWS.', {
      remedy: `Copy its documents to ${documentsPrefix} in the bucket, or scan the folder from the desktop.`,
    });
  const { any_case, any_separator, patterns } = read.data.options ?? {};
  const compare = {
    anyCase: any_case ?? usualCompare.anyCase,
    anySeparator: any_separator ?? usualCompare.anySeparator,
    patterns: patterns ?? usualCompare.patterns,
  };
  const documents = documentsOf(content, bucket);
  return { request: { documents, codes: codesOf(codes, bucket), compare }, requestId };
}

function codesOf(
  given: z.infer<typeof startForm>['target_hole_codes'],
  bucket: string,
): ScanRequest['codes'] {
  if (typeof given === 'string') return { s3_key: objectKey(given, bucket) };
  if (!Array.isArray(given)) return { s3_key: objectKey(given.s3_key, bucket) };
  if (given.length > scanOptions.mostCodes)
    throw new AppError('USAGE', `There are more than ${scanOptions.mostCodes} codes.`);
  return given;
}

/** Reads a list of documents that lies in an object. @throws {AppError} `USAGE` with what is wrong with it */
export function readList(bytes: Uint8Array, bucket: string): readonly NamedDocument[] {
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError('USAGE', 'The list of documents is no JSON.', {
      cause,
      remedy: 'See docs/scan-api.md for its form.',
    });
  }
  const read = listForm.safeParse(given);
  if (read.success) return unlike(read.data.map((one) => documentOf(one, bucket)));
  throw new AppError('USAGE', 'The list of documents is not understood.', {
    remedy: 'See docs/scan-api.md for its form.',
  });
}

/** A prefix ends with a slash; else it is a list: a line a document, and behind a tab its link, as cells are pasted. */
function documentsOf(
  given: z.infer<typeof startForm>['file_content'],
  bucket: string,
): ScanRequest['documents'] {
  if (Array.isArray(given)) return { listed: unlike(given.map((one) => documentOf(one, bucket))) };
  if (typeof given !== 'string') return { s3_key: objectKey(given.s3_key, bucket) };
  const lines = given.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  if (lines.length === 1 && first.trim().endsWith('/')) return { prefix: objectKey(first.trim(), bucket) };
  const listed = lines.map((line) => {
    const [key = '', link] = line.split('\t').map((cell) => cell.trim());
    return documentOf({ s3_key: key, ...(link === undefined ? {} : { pdf_link: link }) }, bucket);
  });
  return { listed: unlike(listed) };
}

function documentOf(given: z.infer<typeof documentForm>, bucket: string): NamedDocument {
  const one = typeof given === 'string' ? { s3_key: given } : given;
  const link = one.pdf_link ?? null;
  if (link !== null && byteLength(link) > liveScanOptions.linkBytes)
    throw new AppError('USAGE', `A pdf_link has at most ${liveScanOptions.linkBytes} bytes.`);
  if (one.s3_key !== undefined) {
    const key = objectKey(one.s3_key, bucket);
    if (key.endsWith('/')) throw new AppError('USAGE', `${JSON.stringify(key)} names no document.`);
    return { name: fitting(one.file_name ?? key.slice(documentsPrefix.length)), content: { key }, link };
  }
  if (one.file_content === undefined || one.file_name === undefined)
    throw new AppError('USAGE', 'A document has an s3_key, or a file_name with its file_content.');
  return { name: fitting(one.file_name), content: { text: one.file_content }, link: link ?? '' };
}

/** @throws {AppError} `USAGE` for what lies elsewhere: a scan may read nothing else */
function objectKey(given: string, bucket: string): string {
  const own = `s3://${bucket}/`;
  const key = given.startsWith(own) ? given.slice(own.length) : given;
  if (!key.startsWith(documentsPrefix) || key.split('/').includes('..'))
    throw new AppError(
      'USAGE',
      `${JSON.stringify(given.slice(0, 200))} does not lie below ${documentsPrefix} in the bucket.`,
      {
        remedy: `Put documents and lists of codes below ${documentsPrefix} in ${bucket}.`,
      },
    );
  return key;
}

function fitting(name: string): string {
  if (byteLength(name) > liveScanOptions.nameBytes)
    throw new AppError('USAGE', `A file_name has at most ${liveScanOptions.nameBytes} bytes.`);
  return name;
}

/** The same object twice is one document; two documents of one name could not be told apart. */
function unlike(documents: readonly NamedDocument[]): readonly NamedDocument[] {
  const byName = new Map<string, NamedDocument>();
  for (const document of documents) {
    const present = byName.get(document.name);
    if (present !== undefined && JSON.stringify(present.content) !== JSON.stringify(document.content))
      throw new AppError(
        'USAGE',
        `Two documents are called ${JSON.stringify(document.name.slice(0, 200))}.`,
        {
          remedy: 'Give each document a file_name of its own.',
        },
      );
    byName.set(document.name, present ?? document);
  }
  return [...byName.values()];
}
