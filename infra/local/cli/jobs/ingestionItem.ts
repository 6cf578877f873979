import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { metadataItem, type Summary, summariseError } from '../../../../core/apply/summary.ts';
import type { Analysis } from '../../../../core/model/analysis.ts';
import type { AppError } from '../../../../core/model/errors.ts';

/**
 * The metadata item that the CSV ingestion pipeline would store for a file: of its first table, or of why there is none.
 * A member of an archive has a name of its own. A file counts as uploaded when it was last written, or now where it cannot be looked at, and as processed now.
 */
export async function ingestionItem(
  path: string,
  outcome: Analysis | AppError,
  fileName = basename(path),
): Promise<Summary> {
  const now = new Date();
  const written = await stat(path).then(
    ({ mtime }) => mtime,
    () => now,
  );
  const times = { uploadedAt: inSeconds(written), processedAt: inSeconds(now) };
  if (outcome instanceof Error)
    return summariseError({ fileName, ...times, message: `${outcome.message} ${outcome.remedy}` });
  const [table] = outcome.tables;
  if (table === undefined)
    return summariseError({ fileName, ...times, message: `${fileName} holds no table.` });
  return metadataItem({ fileName, ...times, table, counts: null });
}

/** ISO 8601 UTC without fractions, as in the pipeline's example. */
function inSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/u, 'Z');
}
