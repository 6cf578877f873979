import { statSync } from 'node:fs';

/** The section of the report that tells a comparison; its first line is its heading. */
export function comparedSection(bench, comparisons) {
  const several = bench.inputs.length > 1;
  const rows = comparisons.map((comparison) => comparedRow(comparison, several));
  const head = [
    'against',
    ...(several ? ['file'] : []),
    'wall s',
    'CPU s',
    'peak MB',
    'wall ratio',
    'spread',
    'CPU ratio',
    'goal',
  ];
  return [
    `## ${bench.title}`,
    `${bench.about}${inputsText(bench, comparisons)} Medians of ${bench.pairs} pairs: Mapwright / the other.`,
    table([head, ...rows]),
    ...(bench.growth === true ? [growthText(bench, comparisons)] : []),
    ...(bench.peakGoal === undefined ? [] : [peakText(bench, comparisons)]),
    truthText(bench, comparisons),
  ].join('\n\n');
}

function comparedRow({ input, peer, own, other }, several) {
  const ratiosOf = (name) => own.map((run, index) => run[name] / other[index][name]);
  const ratios = ratiosOf('wall');
  const both = (name, digits) =>
    `${shown(middle(own, name), digits)} / ${shown(middle(other, name), digits)}`;
  return [
    peer.name,
    ...(several ? [input.label] : []),
    both('wall', 2),
    both('cpu', 2),
    both('peakMb', 0),
    shown(median(ratios), 2),
    `${shown(Math.min(...ratios), 2)} to ${shown(Math.max(...ratios), 2)}`,
    shown(median(ratiosOf('cpu')), 2),
    goalText(peer),
  ];
}

function goalText({ goal, cpuGoal }) {
  if (goal !== undefined) return `at most ${goal}`;
  return cpuGoal === undefined ? '' : `CPU: at most ${cpuGoal}`;
}

/** Sizes of the inputs; nothing of inputs that only say what to do. */
function inputsText(bench, comparisons) {
  if (comparisons.every(({ path }) => statSync(path).size < 1e6)) return '';
  const sizes = bench.inputs.map(({ label, name }) => {
    const found = comparisons.find(({ input }) => input.name === name);
    return `${bench.inputs.length > 1 ? `${label}: ` : ''}${(statSync(found.path).size / 1e6).toFixed(0)} MB`;
  });
  return ` Input: ${sizes.join(', ')}.`;
}

function growthText(bench, comparisons) {
  const peak = (runs) => middle(runs, 'peakMb');
  const of = (name) => comparisons.filter(({ input }) => input.name === name);
  const [first, last] = [of(bench.inputs[0].name), of(bench.inputs.at(-1).name)];
  const growth = (runs) => `${(100 * (peak(last[0][runs]) / peak(first[0][runs]) - 1)).toFixed(0)} %`;
  return `Peak memory from ${bench.inputs[0].label} to ${bench.inputs.at(-1).label}: Mapwright ${growth('own')}, ${first[0].peer.name} ${growth('other')}.`;
}

function peakText({ inputs, peakGoal }, comparisons) {
  const peaks = inputs.map(({ label, name }) => {
    const runs = comparisons.filter(({ input }) => input.name === name).flatMap(({ own }) => own);
    return `${label} ${shown(middle(runs, 'peakMb'), 0)} MB`;
  });
  return `Peak memory of Mapwright: ${peaks.join(', ')}; at most ${peakGoal} MB is wanted.`;
}

function truthText({ compared }, comparisons) {
  const differences = [...new Set(comparisons.flatMap((one) => one.differences))];
  return differences.length === 0
    ? `Mapwright's answers are those of the generator: ${compared}.`
    : `**Void, as answers are wrong**: ${differences.join('; ')}.`;
}

/** The section that tells figures without a peer. */
export function listedSection({ title, about }, figures) {
  const rows = figures.map(({ name, value, unit, goal }) => [
    name,
    `${shown(value, value < 10 ? 2 : 0)} ${unit}`,
    goal === undefined ? '' : `at most ${goal} ${unit}`,
  ]);
  return [`## ${title}`, about, table([['', 'figure', 'goal'], ...rows])].join('\n\n');
}

/**
 * The report with the sections that were measured anew; what was not measured stays, and what no bench makes any more goes.
 *
 * @param {string} old the report so far, or ''
 * @param {string} head what stands above the first section
 * @param {{title: string, text?: string}[]} sections in their order, without `text` where they were not measured
 */
export function replaced(old, head, sections) {
  const kept = new Map(
    old.split(/^(?=## )/m).map((part) => [part.slice(3, part.indexOf('\n')), part.trim()]),
  );
  const texts = sections.flatMap(({ title, text }) => text ?? kept.get(title) ?? []);
  return `${[head, ...texts].join('\n\n')}\n`;
}

function table([head, ...rows]) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function middle(runs, name) {
  return median(runs.map((run) => run[name]));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** A figure that could not be measured here is told as such. */
function shown(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : 'n/a';
}
