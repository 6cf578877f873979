import { formatConfidence, formatCount, formatCounted, formatShare } from './format.ts';

/** Words about why a column stands where it stands. */
export const whyWords = {
  title: 'Why',
  titleNone: 'Why no field',
  none: 'No field is likely enough.',
  noOther: 'No other field comes near.',
  guesses: 'Best guesses',
  chosenByYou: 'You chose this field.',
  proposedWas: (field: string) => `Proposed was ${field}.`,
  source: {
    rule: 'By rules: names, types and values, worked out on this computer',
    memory: 'From memory: what was approved before',
    ai: 'Suggested by AI; no rule says so',
    person: 'Chosen by you',
  },
  help: 'What this figure means',
  meaning: (confidence: number) =>
    `${formatConfidence(confidence)} means: of a hundred proposals at this figure, about ${formatCount(
      Math.floor(confidence * 100 + 1e-9),
    )} prove right.`,
  measured: (measured: { from: number; to: number; proposals: number; right: number }) =>
    `Measured: of ${formatCounted(measured.proposals, 'proposal', 'proposals')} between ${formatConfidence(
      measured.from,
    )} and ${formatConfidence(measured.to)} on labelled files, ${formatCount(measured.right)} were right (${formatShare(
      measured.right / measured.proposals,
    )}).`,
  own: (bin: { from: number; to: number; decisions: number; right: number }) =>
    `Here: of your last ${formatCounted(bin.decisions, 'decision', 'decisions')} between ${formatConfidence(
      bin.from,
    )} and ${formatConfidence(bin.to)}, ${formatCount(bin.right)} kept the proposed field (${formatShare(
      bin.right / bin.decisions,
    )}).`,
  ownNone: 'Here: no decision at this figure yet.',
  refined: 'Your decisions refine the figure on this computer only.',
  votes: {
    title: 'Votes',
    agrees: 'Rules and AI agree',
    differs: 'Rules and AI differ',
    alone: 'AI alone',
    rejected: 'AI differs, without effect',
    noEffect: (why: string) => `Without effect: ${why}`,
    noField: 'no field',
    rule: 'Rules',
    ai: 'AI',
    aiHelp: 'An AI vote is a suggestion. It is never accepted in bulk.',
  },
  required: {
    title: 'Required and not found',
    region: 'Required fields without a source',
    kindFits: 'Its values are of the kind that the field wants',
    noCandidate: 'No column comes near. Choose one with E, or set a value.',
    candidates: 'Nearest columns',
    use: 'Use',
    useFor: (column: string, field: string) => `Use ${column} for ${field}`,
    jump: (column: string) => `Go to ${column}`,
    more: (count: number) => `${formatCount(count)} more`,
    orConstant: 'Or the same value in every row',
    wasProposed: 'Proposed, and decided otherwise',
    feeds: (field: string) => `feeds ${field} now`,
  },
};
