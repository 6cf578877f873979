import { applyOptions } from '../model/options/runningOptions.ts';
import type { FailureCount, RowProblem } from '../model/run.ts';
import { rejectCodes } from '../model/transform.ts';
import type { RejectCode } from '../model/transform.ts';
import type { PartFold, RowTally } from '../model/rowTally.ts';

interface Tally {
  readonly code: RejectCode;
  readonly field: string;
  readonly rule?: number;
  count: number;
  readonly rows: number[];
  readonly examples: string[];
}

/**
 * Counts why rows failed, by code and field. Memory is bounded by the number of fields, not of rows.
 *
 * @param after Rows are named from behind this one on (from 0); all are counted. So a list goes on where it ended.
 */
export function failureTally(after = -1): RowTally<readonly FailureCount[]> {
  const tallies = new Tallies();

  function count(problem: RowProblem, rowIndex: number | null): void {
    const tally = tallies.of(problem);
    tally.count += 1;
    if (rowIndex !== null && rowIndex > after && tally.rows.length < applyOptions.failureRows)
      tally.rows.push(rowIndex);
    if (tally.examples.length < applyOptions.failureExamples)
      addExample(tally, problem.raw.slice(0, applyOptions.exampleCharacters));
  }

  return {
    add({ problems, source }) {
      // Records that cannot be read have no number among the data rows.
      const rowIndex = source.unreadable === undefined ? source.rowIndex : null;
      for (let p = 0; p < problems.length; p += 1) {
        const problem = problems[p];
        if (problem !== undefined) count(problem, rowIndex);
      }
    },
    part: () => tallies.list,
  };
}

/**
 * All failures of a table: most frequent first, equals in the order of the fields, then of the catalogue of codes.
 *
 * @param fields Names in the order of the schema.
 */
export function failureFold(
  fields: readonly string[],
): PartFold<readonly FailureCount[], readonly FailureCount[]> {
  const tallies = new Tallies();
  const placeOf = ({ field, code }: Tally): number =>
    fields.indexOf(field) * rejectCodes.length + rejectCodes.indexOf(code);
  const ruleOf = ({ rule = -1 }: Tally): number => rule;
  return {
    add(part) {
      for (const { count, rows, examples, ...problem } of part) {
        const tally = tallies.of(problem);
        tally.count += count;
        tally.rows.push(...rows.slice(0, applyOptions.failureRows - tally.rows.length));
        for (const example of examples)
          if (tally.examples.length < applyOptions.failureExamples) addExample(tally, example);
      }
    },
    counts: () =>
      tallies.list
        .map((tally) => ({ tally, place: placeOf(tally) }))
        .sort(
          (a, b) => b.tally.count - a.tally.count || a.place - b.place || ruleOf(a.tally) - ruleOf(b.tally),
        )
        .map(({ tally }) => tally),
  };
}

/** Found by field and code, and by the rule that a row breaks, in the order of their first sight. */
class Tallies {
  readonly list: Tally[] = [];
  private readonly byField = new Map<string, Map<RejectCode | number, Tally>>();

  of({ field, code, rule }: Pick<RowProblem, 'field' | 'code' | 'rule'>): Tally {
    const reason = rule ?? code;
    let byCode = this.byField.get(field);
    if (byCode === undefined) {
      byCode = new Map();
      this.byField.set(field, byCode);
    }
    let tally = byCode.get(reason);
    if (tally === undefined) {
      tally = { code, field, ...(rule === undefined ? {} : { rule }), count: 0, rows: [], examples: [] };
      byCode.set(reason, tally);
      this.list.push(tally);
    }
    return tally;
  }
}

function addExample({ examples }: Tally, example: string): void {
  if (!examples.includes(example)) examples.push(example);
}
