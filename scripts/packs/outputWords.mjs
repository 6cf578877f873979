/**
 * How a derived field of a pack comes about.
 *
 * @param {{ kind: string } & Record<string, any>} derive
 * @returns {string} Markdown; field names stand in code marks.
 */
export function derivationWords(derive) {
  switch (derive.kind) {
    case 'daysBetween':
      return `days from ${code(derive.from)} to ${code(derive.to)}`;
    case 'ageAt':
      return `full years from ${code(derive.birth)} to ${code(derive.at)}`;
    case 'difference':
      return [derive.of, ...derive.less].map(code).join(' − ');
    case 'ratio':
      return `${code(derive.of)} ÷ ${code(derive.to)}, to ${derive.decimals ?? 4} places`;
    case 'band':
      return `bands of ${code(derive.of)}: ${derive.bands.map(({ label }) => label).join(', ')}`;
    case 'codeGroup':
      return `groups of ${code(derive.of)}: ${derive.groups.map(({ label, codes }) => `${label} (${codes.join(', ')})`).join(', ')}; else ${derive.otherwise ?? 'missing'}`;
    case 'score':
      return `points: ${derive.points.map(({ points, reason }) => `${reason} (${points < 0 ? '' : '+'}${points})`).join(', ')}`;
    case 'scoreReasons':
      return `the reasons of ${code(derive.of)} with their points`;
    case 'datePart':
      return `${dateParts[derive.part]} of ${code(derive.of)}`;
    default:
      throw new Error(`No words for derived fields of the kind ${derive.kind}`);
  }
}

const dateParts = { year: 'year', month: 'month', quarter: 'quarter', yearMonth: 'year and month' };

/**
 * The files that runs of a pack write beside the cleaned rows.
 *
 * @param {{ parquet?: true, partition?: any, aggregates?: readonly any[], keepSource?: true }} output
 * @returns {readonly string[]} Markdown, one a file.
 */
export function outputWords({ parquet, partition, aggregates = [], keepSource }) {
  const table =
    partition !== undefined
      ? [`Parquet, in folders by ${partition.by.join(' and ')} of ${code(partition.field)}`]
      : parquet === true
        ? ['Parquet, one file']
        : [];
  const copy = keepSource === true ? ['A packed copy of the source (gzip)'] : [];
  return [...table, ...aggregates.map(aggregateWords), ...copy];
}

function aggregateWords({ name, title, by, measures }) {
  const told = measures.map((one) =>
    one.field === undefined ? code(one.name) : `${code(one.name)} (${one.of} of ${code(one.field)})`,
  );
  const rows = by.length === 0 ? 'one row for all' : `a row for each ${by.map(code).join(' and ')}`;
  return `${title} (\`aggregates.${name}.csv\`): ${rows}, with ${told.join(', ')}`;
}

function code(name) {
  return `\`${name}\``;
}
