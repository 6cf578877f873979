import { describe, expect, it } from 'vitest';
import { figuresOf, handWritten } from '../../scripts/score/committed.mjs';
import { markdownReport, textReport } from '../../scripts/score/report.mjs';

const figures = [
  { bench: 'dialect', figure: 'ALL.both', value: 96.5, n: 255 },
  { bench: 'dialect', figure: 'ALL.fail', value: 1, n: 255 },
  { bench: 'dialect', figure: 'ms.p50', value: 40, n: 255 },
  { bench: 'suragh', figure: 'macro.f1', value: 0.375, n: 72 },
];
const result = { figures, skipped: [], runs: [] };
const told = { origin: 'at abc', written: 'Ragged files: 12.\n\n- Tried: padding.' };

describe('the committed table of figures', () => {
  it('gives back the figures that were written into it', () => {
    const read = figuresOf(markdownReport(result, told));
    expect([...read]).toEqual(figures.map(({ bench, figure, value }) => [`${bench} ${figure}`, value]));
  });

  it('keeps what people wrote about goals not reached, run after run', () => {
    const once = markdownReport(result, told);
    const twice = markdownReport(result, { ...told, written: handWritten(once) });
    expect(handWritten(twice)).toBe(told.written);
    expect(twice).toBe(once);
  });

  it('says which goals are reached', () => {
    const text = markdownReport(result, told);
    expect(text).toContain('| dialect | ALL.both | 96.5 | 98.5 | PapaParse 96.9 | **not reached** |');
    expect(text).toContain('| dialect | ALL.fail | 1 | at most 0 | PapaParse 0 | **not reached** |');
  });
});

describe('the report of a run', () => {
  const linesWith = (last: ReadonlyMap<string, number | null>): readonly string[] =>
    textReport(result, last)
      .split('\n')
      .filter((line) => line.includes('DROP'));

  it('marks a figure that is lower than the committed one', () => {
    expect(linesWith(new Map([['dialect ALL.both', 97]]))).toHaveLength(1);
    expect(linesWith(new Map([['dialect ALL.both', 96.5]]))).toEqual([]);
  });

  it('marks failures that are more than they were', () => {
    expect(linesWith(new Map([['dialect ALL.fail', 0]]))).toHaveLength(1);
    expect(linesWith(new Map([['dialect ALL.fail', 2]]))).toEqual([]);
  });

  it('takes no time of a machine for a drop', () => {
    expect(linesWith(new Map([['dialect ms.p50', 10]]))).toEqual([]);
  });
});
