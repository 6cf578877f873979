/** Figures as a table for the eye. */
export function textReport({ figures, skipped }) {
  const rows = figures.map(({ bench, figure, value, n }) => [bench, figure, String(value ?? '-'), String(n)]);
  const table = [['bench', 'figure', 'value', 'n'], ...rows];
  const widths = [0, 1, 2, 3].map((index) => Math.max(...table.map((row) => row[index].length)));
  const lines = table.map(([bench, figure, value, n]) =>
    [
      bench.padEnd(widths[0]),
      figure.padEnd(widths[1]),
      value.padStart(widths[2]),
      n.padStart(widths[3]),
    ].join('  '),
  );
  return [...lines, ...skipped.map(({ bench, why }) => `${bench} skipped: ${why}`)].join('\n');
}

/** Figures as a document: a table a bench, then how the runs ended and what was left out. */
export function markdownReport({ figures, skipped, runs }, origin) {
  const benches = [...new Set(figures.map(({ bench }) => bench))];
  const sections = benches.map((bench) => {
    const rows = figures
      .filter((row) => row.bench === bench)
      .map(({ figure, value, n }) => `| ${figure} | ${value ?? '-'} | ${n} |`);
    return `## ${bench}\n\n| figure | value | n |\n| --- | ---: | ---: |\n${rows.join('\n')}\n`;
  });
  const ends = runs.map(
    ({ bench, inputs, error, timeout, crash }) =>
      `| ${bench} | ${inputs} | ${error} | ${timeout} | ${crash} |`,
  );
  const left = skipped.map(({ bench, why }) => `- ${bench}: ${why}.`);
  return [
    '# Scores\n',
    `Quality on labelled corpora, measured by \`npm run score\` ${origin}. Figures are in percent unless they are named f1, p or r (0 to 1), pollock (0 to 10), fatal, files or given (counts), ms or maxRSS (MB), and in \`matching\` all are shares; what each means is defined by the scorers that come with the corpora. An input without an answer counts as wrong. Times are those of a shared machine.\n`,
    ...sections,
    '## Runs\n',
    'Errors are refusals with a code and a remedy.\n',
    '| bench | inputs | errors | timeouts | crashes |\n| --- | ---: | ---: | ---: | ---: |',
    `${ends.join('\n')}\n`,
    ...(left.length === 0 ? [] : ['## Left out\n', `${left.join('\n')}\n`]),
  ].join('\n');
}
