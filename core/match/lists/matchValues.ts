import { readValue } from './readValue.ts';
import { type ListSource, valueList } from './valueList.ts';
import type { ValueReading } from './valueReading.ts';

/** Reads cells as values of one list. */
export interface AllowedValues {
  /** The allowed value that a cell means, surely or most likely; `undefined` where none or more than one could be meant. */
  read(cell: string): string | undefined;
  /** The same with how it was found and how sure that is. */
  reading(cell: string): ValueReading;
  /** Share of the cells, by the counts given, that are or mean an allowed value. */
  coverage(values: ReadonlyMap<string, number>): number;
}

/**
 * Lists longer than this are searched for words only once a field has been found for the column: before, each cell would be
 * compared with each value of each list, and the longest list met has thousands.
 */
const deepCoverage = 120;

/** Spellings whose reading is kept for one list; beyond it all are forgotten, so that a schema in use stays small. */
const keptReadings = 5_000;

const preparedLists = new WeakMap<readonly string[] | ListSource, AllowedValues>();

/**
 * Prepares a list of allowed values, once for each field or list it is asked for; readings are kept, since columns of one file
 * share their spellings.
 */
export function allowedValues(source: readonly string[] | ListSource): AllowedValues {
  let values = preparedLists.get(source);
  if (values === undefined) {
    values = prepare(source);
    preparedLists.set(source, values);
  }
  return values;
}

function prepare(source: readonly string[] | ListSource): AllowedValues {
  const lists: ListSource = 'enum' in source ? source : { enum: source };
  const allowed = lists.enum;
  let prepared: ReturnType<typeof valueList> | undefined;
  const known = new Map<string, ValueReading>();
  const quick = new Map<string, boolean>();
  // Most lists of a wide schema are never asked.
  const list = (): ReturnType<typeof valueList> => (prepared ??= valueList(lists));

  function reading(cell: string): ValueReading {
    let found = known.get(cell);
    if (found === undefined) {
      found = readValue(cell, list());
      if (known.size >= keptReadings) known.clear();
      known.set(cell, found);
    }
    return found;
  }

  function isMeant(cell: string): boolean {
    if (allowed.length <= deepCoverage) return reading(cell).index >= 0;
    let found = quick.get(cell);
    if (found === undefined) {
      found = readValue(cell, list(), false).index >= 0;
      if (quick.size >= keptReadings) quick.clear();
      quick.set(cell, found);
    }
    return found;
  }

  return {
    reading,
    read: (cell) => allowed[reading(cell).index],
    coverage(values) {
      let covered = 0;
      let total = 0;
      for (const [value, count] of values) {
        total += count;
        if (isMeant(value)) covered += count;
      }
      return total === 0 ? 0 : covered / total;
    },
  };
}
