import { z } from 'zod';
import { AppError } from '../model/errors.ts';
import { documentsPrefix, type LiveCompare, type TargetCodes } from '../model/liveScan.ts';
import type { ScanCode } from '../model/scan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import type { ObjectStore } from '../ports/objects.ts';
import { putJson, readWhole } from '../pipeline/world/readWhole.ts';
import { type CodeFinder, codeFinder } from '../scan/findCodes.ts';
import { readCodes } from '../scan/readCodes.ts';
import { byteLength } from '../values/text/byteLength.ts';

/** Codes that are looked for, without empty, double and unusable ones. @throws {AppError} `USAGE` where none is left */
export function codesToFind(codes: readonly string[], compare: LiveCompare): readonly ScanCode[] {
  const given = codes.map((text) => {
    const pattern = compare.patterns ? /^\/(.+)\/$/su.exec(text.trim())?.[1] : undefined;
    return pattern === undefined ? { text, isPattern: false } : { text: pattern, isPattern: true };
  });
  return readCodes(given, compare).codes;
}

/** Codes wherever they lie: a list below `scans/` has one a line, ours, and one whose key ends with `.json`, is JSON. @throws {AppError} `OBJECT_MISSING`, `USAGE` */
export async function readTargetCodes(objects: ObjectStore, codes: TargetCodes): Promise<readonly string[]> {
  if (!('s3_key' in codes)) return codes;
  const text = new TextDecoder().decode(await readWhole(objects, codes.s3_key));
  if (!codes.s3_key.startsWith(documentsPrefix) || codes.s3_key.endsWith('.json')) return listOf(text);
  return text.split(/\r?\n/).map((line) => line.trim());
}

function listOf(text: string): readonly string[] {
  const read = z.array(z.string()).safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new AppError('USAGE', 'The list of codes is no JSON array of texts.', {
    remedy: 'Mend it, or give one code a line in an object whose key does not end with .json.',
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by whoever asked.
    return undefined;
  }
}

/** The codes as messages of documents have them: in the message where they are short, else in an object of the session. */
export async function codesForMessages(
  objects: ObjectStore,
  codes: readonly string[],
  key: string,
): Promise<TargetCodes> {
  if (byteLength(JSON.stringify(codes)) <= liveScanOptions.messageCodesBytes) return codes;
  await putJson(objects, key, codes);
  return { s3_key: key };
}

/** Finders of the sessions that a process searched for last: making 50,000 codes ready takes as long as some documents. */
export class Finders {
  readonly #most = 4;
  readonly #objects: ObjectStore;
  readonly #made = new Map<
    string,
    Promise<{ readonly finder: CodeFinder; readonly codes: readonly ScanCode[] }>
  >();

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  of(
    sessionId: string,
    { codes, compare }: { readonly codes: TargetCodes; readonly compare: LiveCompare },
  ): Promise<{ readonly finder: CodeFinder; readonly codes: readonly ScanCode[] }> {
    const present = this.#made.get(sessionId);
    if (present !== undefined) return present;
    const made = this.#make(codes, compare);
    // One that could not be made is no use to the next.
    made.catch(() => this.#made.delete(sessionId));
    this.#made.set(sessionId, made);
    for (const [oldest] of this.#made) {
      if (this.#made.size <= this.#most) break;
      this.#made.delete(oldest);
    }
    return made;
  }

  async #make(given: TargetCodes, compare: LiveCompare) {
    const codes = codesToFind(await readTargetCodes(this.#objects, given), compare);
    return { codes, finder: codeFinder(codes, compare) };
  }
}
