import { contextOptions, matchOptions } from '../model/options/matchingOptions.ts';
import type { Remembered } from './memory/memory.ts';
import type { ScoredCells } from './judge/scoreCells.ts';

/** What is remembered of each column, in the order of the cells; `null` for nothing. */
type Memories = readonly (Remembered | null)[];

/**
 * Adds what was approved before to the log-odds of the cells, before these are turned into confidences. A header that means
 * nothing by itself is looked at for the field that it was approved for.
 */
export function withMemory(cells: ScoredCells, memories: Memories): ScoredCells {
  const { fields, scores } = cells;
  const numberOf = numbersOf(fields);
  const likely = new Set(cells.likely);
  memories.forEach((known, c) => {
    const f = known?.field === null || known === null ? undefined : numberOf.get(known.field);
    if (known === null || f === undefined) return;
    const at = c * fields.length + f;
    if (!likely.has(at)) scores[at] = contextOptions.unspoken;
    likely.add(at);
    const sure = Math.min(1, known.certainty / matchOptions.sameHeader);
    scores[at] = (scores[at] ?? 0) + sure * matchOptions.memoryLogOdds;
  });
  return { ...cells, likely: Int32Array.from(likely).sort() };
}

/**
 * Holds confidences to what persons have decided: a layout that was approved is as it was approved, refused fields and headers
 * that were left out are unlikely, approvals that contradict each other make nothing sure.
 */
export function holdToMemory(
  { fields }: Pick<ScoredCells, 'fields'>,
  confidences: Float64Array,
  memories: Memories,
): void {
  const width = fields.length;
  const numberOf = numbersOf(fields);
  memories.forEach((known, c) => {
    if (known === null) return;
    const f = known.field === null ? undefined : numberOf.get(known.field);
    const atMost = (g: number | undefined, most: number): void => {
      if (g !== undefined) confidences[c * width + g] = Math.min(confidences[c * width + g] ?? 0, most);
    };
    if (known.sameLayout) {
      for (let g = 0; g < width; g += 1) {
        if (g === f) confidences[c * width + g] = matchOptions.sameLayout;
        else atMost(g, 1 - matchOptions.sameLayout);
      }
      return;
    }
    for (const refused of known.refused) atMost(numberOf.get(refused), matchOptions.refused);
    if (known.field === null) {
      for (let g = 0; g < width; g += 1) atMost(g, 1 - known.certainty * matchOptions.setAside);
    }
    if (f === undefined) return;
    if (known.otherwise !== null) atMost(f, known.certainty);
    // Below one half the values speak against what the header meant elsewhere, and a person should look.
    const at = c * width + f;
    if ((confidences[at] ?? 0) >= 0.5) confidences[at] = Math.max(confidences[at] ?? 0, known.certainty);
  });
}

function numbersOf(fields: ScoredCells['fields']): ReadonlyMap<string, number> {
  return new Map(fields.map((card, f) => [card.field.name, f]));
}
