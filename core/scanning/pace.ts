import { scanOptions } from '../model/options/scanOptions.ts';

/** How fast documents are being searched. */
export interface Pace {
  /** So many documents are counted by now, in milliseconds. */
  note(documents: number, nowMs: number): void;
  /** Documents a second over the last while; `null` before that can be told. */
  perSecond(): number | null;
}

export function createPace(): Pace {
  const noted: { readonly documents: number; readonly atMs: number }[] = [];
  return {
    note(documents, atMs) {
      noted.push({ documents, atMs });
      // One that is older is kept, so that the span is never shorter than it may be.
      while ((noted[1]?.atMs ?? atMs) < atMs - scanOptions.paceMs) noted.shift();
    },
    perSecond() {
      const [first] = noted;
      const last = noted.at(-1);
      if (first === undefined || last === undefined) return null;
      const spanMs = last.atMs - first.atMs;
      if (spanMs < scanOptions.firstPaceMs) return null;
      return ((last.documents - first.documents) * 1_000) / spanMs;
    },
  };
}
