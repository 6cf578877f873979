import type { Run, RunEntry } from '../../../core/contract/views.ts';

/** An entry of the list as its run is by now. */
export function liveEntry(entry: RunEntry, run: Run): RunEntry {
  return {
    ...entry,
    state: run.state,
    durationMs: run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt),
    rowsIn: run.counts?.rowsIn ?? null,
    rowsRejected: run.counts?.rowsRejected ?? null,
    quality: run.counts?.quality?.overall ?? null,
  };
}
