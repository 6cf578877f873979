import { type AskDesk, useAsk } from './askDesk.ts';

/** Where the browser keeps it: in this tab, until it is closed; a reload leaves it there. */
const place = 'mapwright.ask';
/** Steps that are kept; nobody goes further back. */
const keptSteps = 50;

type Thread = Pick<AskDesk, 'steps' | 'at'>;

/** Keeps the questions of this tab over a reload of the page, from now on; begins with what was kept before. */
export function keepThread(): void {
  const kept = keptThread();
  if (kept !== null && useAsk.getState().steps.length === 0) useAsk.setState(kept);
  useAsk.subscribe(({ steps, at }, before) => {
    if (steps === before.steps && at === before.at) return;
    const cut = Math.max(0, steps.length - keptSteps);
    try {
      sessionStorage.setItem(place, JSON.stringify({ steps: steps.slice(cut), at: at - cut }));
    } catch {
      // Too much for the browser: an older thread would be taken for this one.
      sessionStorage.removeItem(place);
    }
  });
}

/** `null` where nothing is kept, or what is kept is no thread of this version; what does not fit a query is told when it is run. */
function keptThread(): Thread | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<Thread> | null;
    if (kept === null || !Array.isArray(kept.steps) || typeof kept.at !== 'number') return null;
    const { steps, at } = kept as Thread;
    return steps.every((step) => Array.isArray(step.query.where)) && at < steps.length ? { steps, at } : null;
  } catch {
    // Of another version of the page.
    return null;
  }
}
