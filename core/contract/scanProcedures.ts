import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { lookPlaces, nearReasons } from '../model/scan.ts';
import { scanSites } from '../model/scanRun.ts';
import { base, fileId, idText } from './procedure.ts';
import type {
  CodeList,
  FolderView,
  RemoteStates,
  Scan,
  ScanEntry,
  ScanId,
  ScannedDocument,
} from './views.ts';

const scanId = idText.transform((text) => text as ScanId);
const oneScan = z.strictObject({ scanId });
const codes = z
  .array(z.strictObject({ text: z.string().max(2_000), isPattern: z.boolean() }))
  .max(500_000)
  .readonly();
const options = z.strictObject({ anyCase: z.boolean(), anySeparator: z.boolean() });
/** More than any scan may cost by mistake. */
const usd = z.number().min(0).max(100_000);
const path = z.string().min(1).max(4_096);
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), path, withSubfolders: z.boolean() }),
  z.strictObject({ kind: z.literal('files'), fileIds: z.array(fileId).min(1).max(100_000).readonly() }),
  z.strictObject({ kind: z.literal('s3'), prefix: z.string().max(1_024) }),
  z.strictObject({
    kind: z.literal('drive'),
    folderId: z.string().min(1).max(200),
    folderName: z.string().max(1_000),
  }),
]);
const filter = z.strictObject({
  text: z.exactOptional(z.string().max(200)),
  kind: z.exactOptional(z.enum(['exact', 'near'])),
  reasons: z.exactOptional(z.array(z.enum(nearReasons)).readonly()),
  codes: z.exactOptional(z.array(z.int().min(0)).max(1_000).readonly()),
  documents: z.exactOptional(z.array(z.int().min(0)).max(1_000).readonly()),
  isHidden: z.exactOptional(z.boolean()),
});
/** Codes or documents with a match, without any, or both. */
const withOrWithout = z.enum(['any', 'with', 'without']);
/** Rows that a screen shows, with what is scrolled to next. */
const window = z.strictObject({ from: z.int().min(0), count: z.int().min(1).max(1_000) });

/** Searching documents for codes. */
export const scanProcedures = {
  /** What a list of codes comes to, before anything is searched. */
  checkCodes: base.input(z.strictObject({ codes, options })).output(type<CodeList>()),
  /** The texts of a column of a table in the Inbox or just dropped. `column` from 0; `hasHeader` as it was read. */
  codesOfFile: base
    .input(z.strictObject({ fileId, column: z.int().min(0) }))
    .output(type<{ readonly columns: readonly string[]; readonly texts: readonly string[] }>()),
  /** Which places far away can be chosen, and why others cannot. */
  places: base.output(type<RemoteStates>()),
  /** What a folder holds; an empty path: where a person begins to look. */
  browse: base
    .input(z.strictObject({ where: z.enum(lookPlaces), path: z.string().max(4_096) }))
    .output(type<FolderView>()),
  start: base
    .input(
      z.strictObject({
        codes,
        options,
        place,
        textract: z.boolean(),
        mostUsd: z.exactOptional(usd),
        /** Absent: on this machine. */
        site: z.exactOptional(z.enum(scanSites)),
      }),
    )
    .output(type<{ readonly scanId: ScanId }>()),
  /** Never ends by itself: every scan that is under way and the newest others, whenever one changed, ten times a second at most. */
  watch: base.output(eventIterator(type<readonly Scan[]>())),
  get: base.input(oneScan).output(type<Scan>()),
  /** Older ones, newest first. */
  list: base
    .input(z.strictObject({ before: z.exactOptional(scanId), limit: z.int().min(1).max(200) }))
    .output(type<readonly Scan[]>()),
  /** In the order in which they were found; `total` fit the filter so far. */
  matches: base
    .input(oneScan.extend({ filter, window }))
    .output(type<{ readonly total: number; readonly entries: readonly ScanEntry[] }>()),
  /** Codes with the matches of each, in the order of the list; `total` fit what is asked for. `code`: place in the list. */
  codes: base.input(oneScan.extend({ text: z.string().max(200), matches: withOrWithout, window })).output(
    type<{
      readonly total: number;
      readonly codes: readonly {
        readonly code: number;
        readonly text: string;
        readonly isPattern: boolean;
        readonly exact: number;
        readonly near: number;
      }[];
    }>(),
  ),
  documents: base
    .input(
      oneScan.extend({
        text: z.string().max(200),
        states: z.array(z.enum(['waiting', 'read', 'partly', 'unreadable'])).readonly(),
        matches: withOrWithout,
        window,
      }),
    )
    .output(type<{ readonly total: number; readonly documents: readonly ScannedDocument[] }>()),
  /** Where the renderer gets the bytes of a document, in ranges; dies with the page's session. */
  document: base
    .input(oneScan.extend({ document: z.int().min(0) }))
    .output(type<{ readonly url: string; readonly name: string; readonly sizeBytes: number }>()),
  pause: base.input(oneScan),
  resume: base.input(oneScan),
  /** Has pages without text read by Amazon Textract, which may cost so many USD over the whole scan. */
  readPages: base.input(oneScan.extend({ mostUsd: usd })),
  /** Ends it with documents missing; what was found stays, and the report is written. A scan on AWS needs a reason. */
  stop: base.input(oneScan.extend({ reason: z.exactOptional(z.string().max(2_000)) })),
  /** Deletes a scan that has ended, with its matches and its report. */
  remove: base.input(oneScan),
  /** Where the workbook is got from. */
  report: base.input(oneScan).output(type<{ readonly url: string }>()),
};
