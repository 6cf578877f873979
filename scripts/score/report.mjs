import { changeOf } from './change.mjs';
import { byHand } from './committed.mjs';
import { goalText, goals, isReached } from './goals.mjs';

/**
 * Figures as a table for the eye: each with the last committed one and the difference, drops marked, and the goals last.
 *
 * @param {{figures: object[], skipped: object[]}} result
 * @param {ReadonlyMap<string, number | null>} last by `bench figure`
 */
export function textReport({ figures, skipped }, last) {
  const rows = figures.map((row) => {
    const { last: before, by, isDrop } = changeOf(row, last);
    const change = by === undefined ? (before === undefined ? 'new' : '') : signed(by);
    return [
      row.bench,
      row.figure,
      shown(row.value),
      shown(before),
      change,
      isDrop ? 'DROP' : '',
      String(row.n),
    ];
  });
  const drops = rows.filter((row) => row[5] !== '').length;
  const reached = goalRows(figures).map((row) => row.slice(0, 6));
  return [
    ...aligned([['bench', 'figure', 'value', 'last', 'change', '', 'n'], ...rows]),
    ...(reached.length === 0
      ? []
      : ['', ...aligned([['goal of', 'figure', 'value', 'goal', 'best others', ''], ...reached])]),
    ...skipped.map(({ bench, why }) => `${bench} skipped: ${why}`),
    drops === 0 ? 'No figure dropped.' : `${drops} ${drops === 1 ? 'figure' : 'figures'} dropped.`,
  ].join('\n');
}

/**
 * The committed table: goals, what people wrote about those not reached, a table a bench, how the runs ended and what
 * was left out.
 *
 * @param {{figures: object[], skipped: object[], runs: object[]}} result
 * @param {{origin: string, written: string}} told the commit that was measured, and the part written by hand
 */
export function markdownReport({ figures, skipped, runs }, { origin, written }) {
  const benches = [...new Set(figures.map(({ bench }) => bench))];
  const sections = benches.map((bench) => {
    const rows = figures
      .filter((row) => row.bench === bench)
      .map(({ figure, value, n }) => `| ${figure} | ${shown(value)} | ${n} |`);
    return `## ${bench}\n\n| figure | value | n |\n| --- | ---: | ---: |\n${rows.join('\n')}\n`;
  });
  const ends = runs.map(
    ({ bench, inputs, error, timeout, crash }) =>
      `| ${bench} | ${inputs} | ${error} | ${timeout} | ${crash} |`,
  );
  const left = skipped.map(({ bench, why }) => `- ${bench}: ${why}.`);
  return [
    '# Scores\n',
    `Quality on labelled corpora, measured by \`npm run score\` ${origin}. Figures are in percent unless they are named f1, p or r (0 to 1), pollock (0 to 10), fatal, files, given or wrong (counts), ms or maxRSS (MB), and in \`matching\` all are shares; what each means is defined by the scorers that come with the corpora. An input without an answer counts as wrong. Times are those of a shared machine.\n`,
    '## Goals\n',
    'Others were measured on the same inputs.\n',
    '| bench | figure | value | goal | best others | |\n| --- | --- | ---: | ---: | --- | --- |',
    `${goalRows(figures)
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n')}\n`,
    `## ${byHand}\n`,
    `${written === '' ? 'Nothing was written here yet.' : written}\n`,
    ...sections,
    '## Runs\n',
    'Errors are refusals with a code and a remedy.\n',
    '| bench | inputs | errors | timeouts | crashes |\n| --- | ---: | ---: | ---: | ---: |',
    `${ends.join('\n')}\n`,
    ...(left.length === 0 ? [] : ['## Left out\n', `${left.join('\n')}\n`]),
  ].join('\n');
}

function goalRows(figures) {
  return goals.flatMap((goal) => {
    const row = figures.find(({ bench, figure }) => bench === goal.bench && figure === goal.figure);
    if (row === undefined) return [];
    const state = isReached(goal, row.value) ? 'reached' : '**not reached**';
    return [[goal.bench, goal.figure, shown(row.value), goalText(goal), goal.others, state]];
  });
}

function aligned(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

function signed(by) {
  return by > 0 ? `+${by}` : String(by);
}

function shown(value) {
  return value === null || value === undefined ? '-' : String(value);
}
