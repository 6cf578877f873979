import type { Run } from '../../../../core/model/run.ts';

/** A run as the one object that programs read; `path` is the file as it was named on the command line, `null` where it was not. */
export function runAnswer(path: string | null, run: Run, outputs: readonly string[]): object {
  const { id, state, packId, mappingId, mappingVersion, counts, quarantine } = run;
  return {
    source: { name: run.fileName, ...(path === null ? {} : { path }) },
    run: { id, state, packId, mappingId, mappingVersion },
    rowsIn: counts?.rowsIn ?? 0,
    rowsOut: counts?.rowsOut ?? 0,
    rowsRejected: counts?.rowsRejected ?? 0,
    failures: counts?.failures ?? [],
    // What an older engine or a pack without rules says nothing of is left out, as in the history.
    ...(counts?.rules === undefined ? {} : { rules: counts.rules }),
    ...(counts?.changes === undefined ? {} : { changes: counts.changes }),
    ...(counts?.duplicates === undefined ? {} : { duplicates: counts.duplicates }),
    ...(counts?.likely === undefined ? {} : { likely: counts.likely }),
    ...(counts?.quality === undefined ? {} : { quality: counts.quality }),
    ...(quarantine === undefined ? {} : { quarantine }),
    outputs: run.outputs.map((output, index) => ({ ...output, path: outputs[index] })),
  };
}
