import { type KeyPart, keyTally } from '../dedupe/keyTally.ts';
import { rowKey } from '../dedupe/rowKey.ts';
import type { FailureCount, RunCounts } from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { changeFold, type ChangePart, changeTally, type ChangeTrace } from './changeTally.ts';
import { failureFold, failureTally } from './failureTally.ts';
import { qualityScore } from './qualityScore.ts';
import type { PartFold, RowTally } from '../model/rowTally.ts';
import type { CompiledRules } from './rules/compileRules.ts';
import { ruleFold } from './rules/ruleFold.ts';
import { type RulePart, ruleTally } from './rules/ruleTally.ts';

/** What was counted over one part of a table: plain data, which goes between threads. */
export interface RunPart {
  readonly rowsIn: number;
  readonly rowsRejected: number;
  readonly failures: readonly FailureCount[];
  readonly changes: readonly ChangePart[];
  /** Of the rows, where a key was given; for `ExactKeys`, not for `runFold`. */
  readonly keys?: KeyPart;
  readonly rules: RulePart;
}

/** What is counted, as plain data too; each thread makes its own tallies from it. */
export interface TallyPlan {
  readonly schema: TargetSchema;
  /** Failing rows are named from behind this data row on; left out: from the first on. */
  readonly failedAfter?: number;
  /** Fields by which rows are told that stand more than once; left out: they are not looked for. */
  readonly key?: readonly string[];
  /** The last day that is not in the future, as ISO text; left out: nothing is. */
  readonly lastDay?: string;
}

/** The tallies of a part, with what `applyRow` is to tell them besides the row. */
export interface RunTallies extends RowTally<RunPart> {
  readonly trace: ChangeTrace;
}

/**
 * Everything that is counted over the rows of a part; a new tally is joined here.
 *
 * @param rules Those of the mapping that is applied to them.
 */
export function runTallies({ schema, failedAfter, key }: TallyPlan, rules: CompiledRules): RunTallies {
  const failures = failureTally(failedAfter);
  const changes = changeTally(schema.fields.length);
  const keys = key === undefined ? undefined : keyTally(rowKey(schema, key, schema.duplicates?.forms));
  const ruled = ruleTally(rules, failedAfter);
  let rowsIn = 0;
  let rowsRejected = 0;
  return {
    trace: changes.trace,
    add(row) {
      rowsIn += 1;
      changes.add(row);
      keys?.add(row);
      ruled.add(row);
      if (row.problems.length > 0) {
        rowsRejected += 1;
        failures.add(row);
      }
    },
    part: () => ({
      rowsIn,
      rowsRejected,
      failures: failures.part(),
      changes: changes.part(),
      ...(keys === undefined ? {} : { keys: keys.part() }),
      rules: ruled.part(),
    }),
  };
}

/** The counts of a run from those of its parts: one part or twenty give the same. */
export function runFold({ schema, failedAfter }: TallyPlan): PartFold<RunPart, RunCounts> {
  const names = schema.fields.map((field) => field.name);
  const failures = failureFold(names);
  const changes = changeFold(names);
  const ruled = ruleFold(schema, failedAfter);
  let rowsIn = 0;
  let rowsRejected = 0;
  return {
    add(part) {
      rowsIn += part.rowsIn;
      rowsRejected += part.rowsRejected;
      failures.add(part.failures);
      changes.add(part.changes);
      ruled.add(part.rules);
    },
    counts() {
      const { rules, faults } = ruled.counts();
      const quality = qualityScore(schema, faults, { rules });
      return {
        rowsIn,
        rowsOut: rowsIn - rowsRejected,
        rowsRejected,
        failures: failures.counts(),
        ...(schema.expectations === undefined ? {} : { rules }),
        changes: changes.counts(),
        ...(quality === undefined ? {} : { quality }),
      };
    },
  };
}
