import { applyOptions } from '../model/options/runningOptions.ts';
import type { FieldChanges } from '../model/run.ts';
import type { TransformKind } from '../model/transform.ts';
import type { PartFold, RowTally } from '../model/rowTally.ts';

/** What can change a value: a step of the mapping, or the field's own type behind them all, which also drops words for "no value". */
export type ChangingKind = TransformKind | 'fieldType';

/** What became of the fields of one row; `applyRow` writes it anew for each row, so that a row allocates none. */
export interface ChangeTrace {
  /** One a field: the text in the source, joined where columns are joined. Holds for fields with an entry in `by`. */
  readonly before: string[];
  /** One a field: the first step that gave another value than it got; `null` where none did. */
  readonly by: (ChangingKind | null)[];
}

/** What one part of a run's rows says of a field; plain data, so that parts cross threads. */
export interface ChangePart {
  /** Among the schema's fields. */
  readonly place: number;
  readonly changed: number;
  readonly steps: readonly { readonly kind: ChangingKind; readonly count: number }[];
  readonly examples: FieldChanges['examples'];
}

/** Counts whose values a mapping writes otherwise than the source has them. Memory is bounded by the fields, not by the rows. */
export interface ChangeTally extends RowTally<readonly ChangePart[]> {
  /** To be handed to `applyRow`, whose row is added right behind. */
  readonly trace: ChangeTrace;
}

/** @param fieldCount Of the schema. */
export function changeTally(fieldCount: number): ChangeTally {
  const trace: ChangeTrace = {
    before: Array.from({ length: fieldCount }, () => ''),
    by: Array.from({ length: fieldCount }, () => null),
  };
  const tallies = trace.by.map(() => emptyTally());
  return {
    trace,
    add({ values, problems }) {
      // A row that does not go out is written as it was, to the rejects.
      if (problems.length > 0) return;
      for (let i = 0; i < tallies.length; i += 1) {
        const by = trace.by[i];
        if (by === null || by === undefined) continue;
        const before = trace.before[i] ?? '';
        const after = values[i] ?? '';
        const tally = tallies[i];
        if (before === after || tally === undefined) continue;
        tally.changed += 1;
        tally.steps.set(by, (tally.steps.get(by) ?? 0) + 1);
        if (tally.examples.length < applyOptions.failureExamples) addExample(tally, { before, after });
      }
    },
    part: () =>
      tallies.flatMap(({ changed, steps, examples }, place) =>
        changed === 0
          ? []
          : [{ place, changed, steps: [...steps].map(([kind, count]) => ({ kind, count })), examples }],
      ),
  };
}

/**
 * The changes of a whole run from those of its parts, which come in the order of their rows; one part or many give the same.
 *
 * @param fields Names in the order of the schema; fields whose values all stand as they were are left out.
 */
export function changeFold(
  fields: readonly string[],
): PartFold<readonly ChangePart[], readonly FieldChanges[]> {
  const tallies = fields.map(() => emptyTally());
  return {
    add(part) {
      for (const { place, changed, steps, examples } of part) {
        const tally = tallies[place];
        if (tally === undefined) continue;
        tally.changed += changed;
        for (const { kind, count } of steps) tally.steps.set(kind, (tally.steps.get(kind) ?? 0) + count);
        for (const example of examples) addExample(tally, example);
      }
    },
    counts: () =>
      tallies.flatMap(({ changed, steps, examples }, place) => {
        const field = fields[place];
        if (changed === 0 || field === undefined) return [];
        const counted = [...steps].map(([kind, count]) => ({ kind, count }));
        const sorted = counted.toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
        return [{ field, changed, steps: sorted, examples }];
      }),
  };
}

interface Tally {
  changed: number;
  readonly steps: Map<ChangingKind, number>;
  readonly examples: { readonly before: string; readonly after: string }[];
}

function emptyTally(): Tally {
  return { changed: 0, steps: new Map(), examples: [] };
}

function addExample({ examples }: Tally, example: FieldChanges['examples'][number]): void {
  if (examples.length >= applyOptions.failureExamples) return;
  const before = example.before.slice(0, applyOptions.exampleCharacters);
  const after = example.after.slice(0, applyOptions.exampleCharacters);
  if (!examples.some((one) => one.before === before && one.after === after)) examples.push({ before, after });
}
