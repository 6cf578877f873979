import type { LiveScan, LiveScanDetails, LiveScanFile } from '../model/liveScan.ts';
import type { ScanCode } from '../model/scan.ts';
import { asScanId, type ScanCounts, type ScanEntry, type ScannedDocument } from '../model/scanRun.ts';
import { readWhole } from '../pipeline/world/readWhole.ts';
import type { ScanFacts, ScanLists } from '../report/scanReportFacts.ts';
import { writeScanReport } from '../report/writeScanReport.ts';
import { timeOf } from '../session/sessionDeps.ts';
import { codesToFind } from './codesOfScan.ts';
import type { DocumentMessage } from './documentMessage.ts';
import type { ScanStepsWorld } from './scanWorld.ts';

/** Rows of a page, of which one is held. */
const pageRows = 1_000;
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes the workbook of a scan: the same that the desktop writes of one. Nothing is there before all of it is. */
export async function scanWorkbook(
  world: ScanStepsWorld,
  of: {
    readonly scan: LiveScan;
    /** In the order of their places. */
    readonly files: readonly LiveScanFile[];
    /** Documents that were not counted, as the scan was ended before; in the order of their places, too. */
    readonly missing: readonly DocumentMessage[];
    readonly codes: readonly string[];
    readonly key: string;
  },
): Promise<void> {
  const { scan, files, missing, key } = of;
  const codes = codesToFind(of.codes, scan.compare);
  const sink = await world.objects.create(key, { contentType, ifAbsent: true });
  try {
    const lists = await listsOf(world, { files, missing, codes });
    await writeScanReport(factsOf(world, scan, { files, codes }), lists, { sink, deflate: world.deflate });
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

function factsOf(
  world: ScanStepsWorld,
  { sessionId, timestamp, by, totalFiles, ended, compare }: LiveScan,
  { files, codes }: { readonly files: readonly LiveScanFile[]; readonly codes: readonly ScanCode[] },
): ScanFacts {
  return {
    id: asScanId(sessionId),
    state: ended === null ? 'done' : 'stopped',
    place: { kind: 's3', prefix: `s3://${world.bucket}/` },
    options: compare,
    textract: false,
    codeCount: codes.length,
    startedAt: timestamp,
    endedAt: timeOf(world),
    by,
    total: totalFiles,
    counts: countsOf(files),
    reading: { waiting: 0, read: 0, refused: 0, usd: 0, mostUsd: null },
    error: null,
    reportBytes: null,
    ...(ended === null ? {} : { stopped: ended }),
  };
}

function countsOf(files: readonly LiveScanFile[]): ScanCounts {
  const sum = (of: (file: LiveScanFile) => number): number => files.reduce((all, file) => all + of(file), 0);
  return {
    documents: files.length,
    withMatches: sum(({ exact, near }) => (exact + near > 0 ? 1 : 0)),
    unreadable: sum(({ error }) => (error === null ? 0 : 1)),
    exact: sum(({ exact }) => exact),
    near: sum(({ near }) => near),
    pages: sum(({ pages }) => pages),
    unreadablePages: sum(({ unreadablePages }) => unreadablePages),
  };
}

async function listsOf(
  { objects }: Pick<ScanStepsWorld, 'objects'>,
  of: {
    readonly files: readonly LiveScanFile[];
    readonly missing: readonly DocumentMessage[];
    readonly codes: readonly ScanCode[];
  },
): Promise<ScanLists> {
  const { files, missing, codes } = of;
  const documents: ScannedDocument[] = [];
  const counts = codes.map((code, at) => ({ ...code, code: at, exact: 0, near: 0 }));
  for (const file of files) {
    const details = await detailsOf(objects, file);
    documents.push(documentOf(file, details.notes));
    for (const { code, exact, near } of details.codes) {
      const count = counts[code];
      if (count === undefined) continue;
      count.exact += exact;
      count.near += near;
    }
  }
  documents.push(...missing.map(waiting));
  documents.sort((a, b) => a.place - b.place);
  const withMatches = files.filter(({ exact, near }) => exact + near > 0);
  const rankOf = new Map(withMatches.map(({ place }, rank) => [place, rank] as const));
  return {
    // A page is what is kept of one document.
    async matches(after) {
      const file = withMatches[after === null ? 0 : (rankOf.get(after.document) ?? 0) + 1];
      if (file === undefined) return [];
      return (await detailsOf(objects, file)).matches.map(
        (match, entry): ScanEntry => ({
          ...match,
          entry,
          document: file.place,
          name: file.name,
          codeText: codes[match.code]?.text ?? '',
        }),
      );
    },
    codes: (after) => {
      const from = after === null ? 0 : after + 1;
      return Promise.resolve(counts.slice(from, from + pageRows));
    },
    documents({ states, matches }, after) {
      const wanted = documents.filter(
        ({ place, state, exact, near }) =>
          (after === null || place > after) &&
          (states.length === 0 || states.includes(state)) &&
          (matches === 'any' || exact + near > 0 === (matches === 'with')),
      );
      return Promise.resolve(wanted.slice(0, pageRows));
    },
  };
}

/** What is long lies among the objects, and is read each time: few documents have so much. */
async function detailsOf(
  objects: ScanStepsWorld['objects'],
  { details }: LiveScanFile,
): Promise<LiveScanDetails> {
  if (!('s3_key' in details)) return details;
  return JSON.parse(new TextDecoder().decode(await readWhole(objects, details.s3_key))) as LiveScanDetails;
}

function documentOf(file: LiveScanFile, notes: readonly string[]): ScannedDocument {
  const { place, name, sizeBytes, pages, unreadablePages, exact, near, error } = file;
  return {
    place,
    name,
    sizeBytes,
    state: error !== null ? 'unreadable' : unreadablePages > 0 ? 'partly' : 'read',
    pages,
    unreadablePages,
    exact,
    near,
    notes,
    error: error === null ? null : { ...error, retryable: false },
  };
}

/** A document that nobody has counted. */
function waiting({ place, file_name: name }: DocumentMessage): ScannedDocument {
  const none = { sizeBytes: 0, pages: 0, unreadablePages: 0, exact: 0, near: 0 };
  return { place, name, state: 'waiting', ...none, notes: [], error: null };
}
