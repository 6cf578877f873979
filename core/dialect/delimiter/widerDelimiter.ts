import { type Sample, type Trial, type TrialDialect, trialSplit } from './trialSplit.ts';

/** Characters that stand beside another one as a part of the delimiter. Those of values (`$`, `%`, `#`) are not among them. */
const companions = ['\\', '|', '~', '^', ';'] as const;
/** Characters a delimiter may have; longer ones were not seen. */
const longest = 4;

/**
 * A delimiter with what stands beside it every time, as `\|` where a backslash ends each cell but the last. Only where
 * records have three cells or more, since one column may well begin alike everywhere, and where they stay as they are.
 */
export function widerDelimiter(
  sample: Sample,
  {
    dialect,
    trial,
    width,
  }: { readonly dialect: TrialDialect; readonly trial: Trial; readonly width: number },
): TrialDialect {
  if (width < 3 || dialect.delimiterRuns === true || dialect.delimiter.length >= longest) return dialect;
  const { records } = trial;
  for (const mark of companions) {
    const ends = records.every(
      (cells) =>
        cells.slice(0, -1).every((cell) => cell.endsWith(mark)) && cells.at(-1)?.endsWith(mark) !== true,
    );
    const begins = records.every(
      (cells) => cells.slice(1).every((cell) => cell.startsWith(mark)) && cells[0]?.startsWith(mark) !== true,
    );
    if (!ends && !begins) continue;
    const wider = {
      ...dialect,
      delimiter: ends ? mark + dialect.delimiter : dialect.delimiter + mark,
    };
    const again = trialSplit(sample, wider);
    if (again.records.every((cells, i) => cells.length === records[i]?.length))
      return widerDelimiter(sample, { dialect: wider, trial: again, width });
  }
  return dialect;
}
