import { proposeMapping } from '../../core/match/proposeMapping.ts';
import type { Figure, Figures } from './figures.ts';
import { wideProblem } from './files/wideProblem.ts';

/** Proposals take turns, so that neither is always the one that compiles. */
const repeats = 9;

/** How long a proposal takes on one core, once the code is warm. */
export const figures: Figures = {
  title: 'Proposing a mapping',
  about:
    'CPU time of one proposal on one core, the median of nine, all evidence included; the first of an engine takes about twice as long. Columns and fields are made up, half of them with values.',
  inputs: [],
  async measure() {
    const sizes = [
      { columns: 60, fields: 60, goal: 150 },
      { columns: 180, fields: 736, goal: 1_500 },
      { columns: 500, fields: 3_000 },
    ];
    const measured: Figure[] = [];
    for (const { columns, fields, goal } of sizes) {
      const problem = await wideProblem(columns, fields);
      const times: number[] = [];
      for (let i = 0; i < repeats; i += 1) {
        const before = process.threadCpuUsage();
        proposeMapping(problem);
        const { user, system } = process.threadCpuUsage(before);
        times.push((user + system) / 1000);
      }
      const median = times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
      measured.push({
        name: `${columns} columns x ${fields} fields`,
        value: median,
        unit: 'ms',
        ...(goal === undefined ? {} : { goal }),
      });
    }
    return measured;
  },
};
