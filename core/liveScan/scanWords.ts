import type { LiveScan, LiveScanFile } from '../model/liveScan.ts';
import type { ScanWord } from '../model/scanWord.ts';

export function startedWord({ sessionId, timestamp }: Pick<LiveScan, 'sessionId' | 'timestamp'>): ScanWord {
  return { type: 'STARTED', message: 'Processing started', session_id: sessionId, timestamp };
}

export function progressWord({
  processedCount,
  totalFiles,
}: Pick<LiveScan, 'processedCount' | 'totalFiles'>): ScanWord {
  return {
    type: 'PROGRESS',
    value: valueOf(processedCount, totalFiles),
    processed: processedCount,
    total: totalFiles,
  };
}

/** Rounded down, so that 100 is said of a scan only when all of it is counted. */
export function valueOf(processed: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * processed) / total);
}

/** One for each code that was found. */
export function matchWords({ name, status, foundCodes, pdfLink }: LiveScanFile): readonly ScanWord[] {
  return foundCodes.map((code) => ({
    type: 'MATCH_FOUND' as const,
    data: { hole_code: code, file_name: name, status, pdf_link: pdfLink },
  }));
}
