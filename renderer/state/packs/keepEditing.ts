import { type PackEditing, setPacks, usePacks } from './packState.ts';

/** Where the browser keeps it: in this tab, until it is closed; a reload and a new link leave it there. */
const place = 'mapwright.packs';
/** Steps of undo that are kept with it; all of them could be too much for the browser. */
const keptSteps = 10;
/** Quiet after the last change, in milliseconds. */
const keepAfterMs = 300;

/** Keeps packs that are being changed over a reload of the page, from now on; begins with what was kept before. */
export function keepEditing(): void {
  restore();
  let timer: ReturnType<typeof setTimeout> | undefined;
  usePacks.subscribe((state, before) => {
    if (state.editing === before.editing && state.parked === before.parked) return;
    clearTimeout(timer);
    timer = setTimeout(keep, keepAfterMs);
  });
  window.addEventListener('pagehide', keep);
}

function keep(): void {
  const { editing, parked } = usePacks.getState();
  const kept = [...(editing === null ? [] : [editing]), ...parked.values()].map(lighter);
  try {
    if (kept.length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Too much for the browser: what was kept before is older, and would take back what was changed since.
    sessionStorage.removeItem(place);
  }
}

function lighter(editing: PackEditing): PackEditing {
  const { history } = editing;
  return {
    ...editing,
    check: null,
    history: { ...history, past: history.past.slice(-keptSteps), future: [] },
  };
}

/** All of them wait; the one that the address names is gone on with, and checked, when its view is drawn. */
function restore(): void {
  const text = sessionStorage.getItem(place);
  if (text === null) return;
  try {
    const kept = JSON.parse(text) as readonly PackEditing[];
    setPacks({ parked: new Map(kept.map((one) => [one.packId, one])) });
  } catch {
    // Of another version of the page, so nothing can be made of it.
    sessionStorage.removeItem(place);
  }
}
