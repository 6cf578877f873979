import type { ColumnProfile } from '../../model/profile.ts';
import type { Upload } from '../../model/upload.ts';
import type { KeptAnalysis } from '../world/keptAnalysis.ts';

/** One lane of a file, ended. */
export interface LaneOutcome {
  readonly upload: Upload;
  readonly kept: KeptAnalysis;
}

/** Something that is not the same in both lanes; `column` is a place from 0, never a name. */
export interface LaneDifference {
  readonly about: 'schema' | 'counts' | 'statistics' | 'mapping';
  readonly what: string;
  readonly column: number | null;
  readonly main: string | number | null;
  readonly test: string | number | null;
}

/** How the main and the test run of the same file came out beside each other. */
export interface LaneComparison {
  readonly same: boolean;
  readonly main: LaneHead;
  readonly test: LaneHead;
  /** Where one is of another format, values are the same although bytes are not. */
  readonly sameBytes: boolean;
  readonly differences: readonly LaneDifference[];
}

interface LaneHead {
  readonly uploadId: string;
  readonly runId: string | null;
  readonly state: Upload['state'];
  readonly fileName: string;
  readonly rowCount: number | null;
}

/** Figures of columns that are compared; shares of one millionth are rounding. */
const tolerance = 1e-6;

/** Compares two lanes by schema, counts, statistics and mapping. */
export function compareRuns(main: LaneOutcome, test: LaneOutcome): LaneComparison {
  const differences: LaneDifference[] = [];
  const tell = (
    about: LaneDifference['about'],
    what: string,
    [left, right, column]: readonly [Figure, Figure, (number | null)?],
  ): void => {
    if (!isSame(left, right))
      differences.push({ about, what, column: column ?? null, main: left, test: right });
  };
  const [one, other] = [main, test].map(({ kept }) => kept.analysis.tables[0]?.columns ?? []);
  const columns = Math.max(one?.length ?? 0, other?.length ?? 0);
  tell('schema', 'columns', [one?.length ?? 0, other?.length ?? 0]);
  for (let i = 0; i < columns; i += 1) {
    const [left, right] = [one?.[i], other?.[i]];
    if (left === undefined || right === undefined) continue;
    tell('schema', 'name', [left.name, right.name, i]);
    tell('schema', 'type', [left.reportedType, right.reportedType, i]);
    for (const figure of figures) tell('statistics', figure, [read(left, figure), read(right, figure), i]);
  }
  const counted = [main, test].map(({ upload }) => upload.counts);
  tell('counts', 'rows read', [main.upload.rowCount, test.upload.rowCount]);
  for (const count of ['rowsIn', 'rowsOut', 'rowsRejected'] as const)
    tell('counts', count, [counted[0]?.[count] ?? null, counted[1]?.[count] ?? null]);
  tell('mapping', 'mapping', [main.upload.mapping?.id ?? null, test.upload.mapping?.id ?? null]);
  tell('mapping', 'version', [main.upload.mapping?.version ?? null, test.upload.mapping?.version ?? null]);
  tell('mapping', 'outcome', [main.upload.state, test.upload.state]);
  return {
    same: differences.length === 0,
    main: headOf(main.upload),
    test: headOf(test.upload),
    sameBytes: main.kept.analysis.source.sha256 === test.kept.analysis.source.sha256,
    differences,
  };
}

type Figure = string | number | null;

const figures = ['missing', 'invalid', 'distinct', 'min', 'max', 'mean'] as const;

function read(column: ColumnProfile, figure: (typeof figures)[number]): Figure {
  const value = column[figure];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function isSame(left: Figure, right: Figure): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return left === right;
  return Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(left), Math.abs(right));
}

function headOf({ id, runId, state, fileName, rowCount }: Upload): LaneHead {
  return { uploadId: id, runId, state, fileName, rowCount };
}
