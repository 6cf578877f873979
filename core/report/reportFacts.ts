import type { TableAnalysis } from '../model/analysis.ts';
import type { Correspondence } from '../model/mapping.ts';
import type { OutputFile, RunCounts } from '../model/run.ts';
import type { RunOrigin } from '../model/runOrigin.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';

/** All that a report on a run is made of. */
export interface ReportFacts {
  /** File name of the source. */
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Lower-case hex; `null` where nobody knows it. */
  readonly sha256: string | null;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** Absent where nobody has said. */
  readonly origin?: RunOrigin | undefined;
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
  /** The table as analysed. */
  readonly table: TableAnalysis;
  readonly counts: RunCounts;
  /** Written so far, the report itself not among them. */
  readonly outputs: readonly OutputFile[];
  /** Cells of the Excel-safe CSV that had to be escaped; absent where there is no such file. */
  readonly escapedCells?: number;
  /** A step in words; lent, because words are not the report's. */
  readonly stepText: (step: Transform) => string;
}

/** One row of a sheet. */
export type { WorkbookCell as ReportCell } from '../workbook/write/writeWorkbook.ts';
