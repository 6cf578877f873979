import type { Kernel } from '../kernel/kernel.ts';
import type { Sign } from '../model/evidence.ts';
import { beginnings } from '../values/cells/missingTokens.ts';
import { learnedShapes } from '../values/cells/quickRead.ts';

/** Number of the kernel's first reading that is learned; `plansFrom` in `core/kernel/assembly/read.ts`. */
const plansFrom = 160;
/** Shapes that each kernel knows. */
const taught = new WeakMap<Kernel, number>();

/** Tells the kernel of the shapes that were learned since the last time, by whichever reading. */
export function teachShapes(kernel: Kernel): void {
  let known = taught.get(kernel);
  if (known === undefined) {
    kernel.bytesAt(kernel.exports.notesAt(), beginnings.length).set(beginnings);
    known = 0;
  }
  if (known === learnedShapes.length) return;
  for (; known < learnedShapes.length; known += 1) {
    const learned = learnedShapes[known];
    if (learned === undefined) continue;
    const { text, reading, number } = learned;
    kernel.exports.addPlan(
      kernel.lend(text),
      text.length,
      reading === null ? -1 : plansFrom + known,
      number && reading !== null ? marksOf(reading.sign) : 0,
    );
  }
  taught.set(kernel, known);
}

/** How the point reads, 8 times how the comma does (0 not, 1 whole, 2 decimal), and 64 for a percent. */
function marksOf({ point, comma, percent }: Sign): number {
  const kinds = { none: 0, whole: 1, decimal: 2 } as const;
  return kinds[point] + 8 * kinds[comma] + (percent ? 64 : 0);
}
