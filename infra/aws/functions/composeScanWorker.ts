import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchDocument } from '../../../core/documents/searchDocument.ts';
import type { ScanWorkerWorld } from '../../../core/liveScan/scanWorld.ts';
import { AppError } from '../../../core/model/errors.ts';
import { liveScanOptions } from '../../../core/model/options/liveScanOptions.ts';
import { pdfPages } from '../../local/documents/pdfPages.ts';
import { scratchFolder } from '../../local/files/scratchFolder.ts';
import { readingTools } from '../../local/pipeline/readingTools.ts';
import { composeScanBase } from './composeScanBase.ts';

const search: ScanWorkerWorld['search'] = async ({ name, source, finder }) => {
  const signal = AbortSignal.timeout(liveScanOptions.documentMs);
  const scratch = await scratchFolder(join(tmpdir(), 'mapwright', randomUUID()));
  const { inflate, decoders, workbooks } = readingTools;
  const pdf = { pages: pdfPages };
  try {
    return await searchDocument({ name, source, finder, signal, pdf, inflate, decoders, workbooks, scratch });
  } catch (error) {
    throw signal.aborted ? tooSlow() : error;
  } finally {
    await scratch.dispose();
  }
};

/** What the function works with that searches documents. */
export function composeScanWorker(): ScanWorkerWorld {
  return { ...composeScanBase(), search };
}

function tooSlow(): AppError {
  return new AppError('LIMIT_TIME', 'Reading the document took too long.', {
    remedy: 'Cut it into parts, or scan it from the desktop, which takes its time.',
  });
}
