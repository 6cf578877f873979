import { execFileSync } from 'node:child_process';
import type { Figure, Figures } from './figures.ts';
import { leadsWorkbookInput } from './files/leadsWorkbook.ts';

interface StagesAnswer {
  readonly sheets: number;
  readonly rows: number;
  readonly wall: number;
  readonly peaks: { readonly host: number; readonly engine: number };
  readonly stages: readonly {
    readonly name: string;
    /** Seconds of CPU, by process and thread. */
    readonly cpu: Readonly<Record<'main' | 'store' | 'rest' | 'engine', number>>;
    readonly stallMs: number;
  }[];
}

/** Two sizes, so that what grows with the rows is told from what does not. */
const sizes = [20_000, 100_000] as const;

const parts = [
  ['main', 'host, main thread'],
  ['store', 'host, threads of the store'],
  ['rest', 'host, compiling and collecting'],
  ['engine', 'engine'],
] as const;

/** A workbook of ten unknown layouts into Leads, stage by stage. */
export const figures: Figures = {
  title: 'Ten worksheets of leads, stage by stage',
  about:
    'CPU time from the drop of a workbook whose sheets nobody has seen before to leads with their likely duplicates, by process and thread: all ten sheets are read, then proposed for, then approved and run, and loaded. Loads begin while runs are under way. The last figures are wall time, memory at its peak, and how long the host let nobody have a turn.',
  inputs: sizes.map(leadsWorkbookInput),
  measure: (paths) =>
    Promise.resolve(
      paths.flatMap((path, at) => {
        const printed = execFileSync(process.execPath, ['tests/bench/peers/leadStages.mjs', path]);
        return figuresOf(sizes[at] ?? 0, JSON.parse(printed.toString('utf8')) as StagesAnswer);
      }),
    ),
};

function figuresOf(size: number, { sheets, rows, wall, peaks, stages }: StagesAnswer): readonly Figure[] {
  if (sheets !== 10 || rows !== size) throw new Error(`${rows} rows of ${sheets} sheets were loaded.`);
  const of = `${size.toLocaleString('en')}:`;
  const cpu = stages.flatMap((stage) =>
    parts.map(([part, label]) => ({
      name: `${of} ${stage.name}, ${label}`,
      value: stage.cpu[part],
      unit: 's',
    })),
  );
  const shown = cpu.filter(({ value }) => value >= 0.05);
  return [
    ...shown,
    { name: `${of} all CPU`, value: cpu.reduce((sum, { value }) => sum + value, 0), unit: 's' },
    { name: `${of} wall time`, value: wall, unit: 's', ...(size === 100_000 ? { goal: 20 } : {}) },
    { name: `${of} peak of the host`, value: peaks.host, unit: 'MB' },
    { name: `${of} peak of the engine`, value: peaks.engine, unit: 'MB' },
    {
      name: `${of} longest stall of the host`,
      value: Math.max(...stages.map(({ stallMs }) => stallMs)),
      unit: 'ms',
    },
  ];
}
