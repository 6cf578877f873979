import { matchOptions } from '../../model/options/matchingOptions.ts';

/** Gains of giving a column to a field, row by row; 0 or less means never. */
export interface GainMatrix {
  readonly columnCount: number;
  readonly fieldCount: number;
  /** `gains[column * fieldCount + field]`. */
  readonly gains: Float64Array;
}

/**
 * Gives each column at most one field and each field at most one column so that the sum of gains is greatest
 * (Hungarian method, after Kuhn and Munkres). Where that would take too long, the greatest gain is taken again and again.
 *
 * @returns One entry a column: its field or -1.
 */
export function assign(matrix: GainMatrix): Int32Array {
  const { columnCount, fieldCount, gains } = matrix;
  const columns: number[] = [];
  for (let c = 0; c < columnCount; c += 1) {
    for (let f = 0; f < fieldCount; f += 1) {
      if ((gains[c * fieldCount + f] ?? 0) > 0) {
        columns.push(c);
        break;
      }
    }
  }
  const fields: number[] = [];
  for (let f = 0; f < fieldCount; f += 1) {
    if (columns.some((c) => (gains[c * fieldCount + f] ?? 0) > 0)) fields.push(f);
  }
  const result = new Int32Array(columnCount).fill(-1);
  if (columns.length === 0) return result;
  const gainAt = (c: number, f: number) =>
    Math.max(0, gains[(columns[c] ?? 0) * fieldCount + (fields[f] ?? 0)] ?? 0);
  const put = (c: number, f: number) => {
    if (gainAt(c, f) > 0) result[columns[c] ?? 0] = fields[f] ?? -1;
  };
  const fewer = Math.min(columns.length, fields.length);
  const more = Math.max(columns.length, fields.length);
  if (fewer * fewer * more > matchOptions.assignmentSteps) {
    greedily(columns.length, fields.length, { gainAt, put });
  } else if (fields.length <= columns.length) {
    const chosen = hungarian(fields.length, columns.length, (f, c) => -gainAt(c, f));
    for (let f = 0; f < chosen.length; f += 1) put(chosen[f] ?? 0, f);
  } else {
    const chosen = hungarian(columns.length, fields.length, (c, f) => -gainAt(c, f));
    for (let c = 0; c < chosen.length; c += 1) put(c, chosen[c] ?? 0);
  }
  return result;
}

/** What every proposal has to be worth before it may push another aside. */
const leastGain = 0.02;

/**
 * Gives each column at most one field so that the sum of confidences is greatest, and drops what stays below the floor. An
 * unlikely pair counts too: where two columns want one field, the one that has another to go to gives way.
 *
 * @returns One entry a column: its field or -1.
 */
export function likeliestFields(
  { columnCount, fieldCount, gains: confidences }: GainMatrix,
  floor: number,
): Int32Array {
  const gains = confidences.map((confidence) => Math.max(0, confidence - leastGain));
  return assign({ columnCount, fieldCount, gains }).map((f, c) =>
    f >= 0 && (confidences[c * fieldCount + f] ?? 0) >= floor ? f : -1,
  );
}

/** Least total cost with one place a row; `rows <= places`. Potentials and shortest augmenting paths, rows squared times places. */
function hungarian(rows: number, places: number, cost: (row: number, place: number) => number): Int32Array {
  const rowPotential = new Float64Array(rows + 1);
  const placePotential = new Float64Array(places + 1);
  /** Row at each place, from 1; 0 is free. */
  const rowAt = new Int32Array(places + 1);
  const cameFrom = new Int32Array(places + 1);
  const least = new Float64Array(places + 1);
  const visited = new Uint8Array(places + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowAt[0] = row;
    let place = 0;
    least.fill(Number.POSITIVE_INFINITY);
    visited.fill(0);
    do {
      visited[place] = 1;
      const here = rowAt[place] ?? 0;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= places; j += 1) {
        if (visited[j] === 1) continue;
        const reduced = cost(here - 1, j - 1) - (rowPotential[here] ?? 0) - (placePotential[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          cameFrom[j] = place;
        }
        if ((least[j] ?? 0) < step) {
          step = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= places; j += 1) {
        if (visited[j] === 1) {
          const row = rowAt[j] ?? 0;
          rowPotential[row] = (rowPotential[row] ?? 0) + step;
          placePotential[j] = (placePotential[j] ?? 0) - step;
        } else least[j] = (least[j] ?? 0) - step;
      }
      place = next;
    } while (rowAt[place] !== 0);
    do {
      const before = cameFrom[place] ?? 0;
      rowAt[place] = rowAt[before] ?? 0;
      place = before;
    } while (place !== 0);
  }
  const chosen = new Int32Array(rows);
  for (let j = 1; j <= places; j += 1) {
    const row = rowAt[j] ?? 0;
    if (row > 0) chosen[row - 1] = j - 1;
  }
  return chosen;
}

function greedily(
  columns: number,
  fields: number,
  { gainAt, put }: { gainAt: (c: number, f: number) => number; put: (c: number, f: number) => void },
): void {
  const cells: { readonly c: number; readonly f: number; readonly gain: number }[] = [];
  for (let c = 0; c < columns; c += 1) {
    for (let f = 0; f < fields; f += 1) {
      const gain = gainAt(c, f);
      if (gain > 0) cells.push({ c, f, gain });
    }
  }
  cells.sort((a, b) => b.gain - a.gain || a.c - b.c || a.f - b.f);
  const columnTaken = new Uint8Array(columns);
  const fieldTaken = new Uint8Array(fields);
  for (const { c, f } of cells) {
    if (columnTaken[c] === 1 || fieldTaken[f] === 1) continue;
    columnTaken[c] = 1;
    fieldTaken[f] = 1;
    put(c, f);
  }
}
