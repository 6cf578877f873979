import { AppError } from '../model/errors.ts';
import { documentsPrefix, type LiveCompare, type TargetCodes, usualCompare } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import type { ItemId, SessionId } from '../model/session.ts';
import { readJson, readWhole } from '../pipeline/world/readWhole.ts';
import { sessionDeps } from '../pipeline/world/sessionDeps.ts';
import { openSession } from '../session/openSession.ts';
import type { MessageEnd } from '../session/workItem.ts';
import { byteLength } from '../values/text/byteLength.ts';
import { codesForMessages, codesToFind, readTargetCodes } from './codesOfScan.ts';
import { type DocumentMessage, documentItemId } from './documentMessage.ts';
import { failScan } from './failScan.ts';
import { liveScanPlaces } from './scanPlaces.ts';
import { type NamedDocument, readList, type ScanRequest } from './scanRequest.ts';
import type { LiveScanBase } from './scanWorld.ts';

/**
 * Lists the documents of a scan and sends a message for each, ten at a time. May be asked again after a failure half-way: what
 * was registered stays, and only what nobody has counted is sent. A scan that cannot be begun, since it has no documents or
 * no codes, fails and its client is told.
 */
export async function openScan(world: LiveScanBase, sessionId: SessionId): Promise<MessageEnd> {
  const scan = await world.scans.get(sessionId);
  if (scan === undefined || scan.state === 'complete' || scan.state === 'failed') return { kind: 'remove' };
  try {
    await layOut(world, sessionId);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) throw error;
    world.log.error('scan.notBegun', { sessionId, code: error.code });
    await failScan(world, sessionId, error);
  }
  return { kind: 'remove' };
}

async function layOut(world: LiveScanBase, sessionId: SessionId): Promise<void> {
  const { objects, digest } = world;
  const places = liveScanPlaces(sessionId);
  const request = (await readJson(objects, places.request)) as ScanRequest | undefined;
  if (request === undefined)
    throw new AppError('OBJECT_MISSING', 'What the scan was to do is not there any more.');
  const codes = await readTargetCodes(objects, request.codes);
  // Whether there is one at all is said before documents are listed.
  const compare = request.compare ?? usualCompare;
  codesToFind(codes, compare);
  const target = await codesForMessages(objects, codes, places.codes);
  const documents = await documentsOf(world, request.documents);
  if (documents.length === 0)
    throw new AppError('USAGE', 'There is no document to scan.', {
      remedy: `Look whether documents lie below the prefix, which begins with ${documentsPrefix}.`,
    });
  const items: { id: ItemId; work: string }[] = [];
  for (const [place, document] of documents.entries()) {
    const id = documentItemId(document.name, digest);
    items.push({
      id,
      work: JSON.stringify(await messageOf(world, { sessionId, id, place, document, target, compare })),
    });
  }
  await world.scans.run(sessionId, items.length);
  await openSession(sessionDeps(world), { id: sessionId, kind: 'scan', lane: 'scan', items });
  world.log.info('scan.begun', { sessionId, documents: items.length, codes: codes.length });
}

async function messageOf(
  { objects, bucket }: LiveScanBase,
  one: {
    readonly sessionId: SessionId;
    readonly id: ItemId;
    readonly place: number;
    readonly document: NamedDocument;
    readonly target: TargetCodes;
    readonly compare: LiveCompare;
  },
): Promise<DocumentMessage> {
  const { sessionId, id, place, document, target, compare } = one;
  const { name, content, link } = document;
  const head = { session_id: sessionId, file_name: name };
  const tail = { target_hole_codes: target, place, compare };
  if ('key' in content) {
    const pdf_link = link ?? `s3://${bucket}/${content.key}`;
    return { ...head, file_content: content.key, pdf_link, ...tail, content_kind: 's3' };
  }
  if (byteLength(content.text) <= liveScanOptions.messageTextBytes)
    return { ...head, file_content: content.text, pdf_link: link ?? '', ...tail, content_kind: 'text' };
  const key = liveScanPlaces(sessionId).text(id);
  await objects.put(key, new TextEncoder().encode(content.text), {
    contentType: 'text/plain; charset=utf-8',
  });
  return { ...head, file_content: key, pdf_link: link ?? '', ...tail, content_kind: 's3' };
}

/** Those that are named, here or in a list of its own, or all below the prefix, by their keys; marks of folders are none. */
async function documentsOf(
  { objects, bucket }: LiveScanBase,
  asked: ScanRequest['documents'],
): Promise<readonly NamedDocument[]> {
  if ('listed' in asked) return asked.listed;
  if ('s3_key' in asked) return readList(await readWhole(objects, asked.s3_key), bucket);
  const documents: NamedDocument[] = [];
  for (let after: string | undefined; ; ) {
    const page = await objects.list(asked.prefix, after);
    for (const { key } of page)
      if (!key.endsWith('/'))
        documents.push({ name: key.slice(asked.prefix.length), content: { key }, link: null });
    if (documents.length > liveScanOptions.mostDocuments)
      throw new AppError('USAGE', `There are more than ${liveScanOptions.mostDocuments} documents.`);
    after = page.at(-1)?.key;
    if (after === undefined) return documents;
  }
}
