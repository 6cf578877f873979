import { readFileSync } from 'node:fs';
import { allowedValues } from '../../../../core/match/lists/matchValues.ts';

/** Spellings that senders write for the values of one list, labelled by hand; `null` for one that means none of them. */
interface ValueMap {
  readonly id: string;
  /** `tuned`: looked at while rules were made. `kept`: written at the same time, never looked at. `fresh`: written when the rules were done. */
  readonly part: 'tuned' | 'kept' | 'fresh';
  readonly allowed: readonly string[];
  readonly values: readonly (readonly [string, string | null])[];
}

export interface ValueScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Spellings that mean a value. */
  readonly n: number;
}

const maps = JSON.parse(
  readFileSync(new URL('valueMaps.json', import.meta.url), 'utf8'),
) as readonly ValueMap[];

/** How well spellings are read as values of their lists, over all maps of a part. */
export function valueScore(part: ValueMap['part']): ValueScore {
  let given = 0;
  let right = 0;
  let n = 0;
  for (const { allowed, values } of maps.filter((map) => map.part === part)) {
    const list = allowedValues(allowed);
    for (const [spelling, wanted] of values) {
      const read = list.read(spelling);
      if (read !== undefined) given += 1;
      if (wanted !== null) n += 1;
      if (read !== undefined && read === wanted) right += 1;
    }
  }
  return { precision: right / given, recall: right / n, f1: (2 * right) / (given + n), n };
}
