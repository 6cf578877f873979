import { webPaths } from '../contract/transport.ts';
import { isAwsSet } from '../model/aws.ts';
import { AppError } from '../model/errors.ts';
import {
  asScanId,
  type Scan,
  type ScanId,
  type ScannedDocument,
  type ScanOrder,
  type ScanSite,
} from '../model/scanRun.ts';
import type { CodeList, FolderView, LookPlace, RemoteStates } from '../model/scan.ts';
import type { FileId } from '../model/ids.ts';
import { asSessionId } from '../model/session.ts';
import type { FoundCode, ScanRecord, ScanStore, ScanWindow } from '../ports/scans.ts';
import { readCodes } from '../scan/readCodes.ts';
import { columnTexts } from './columnTexts.ts';
import { createChanges, createScanBoard } from './scanBoard.ts';
import { type ScanDeps, timeOf } from './scanDeps.ts';
import { createScanReporting } from './scanReporting.ts';
import { createScanWorks } from './scanWorks.ts';

interface OneScan {
  readonly scanId: ScanId;
}
type Windowed<Method extends 'matches' | 'codes' | 'documents'> = Parameters<ScanStore[Method]>[1];

/** A method for each procedure of scans, under the same names. */
export interface ScansService {
  checkCodes(order: Pick<ScanOrder, 'codes' | 'options'>): Promise<CodeList>;
  codesOfFile(place: {
    readonly fileId: FileId;
    readonly column: number;
  }): Promise<{ readonly columns: readonly string[]; readonly texts: readonly string[] }>;
  places(): Promise<RemoteStates>;
  browse(place: { readonly where: LookPlace; readonly path: string }): Promise<FolderView>;
  start(order: Omit<ScanOrder, 'cloud'> & { readonly site?: ScanSite }): Promise<{ readonly scanId: ScanId }>;
  watch(input?: undefined, signal?: AbortSignal): AsyncIterable<readonly Scan[]>;
  get(scan: OneScan): Promise<Scan>;
  list(page: { readonly before?: ScanId; readonly limit: number }): Promise<readonly Scan[]>;
  matches(
    wish: OneScan & { readonly filter: Windowed<'matches'>; readonly window: ScanWindow },
  ): ReturnType<ScanStore['matches']>;
  codes(
    wish: OneScan & Windowed<'codes'> & { readonly window: ScanWindow },
  ): Promise<{ readonly total: number; readonly codes: readonly FoundCode[] }>;
  documents(
    wish: OneScan & Windowed<'documents'> & { readonly window: ScanWindow },
  ): Promise<{ readonly total: number; readonly documents: readonly ScannedDocument[] }>;
  document(
    wish: OneScan & { readonly document: number },
  ): Promise<{ readonly url: string; readonly name: string; readonly sizeBytes: number }>;
  pause(scan: OneScan): Promise<void>;
  resume(scan: OneScan): Promise<void>;
  /** Has the pages without text of a scan that is done read by Amazon Textract; over the whole scan, for so many USD. */
  readPages(wish: OneScan & { readonly mostUsd: number }): Promise<void>;
  /** `reason` is for scans on AWS, where it stays with the session. */
  stop(scan: OneScan & { readonly reason?: string }): Promise<void>;
  remove(scan: OneScan): Promise<void>;
  report(scan: OneScan): Promise<{ readonly url: string }>;
  /** Not on the wire: resolves when nothing is done for the scan here any more, for hosts that wait. */
  finished(scan: OneScan): Promise<Scan>;
  /** Not on the wire: goes on with what was under way when the app ended. */
  takeUp(): Promise<void>;
  /** Not on the wire: breaks off what is under way, for a host that ends. */
  halt(): Promise<void>;
}

export function createScans(deps: ScanDeps): ScansService {
  const { scans, ids, sharing } = deps;
  const changes = createChanges(deps);
  const onChange = (): void => changes.note();
  const reporting = createScanReporting(deps, onChange);
  const works = createScanWorks(deps, { onChange, reporting });
  const board = createScanBoard(deps, works, changes);

  const present = async (id: ScanId): Promise<ScanRecord> => {
    const scan = await scans.store().get(id);
    if (scan === undefined) throw new AppError('NOT_FOUND', 'This scan is not there any more.');
    return scan;
  };

  return {
    checkCodes: async ({ codes, options }) => readCodes(codes, options),
    codesOfFile: (place) => columnTexts(deps, place),
    places: () => scans.documents.places(),
    browse: ({ where, path }) => scans.documents.browse(where, path),
    async start({ codes, options, place, textract, mostUsd, site = 'here' }) {
      if (textract) await needTextract();
      if (textract && mostUsd === undefined)
        throw new AppError('USAGE', 'Say what reading by Amazon Textract may cost.', {
          remedy: 'Give an amount in USD.',
        });
      const list = readCodes(codes, options);
      await scans.documents.check(place);
      const cloud =
        site === 'here' ? {} : { cloud: await deps.cloud.check({ codes: list.codes, place, textract }) };
      const id = asScanId(ids.next());
      const limit = textract && mostUsd !== undefined ? { mostUsd } : {};
      const order = { codes: list.codes, options, place, textract, ...limit, ...cloud };
      const by = await deps.person();
      await scans.store().create({ ...order, id, by, at: timeOf(deps), guest: sharing.guest });
      await works.begin(id);
      onChange();
      return { scanId: id };
    },
    watch: (_, signal) => board.watch(signal),
    get: async ({ scanId }) => board.view(await present(scanId)),
    async list({ before, limit }) {
      const records = await scans.store().list({ before, limit });
      return Promise.all(records.map((record) => board.view(record)));
    },
    matches: ({ scanId, filter, window }) => scans.store().matches(scanId, filter, window),
    codes: ({ scanId, window, ...filter }) => scans.store().codes(scanId, filter, window),
    documents: ({ scanId, window, ...filter }) => scans.store().documents(scanId, filter, window),
    async document({ scanId, document: place }) {
      const document = await scans.store().document(scanId, place);
      if (document === undefined) throw new AppError('NOT_FOUND', 'The scan has no such document.');
      const { name, sizeBytes } = document;
      return { url: `${webPaths.scans}/${scanId}/documents/${place}`, name, sizeBytes };
    },
    async pause({ scanId }) {
      if (await works.pause(scanId)) return;
      const { state } = await present(scanId);
      if (state !== 'listing' && state !== 'running') return;
      await refuseForeign(scanId);
      await scans.store().setState(scanId, { from: ['listing', 'running'], to: 'paused' });
      onChange();
    },
    async resume({ scanId }) {
      const { state, total } = await present(scanId);
      if (works.isAtWork(scanId)) return;
      if (state === 'done' || state === 'stopped' || state === 'failed')
        throw new AppError('USAGE', 'This scan has ended.', { remedy: 'Start a new one.' });
      await refuseForeign(scanId);
      const store = scans.store();
      await store.setGuest(scanId, sharing.guest);
      const to = total === null ? 'listing' : 'running';
      await store.setState(scanId, { from: ['paused', 'listing', 'running'], to });
      await works.begin(scanId);
      onChange();
    },
    async readPages({ scanId, mostUsd }) {
      await needTextract();
      const { state, reading } = await present(scanId);
      if (state !== 'done')
        throw new AppError('NOT_READY', 'Pages are read once every document was searched.', {
          remedy: 'Wait until the scan is done; of one that was stopped, begin it anew.',
        });
      if (reading.waiting === 0) throw new AppError('USAGE', 'No page of this scan waits to be read.');
      await refuseForeign(scanId);
      const store = scans.store();
      await works.finished(scanId);
      await store.setGuest(scanId, sharing.guest);
      await store.pages.order(scanId, mostUsd);
      await store.setState(scanId, { from: ['done'], to: 'running' });
      await works.begin(scanId);
      onChange();
    },
    async stop({ scanId, reason = '' }) {
      const { state: before, cloud } = await present(scanId);
      if (before === 'done' || before === 'stopped' || before === 'failed') return;
      if (cloud !== undefined && cloud.sessionId !== null) return endThere(scanId, reason);
      await works.pause(scanId);
      const { state } = await present(scanId);
      if (state === 'done' || state === 'stopped' || state === 'failed') return;
      await refuseForeign(scanId);
      await endEarly(scanId);
      onChange();
      void reporting.writeOwed(scanId);
    },
    async remove({ scanId }) {
      const { state } = await present(scanId);
      if (state !== 'done' && state !== 'stopped' && state !== 'failed')
        throw new AppError('NOT_READY', 'This scan has not ended.', { remedy: 'Stop it, then remove it.' });
      await works.finished(scanId);
      await scans.store().remove(scanId);
      await scans.reports.remove(scanId);
      await scans.locks.forget(scanId);
      onChange();
    },
    async report({ scanId }) {
      await reporting.need(scanId);
      return { url: `${webPaths.scans}/${scanId}/report` };
    },
    async finished({ scanId }) {
      await works.finished(scanId);
      return board.view(await present(scanId));
    },
    async takeUp() {
      const store = scans.store();
      for (const { id, guest } of await store.inStates(['listing', 'running'])) {
        if (await scans.locks.isTaken(id)) continue;
        // A command that is gone is not gone on with unasked.
        if (guest) await store.setState(id, { from: ['listing', 'running'], to: 'paused' });
        else await works.begin(id);
      }
      for (const { id, reportBytes } of await store.inStates(['done', 'stopped']))
        if (reportBytes === null) void reporting.writeOwed(id);
    },
    halt: () => works.stop(),
  };

  /** What AWS has counted by then is taken over; whoever follows the scan brings it to its end. */
  async function endThere(id: ScanId, reason: string): Promise<void> {
    if (!works.isAtWork(id)) {
      await refuseForeign(id);
      await scans.store().setState(id, { from: ['paused', 'listing', 'running'], to: 'running' });
      await works.begin(id);
      onChange();
    }
    await deps.cloud.end(id, reason);
  }

  async function refuseForeign(id: ScanId): Promise<void> {
    if (!(await scans.locks.isTaken(id))) return;
    throw new AppError('RUN_UNDER_WAY', 'A command is at work on this scan.', {
      remedy: 'Press Ctrl-C where it runs; then go on here.',
    });
  }

  async function needTextract(): Promise<void> {
    const { textract, aws } = await deps.textract();
    if (textract.isOn && isAwsSet(aws)) return;
    throw new AppError('USAGE', 'Amazon Textract is not set up.', {
      remedy: textract.isOn
        ? 'Choose an AWS profile under Settings, AWS.'
        : 'Switch it on under Settings, AWS.',
    });
  }

  async function endEarly(id: ScanId): Promise<void> {
    const store = scans.store();
    const by = await deps.person();
    const at = timeOf(deps);
    const session = await store.sessions.get(asSessionId(id));
    // Where every document is counted, only pages were left to be read.
    const end =
      session?.status === 'complete'
        ? 'completed'
        : session?.status === 'sealed'
          ? await store.sessions.force(session.id, { by, at, reason: 'stopped by the person' })
          : 'forced';
    const to = end === 'completed' ? 'done' : 'stopped';
    await store.setState(id, { from: ['listing', 'running', 'paused'], to, endedAt: at });
  }
}
