import { outputNames } from '../../apply/outputNames.ts';
import { AppError } from '../../model/errors.ts';
import { type ItemId, type SessionId, asItemId, asSessionId, leadsSessionOf } from '../../model/session.ts';
import { asId, type PackId, type RunId } from '../../model/ids.ts';
import type { OutputFile } from '../../model/run.ts';
import type { UploadId, UploadLane } from '../../model/upload.ts';

/** Where files arrive, by their lane. */
const arrivals: readonly { readonly prefix: string; readonly lane: UploadLane }[] = [
  { prefix: 'raw/', lane: 'main' },
  { prefix: 'uploads/', lane: 'main' },
  { prefix: 'raw-test/', lane: 'test' },
];

/** Prefixes of all of them. */
export const arrivalPrefixes: readonly string[] = arrivals.map(({ prefix }) => prefix);

/** The lane of an object that arrived; `undefined` for one that lies elsewhere, or is the mark of a folder. */
export function laneOf(key: string): UploadLane | undefined {
  return key.endsWith('/') ? undefined : arrivals.find(({ prefix }) => key.startsWith(prefix))?.lane;
}

/** Bytes of UTF-8 that a name has at most: of the 1,024 of a key the rest is for what stands before it. */
const sentNameBytes = 800;

/**
 * Where a file that is sent arrives: by its day (of UTC), below an id of its own, so that names never meet.
 *
 * @param sent `at`: ISO 8601 UTC
 * @throws {AppError} `USAGE` for a name that no key can hold
 */
export function arrivalKey(
  folder: 'raw' | 'raw-test' | 'uploads',
  { at, id, fileName }: { readonly at: string; readonly id: string; readonly fileName: string },
): string {
  const name = fileName.replaceAll(/[/\\\p{Cc}\p{Surrogate}]/gu, '_');
  if (name === '' || new TextEncoder().encode(name).length > sentNameBytes)
    throw new AppError('USAGE', `A file name has 1 to ${sentNameBytes} bytes.`);
  return `${folder}/${at.slice(0, 10).replaceAll('-', '/')}/${id}/${name}`;
}

/** What people know an object by: the last part of its key. */
export function fileNameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Intermediate objects of an upload; they may go once it has ended. */
export function uploadPlaces(id: UploadId) {
  const folder = `work/${id}/`;
  return {
    folder,
    analysis: `${folder}analysis.json`,
    table: `${folder}table.bin`,
    /** The text of a source that is no UTF-8 text itself. */
    text: `${folder}text`,
    proposal: `${folder}proposal.json`,
    /** What came out of an archive; written when all of it lies there. */
    members: `${folder}members.json`,
    /** The item of the CSV ingestion pipeline. */
    metadata: `${folder}metadata.json`,
  };
}

/** Intermediate objects of a run. */
export function runPlaces(runId: RunId) {
  const folder = `work/${runId}/`;
  return {
    folder,
    plan: `${folder}plan.bin`,
    /** Rows that are rejected as their key stood before. */
    later: `${folder}later.bin`,
    outputs: `${folder}out/`,
  };
}

/** Says who puts the outputs of a session's epoch together. */
export function finishTurnKey(sessionId: SessionId, epoch: number): string {
  return `work/${sessionId}/finish-${epoch}.json`;
}

/** Objects of one attempt at a part; nobody else writes to them. */
export function partPlaces(sessionId: SessionId, { itemId, token }: { itemId: ItemId; token: string }) {
  const folder = `work/${sessionId}/${itemId}/${token}/`;
  return {
    counts: `${folder}counts.bin`,
    cleaned: `${folder}cleaned.csv`,
    rejects: `${folder}rejects.csv`,
    typed: `${folder}typed.ndjson`,
  };
}

/** Counts of one attempt at taking leads that came after the end; whoever asks for them need not read the parts of runs. */
export function latePlace(
  sessionId: SessionId,
  { itemId, token }: { itemId: ItemId; token: string },
): string {
  return `${latePrefix}${sessionId}/${itemId}/${token}.json`;
}

/** Whether a result lies there. */
export function isLatePlace(key: string): boolean {
  return key.startsWith(latePrefix);
}

const latePrefix = 'temp/late/';

export type PartPlaces = ReturnType<typeof partPlaces>;

/** Those beside the counts of a part. */
export function placesBeside(countsKey: string): PartPlaces {
  const folder = countsKey.slice(0, countsKey.lastIndexOf('/') + 1);
  return {
    counts: countsKey,
    cleaned: `${folder}cleaned.csv`,
    rejects: `${folder}rejects.csv`,
    typed: `${folder}typed.ndjson`,
  };
}

/** What the parts of a session are gone through for; see `sessionsOf`. */
export type RunStage = 'look' | 'write' | 'leads';

/**
 * The sessions that a run can have: one that only looks for rows with the same key, the one that writes, and the one that
 * takes what was written into the leads.
 */
export function sessionsOf(runId: RunId): Readonly<Record<RunStage, SessionId>> {
  return {
    look: asSessionId(`${runId}-look`),
    write: asSessionId(runId),
    leads: leadsSessionOf(runId),
  };
}

export function runOf(sessionId: SessionId): { readonly runId: RunId; readonly stage: RunStage } {
  const [, runId = sessionId, ending] = /^(.*?)(?:-(look|leads))?$/s.exec(sessionId) ?? [];
  return { runId: asId<RunId>(runId), stage: (ending as RunStage | undefined) ?? 'write' };
}

export function partItemId(place: number): ItemId {
  return asItemId(`p${String(place).padStart(6, '0')}`);
}

/** Where the outputs of a run go. */
export interface RunPlace {
  readonly packId: PackId;
  readonly runId: RunId;
  readonly isHeld: boolean;
}

/** What is for people and other programs to judge a run by, beside the rows themselves. */
const reports: readonly OutputFile['kind'][] = ['validation-json', 'report-xlsx'];

/**
 * Where one output lies for good. Rows of a partitioned table lie by their partition, so that readers find all runs of a
 * pack in one place.
 */
export function outputKey({ name, kind }: Pick<OutputFile, 'name' | 'kind'>, place: RunPlace): string {
  const { packId, runId, isHeld } = place;
  if (isHeld) return `quarantine/${packId}/${runId}/${name}`;
  if (reports.includes(kind)) return `validation-reports/${packId}/${runId}/${name}`;
  const [, ...steps] = name.split('/');
  const part = steps.pop();
  if (kind === 'cleaned-parquet' && part !== undefined) {
    const number = /\d+/.exec(part)?.[0] ?? '0';
    return `processed/${packId}/${[...steps, `part-${runId}-${number}.parquet`].join('/')}`;
  }
  return `processed/${packId}/${runId}/${name}`;
}

/** Written last of all; before it lies there, readers trust nothing of the run. A run that was opened again has another. */
export function manifestKey({ packId, runId, isHeld }: RunPlace, epoch: number): string {
  const name = epoch === 1 ? '_MANIFEST.json' : `_MANIFEST-${epoch}.json`;
  return `${isHeld ? 'quarantine' : 'processed'}/${packId}/${runId}/${name}`;
}

/** The summary of a file as the CSV ingestion pipeline leaves it: `processed/<name>_summary.json`. */
export function summaryKey({ fileName }: { readonly fileName: string }): string {
  return `processed/${outputNames(fileName).summaryJson}`;
}

/** Where members of archives lie. */
const membersPrefix = 'members/';

/** The object of one member, by its place in the archive and not by its name. */
export function memberKey(archive: UploadId, place: number): string {
  return `${membersPrefix}${archive}/${String(place).padStart(6, '0')}`;
}

export function isMemberKey(key: string): boolean {
  return key.startsWith(membersPrefix);
}

/** UTF-8 bytes of a name within a key: a key has 1,024 of them, and file systems 255 of one name. */
const nameBytes = 200;

/** Where an original lies once its run has ended; of a long name the end is kept. */
export function archiveKey(upload: { readonly id: UploadId; readonly fileName: string }): string {
  const bytes = new TextEncoder().encode(upload.fileName);
  let from = Math.max(0, bytes.length - nameBytes);
  // Not within a character.
  while (from > 0 && from < bytes.length && ((bytes[from] ?? 0) & 0xc0) === 0x80) from += 1;
  const name = from === 0 ? upload.fileName : new TextDecoder().decode(bytes.subarray(from));
  return `archive/${upload.id}/${name}`;
}

/** Where two lanes of the same file are held beside each other. */
export function comparisonKey(main: UploadId, test: UploadId): string {
  return `validation-reports/comparison/${main}-${test}.json`;
}
