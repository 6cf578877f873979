import { AppError, type ErrorView } from '../model/errors.ts';
import { type LiveScanFile, statusOf, unreadableStatus } from '../model/liveScan.ts';
import type { ByteSource } from '../model/bytes.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import type { ScanCode } from '../model/scan.ts';
import type { SearchedDocument } from '../model/searchedDocument.ts';
import type { ItemId } from '../model/session.ts';
import { codeOf } from '../pipeline/world/codeOf.ts';
import { putJson } from '../pipeline/world/readWhole.ts';
import { timeOf } from '../session/sessionDeps.ts';
import { byteLength } from '../values/text/byteLength.ts';
import type { Finders } from './codesOfScan.ts';
import type { DocumentMessage } from './documentMessage.ts';
import { liveScanPlaces } from './scanPlaces.ts';
import type { ScanWorkerWorld } from './scanWorld.ts';

/**
 * Searches one document. One that cannot be read is a result like any other, which says why.
 *
 * @throws {AppError} what another try may mend: the store or the object could not be reached
 */
export async function searchMessage(
  world: ScanWorkerWorld,
  finders: Finders,
  { message, itemId }: { readonly message: DocumentMessage; readonly itemId: ItemId },
): Promise<LiveScanFile> {
  const { session_id: sessionId, file_name: name } = message;
  const { finder, codes } = await finders.of(sessionId, {
    codes: message.target_hole_codes,
    compare: message.compare,
  });
  let sizeBytes = 0;
  try {
    const source = await sourceOf(world, message);
    sizeBytes = source.sizeBytes;
    const found = await world.search({ name, source, finder });
    return await fileOf(world, { message, itemId, sizeBytes, codes, found });
  } catch (error) {
    if (error instanceof AppError && isPassing(error)) throw error;
    world.log.info('document.unreadable', { sessionId, itemId, code: codeOf(error) });
    return unreadableFile(world, message, { sizeBytes, error: asUnreadable(error) });
  }
}

/** What came of a document that could not be read. */
export function unreadableFile(
  world: Pick<ScanWorkerWorld, 'clock'>,
  { file_name: name, pdf_link: pdfLink, place }: DocumentMessage,
  { sizeBytes, error }: { readonly sizeBytes: number; readonly error: AppError },
): LiveScanFile {
  const { code, message, remedy } = error;
  return {
    name,
    place,
    status: unreadableStatus,
    foundCodes: [],
    foundCount: 0,
    pdfLink,
    timestamp: timeOf(world),
    sizeBytes,
    pages: 0,
    unreadablePages: 0,
    exact: 0,
    near: 0,
    details: { codes: [], matches: [], notes: [] },
    error: { code, message, remedy },
  };
}

async function fileOf(
  world: ScanWorkerWorld,
  of: {
    readonly message: DocumentMessage;
    readonly itemId: ItemId;
    readonly sizeBytes: number;
    readonly codes: readonly ScanCode[];
    readonly found: SearchedDocument;
  },
): Promise<LiveScanFile> {
  const { message, itemId, sizeBytes, codes, found } = of;
  const foundCodes = found.codes.flatMap(({ code, exact }) => (exact > 0 ? [codes[code]?.text ?? ''] : []));
  const details = { codes: found.codes, matches: found.matches, notes: found.notes };
  const isLong = byteLength(JSON.stringify(details)) > liveScanOptions.itemDetailsBytes;
  const s3_key = liveScanPlaces(message.session_id).details(itemId);
  // Whoever searches it again writes the same.
  if (isLong) await putJson(world.objects, s3_key, details);
  const { withoutText } = found;
  return {
    name: message.file_name,
    place: message.place,
    // As the desk has it: a document of which no page holds text is none without codes.
    status: withoutText === undefined ? statusOf(foundCodes.length) : unreadableStatus,
    foundCodes: foundCodes.slice(0, liveScanOptions.itemCodes),
    foundCount: foundCodes.length,
    pdfLink: message.pdf_link,
    timestamp: timeOf(world),
    sizeBytes,
    pages: found.pages,
    unreadablePages: found.unreadablePages,
    exact: found.exact,
    near: found.near,
    details: isLong ? { s3_key } : details,
    error: withoutText === undefined ? null : errorOf(withoutText),
  };
}

function errorOf({ code, message, remedy }: ErrorView): LiveScanFile['error'] {
  return { code, message, remedy };
}

async function sourceOf({ objects }: ScanWorkerWorld, message: DocumentMessage): Promise<ByteSource> {
  if (message.content_kind === 'text') return held(new TextEncoder().encode(message.file_content));
  const source = await objects.open({ key: message.file_content });
  // Its readers look at the head first and then at the whole: two requests where one will do.
  return source.sizeBytes > liveScanOptions.wholeBytes
    ? source
    : held(await source.read(0, source.sizeBytes));
}

function held(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Of the world and not of the document. A document that is too slow would be so again. */
function isPassing({ code, retryable }: AppError): boolean {
  return retryable && code !== 'LIMIT_TIME' && code !== 'LIMIT_MEMORY';
}

/** A reader that stumbles over a document would do so again; what it said is logged by its kind, and the scan goes on. */
function asUnreadable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('SOURCE_DAMAGED', 'The document could not be read to its end.', { cause: error });
}
