import type { ScanLists } from '../report/scanReportFacts.ts';
import type { ScanStore } from '../ports/scans.ts';
import { AppError } from '../model/errors.ts';
import type { ScanId } from '../model/scanRun.ts';
import { writeScanReport } from '../report/writeScanReport.ts';
import type { ScanDeps } from './scanDeps.ts';

/** Writes the workbooks of scans that have ended. */
export interface ScanReporting {
  /** Writes the workbook where there is none. A failure is logged: it can be asked for again. */
  writeOwed(id: ScanId): Promise<void>;
  /** Makes sure that the workbook is there. @throws {AppError} `NOT_READY`, `DISK_FULL`, `STORE_UNAVAILABLE` */
  need(id: ScanId): Promise<void>;
}

/** Two who ask at the same time for the workbook of one scan wait for the same writing. */
export function createScanReporting(
  { scans, deflate, log }: Pick<ScanDeps, 'scans' | 'deflate' | 'log'>,
  onChange: () => void,
): ScanReporting {
  const underWay = new Map<ScanId, Promise<void>>();

  const write = async (id: ScanId): Promise<void> => {
    const store = scans.store();
    const scan = await store.get(id);
    if (scan === undefined) throw new AppError('NOT_FOUND', 'This scan is not there any more.');
    if (scan.state !== 'done' && scan.state !== 'stopped')
      throw new AppError('NOT_READY', 'The report is written when the scan has ended.', {
        remedy: 'Wait until the scan is done, or stop it.',
      });
    if (scan.reportBytes !== null && (await scans.reports.sizeOf(id)) === scan.reportBytes) return;
    const bytes = await scans.reports.write(id, async (sink) => {
      await writeScanReport(scan, listsOf(store, id), { sink, deflate });
    });
    await store.setReport(id, bytes);
    onChange();
  };

  const need = (id: ScanId): Promise<void> => {
    const present = underWay.get(id);
    if (present !== undefined) return present;
    const writing = write(id).finally(() => underWay.delete(id));
    underWay.set(id, writing);
    return writing;
  };

  return {
    need,
    async writeOwed(id) {
      try {
        await need(id);
      } catch (error) {
        log.error('scan.noReport', { scanId: id, code: error instanceof AppError ? error.code : 'BUG' });
      }
    },
  };
}

function listsOf({ walk }: ScanStore, id: ScanId): ScanLists {
  return {
    matches: (after) => walk.matches(id, after),
    codes: (after) => walk.codes(id, after),
    documents: (filter, after) => walk.documents(id, filter, after),
  };
}
