import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../core/model/errors.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';

/** The tables of an account that mappings lie in. */
export interface MappingTables {
  readonly client: DynamoDBDocumentClient;
  readonly region: string;
  readonly mappingsTable: string;
  /** Has the outbox, too. */
  readonly sessionsTable: string;
  /** Takes documents that are too long for an item. */
  readonly objects: ObjectStore;
}

/** An item as the document client gives it. */
export type Item = Readonly<Record<string, unknown>>;

/** Under which each mapping's present state lies. */
export const headEntry = 'HEAD';
/** Where approvals of all mappings are counted. */
export const countKey = { mapping_id: '#approvals', entry: 'COUNT' } as const;

/** Longest document that is kept in an item, in bytes; an item may have 400 KB with its other attributes. */
const inlineBytes = 350_000;

/** Key of a version of a mapping. */
export function versionEntry(version: number): string {
  return `V#${String(version).padStart(12, '0')}`;
}

/** What an item holds of a version: the document, or where it lies. */
export interface KeptDocument {
  readonly document?: string;
  readonly document_key?: string;
  /** Lower-case hex. */
  readonly document_sha256: string;
}

/** The document as an item may hold it; a long one is put among the objects before. */
export async function keepDocument(entry: MappingVersion, objects: ObjectStore): Promise<KeptDocument> {
  const document = JSON.stringify(entry);
  const bytes = Buffer.from(document);
  const document_sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length <= inlineBytes) return { document, document_sha256 };
  // The name follows from the content, so that a second try puts the same object.
  const document_key = `mappings/${document_sha256}.json`;
  await objects.put(document_key, bytes, { contentType: 'application/json', ifAbsent: true });
  return { document_key, document_sha256 };
}

/** The version of an item, wherever its document lies. @throws {AppError} `STORE_UNAVAILABLE` where it was changed there */
export async function versionOf(item: Item, objects: ObjectStore): Promise<MappingVersion> {
  const document = textOf(item, 'document') ?? (await fetched(item, objects));
  return JSON.parse(document) as MappingVersion;
}

/** Text of an attribute; `undefined` where there is none. */
export function textOf(item: Item | undefined, name: string): string | undefined {
  const value = item?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Number of an attribute; 0 where there is none. */
export function numberOf(item: Item | undefined, name: string): number {
  const value = item?.[name];
  return typeof value === 'number' ? value : 0;
}

async function fetched(item: Item, objects: ObjectStore): Promise<string> {
  const source = await objects.open({ key: textOf(item, 'document_key') ?? '' });
  const bytes = await source.read(0, source.sizeBytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== textOf(item, 'document_sha256'))
    throw new AppError('STORE_UNAVAILABLE', 'An approved mapping was changed outside of Mapwright.', {
      remedy: 'Restore the object under mappings/ from its earlier version, then try again.',
    });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
