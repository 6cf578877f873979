import type { ByteSource, Deflate } from '../model/bytes.ts';
import type { SearchedDocument } from '../model/searchedDocument.ts';
import type { PipelineBase } from '../pipeline/world/pipelineWorld.ts';
import type { LiveScanStore } from '../ports/liveScans.ts';
import type { CodeFinder } from '../scan/findCodes.ts';

/** What beginning a scan, coming back to it and telling of it works with. */
export interface LiveScanBase
  extends Pick<
    PipelineBase,
    'objects' | 'sessions' | 'queues' | 'connections' | 'digest' | 'clock' | 'ids' | 'log' | 'chance'
  > {
  readonly scans: LiveScanStore;
  /** Name of the bucket that documents lie in. */
  readonly bucket: string;
}

/** What searching documents works with. */
export interface ScanWorkerWorld extends LiveScanBase {
  /** @throws {AppError} those of `searchDocument`; `LIMIT_TIME` where it takes longer than `documentMs` */
  readonly search: (document: {
    readonly name: string;
    readonly source: ByteSource;
    readonly finder: CodeFinder;
  }) => Promise<SearchedDocument>;
}

/** What laying out documents and making the workbook works with. */
export interface ScanStepsWorld extends LiveScanBase {
  readonly deflate: Deflate;
}
