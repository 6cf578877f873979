import type { LiveScan } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { workbookKey } from './scanPlaces.ts';
import type { ScanWord } from '../model/scanWord.ts';
import type { LiveScanBase } from './scanWorld.ts';

/** Says that a scan is complete, with a link to its workbook that lives an hour from now. */
export async function completeWord(
  { objects }: Pick<LiveScanBase, 'objects'>,
  { sessionId, processedCount, totalFiles, totalMatches, ended }: LiveScan,
): Promise<ScanWord> {
  const download_url = await objects.link(
    { key: workbookKey(sessionId) },
    { fileName: 'results.xlsx', seconds: liveScanOptions.linkSeconds },
  );
  return {
    type: 'COMPLETE',
    download_url,
    total_matches: totalMatches ?? 0,
    total_processed: processedCount,
    message:
      ended === null
        ? 'Processing completed successfully'
        : `Processing was ended by hand; ${totalFiles - processedCount} of ${totalFiles} documents are not counted`,
  };
}
