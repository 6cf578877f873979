import { applyOptions } from '../model/options/runningOptions.ts';
import type { FailureCount, RowProblem } from '../model/run.ts';
import { rejectCodes } from '../model/transform.ts';
import type { RejectCode } from '../model/transform.ts';

interface Tally {
  readonly code: RejectCode;
  readonly field: string;
  /** Order of first sight does not matter: ties are broken by the field's place and the code's. */
  readonly place: number;
  count: number;
  readonly rows: number[];
  readonly examples: string[];
}

/** Counts why rows failed, by code and field. Memory is bounded by the number of fields, not of rows. */
export interface FailureTally {
  /** Counts one problem of a data row (from 0), or of a record that is none (`null`). Rows come in ascending order. */
  add(problem: RowProblem, rowIndex: number | null): void;
  /** Most frequent first; equals in the order of the fields, then of the catalogue of codes. */
  counts(): readonly FailureCount[];
}

/**
 * @param fields Names in the order of the schema.
 * @param after Rows are named from behind this one on (from 0); all are counted. So a list goes on where it ended.
 */
export function failureTally(fields: readonly string[], after = -1): FailureTally {
  const byField = new Map<string, Map<RejectCode, Tally>>();
  const tallies: Tally[] = [];

  function tallyOf({ field, code }: RowProblem): Tally {
    let byCode = byField.get(field);
    if (byCode === undefined) {
      byCode = new Map();
      byField.set(field, byCode);
    }
    let tally = byCode.get(code);
    if (tally === undefined) {
      const place = fields.indexOf(field) * rejectCodes.length + rejectCodes.indexOf(code);
      tally = { code, field, place, count: 0, rows: [], examples: [] };
      byCode.set(code, tally);
      tallies.push(tally);
    }
    return tally;
  }

  return {
    add(problem, rowIndex) {
      const tally = tallyOf(problem);
      tally.count += 1;
      if (rowIndex !== null && rowIndex > after && tally.rows.length < applyOptions.failureRows)
        tally.rows.push(rowIndex);
      if (tally.examples.length < applyOptions.failureExamples) {
        const example = problem.raw.slice(0, applyOptions.exampleCharacters);
        if (!tally.examples.includes(example)) tally.examples.push(example);
      }
    },
    counts: () =>
      tallies
        .toSorted((a, b) => b.count - a.count || a.place - b.place)
        .map(({ code, field, count, rows, examples }) => ({ code, field, count, rows, examples })),
  };
}
