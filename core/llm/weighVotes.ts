import { proposeTransforms } from '../match/steps/proposeTransforms.ts';
import type { LlmMapping } from '../model/llm.ts';
import {
  asConfidence,
  type ColumnProposal,
  type Confidence,
  type Proposal,
  type Vote,
} from '../model/mapping.ts';
import { draftOptions, matchOptions } from '../model/options/matchingOptions.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { contradiction } from './contradiction.ts';

export interface VotesToWeigh {
  readonly proposal: Proposal;
  readonly columns: readonly ColumnProfile[];
  readonly schema: TargetSchema;
  /** The model's votes, as `checkAnswer` let them through. */
  readonly mappings: readonly LlmMapping[];
}

/**
 * Puts the model's votes beside those of the rules. A vote of the model proposes and never decides:
 *
 * - both name the same field: the confidence rises by a fixed step (`agreementLogOdds`), not into what is accepted in bulk;
 * - the rules have no field and the model names one: it is proposed, marked as the model's, to be looked at;
 * - they differ: the rules' field stays, the other is first among the alternatives, and the column is to be looked at;
 * - what the values contradict, or another column feeds, is shown and has no effect.
 *
 * Columns that were approved before, decided by a person or proposed for certain keep what they have, whatever the
 * votes say. The order of votes has no say.
 */
export function weighVotes({ proposal, columns, schema, mappings }: VotesToWeigh): Proposal {
  const votes = new Map(mappings.map((mapping) => [mapping.columnIndex, mapping]));
  const fed = new Map(
    proposal.columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column] as const])),
  );
  for (const { field } of proposal.constants ?? []) fed.set(field, '');
  for (const { field, origin } of proposal.derived ?? []) if (origin === 'memory') fed.set(field, '');
  const weighed = proposal.columns.map((column) => {
    const vote = votes.get(column.columnIndex);
    const profile = columns[column.columnIndex];
    return vote === undefined || profile === undefined || !isOpen(column)
      ? column
      : weigh(column, vote, { profile, schema, fed, columns });
  });
  const covered = new Set(weighed.map(({ field }) => field));
  return {
    ...proposal,
    columns: weighed,
    unmappedRequired: proposal.unmappedRequired.filter((field) => !covered.has(field)),
  };
}

function isOpen({ state, origin }: ColumnProposal): boolean {
  return state !== 'auto' && origin !== 'person' && !(state === 'none' && origin === 'memory');
}

interface Surroundings {
  readonly profile: ColumnProfile;
  readonly schema: TargetSchema;
  /** Field to the column that feeds it; an empty name for a constant and for what is made of several columns. */
  readonly fed: ReadonlyMap<string, string>;
  /** All of the file. */
  readonly columns: readonly ColumnProfile[];
}

function weigh(column: ColumnProposal, mapping: LlmMapping, around: Surroundings): ColumnProposal {
  const rejected = mapping.field === column.field ? undefined : rejection(mapping.field, around);
  const ai: Vote = {
    field: mapping.field,
    reason: mapping.reason,
    ...(rejected === undefined ? {} : { rejected }),
  };
  const votes = { rule: { field: column.field, reason: column.reasons[0] ?? '' }, ai };
  if (rejected !== undefined) return { ...column, votes };
  if (mapping.field === column.field) {
    return column.field === null
      ? { ...column, votes }
      : { ...column, votes, confidence: raised(column.confidence) };
  }
  if (column.field === null && mapping.field !== null)
    return { ...proposedByModel(column, mapping.field, around), votes };
  return { ...disagreeing(column, mapping.field), votes };
}

/** Why a vote has no effect. */
function rejection(named: string | null, { profile, schema, fed }: Surroundings): string | undefined {
  if (named === null) return undefined;
  const field = schema.fields.find(({ name }) => name === named);
  if (field === undefined) return 'The schema has no such field';
  const taker = fed.get(named);
  if (taker !== undefined)
    return taker === '' ? 'The field has its value already' : `Column “${taker}” feeds this field`;
  return contradiction(profile, field);
}

function proposedByModel(
  column: ColumnProposal,
  named: string,
  { profile, schema, columns }: Surroundings,
): ColumnProposal {
  const field = schema.fields.find(({ name }) => name === named);
  if (field === undefined) throw new Error('Invariant broken: the field was looked for before');
  const known = column.alternatives.find((one) => one.field === named)?.confidence;
  return {
    ...column,
    field: named,
    state: 'review',
    origin: 'ai',
    // What the rules give it, be it little: the model's own figure is never asked for.
    confidence: known === undefined ? asConfidence(matchOptions.leastAlternative) : raised(known),
    reasons: ['Only the language model proposes this', ...column.reasons],
    alternatives: column.alternatives.filter((one) => one.field !== named),
    transforms: proposeTransforms(profile, field, { expectations: schema.expectations, columns }),
    cautions: [...column.cautions, 'Only the language model proposes this'],
  };
}

function disagreeing(column: ColumnProposal, named: string | null): ColumnProposal {
  const other = column.alternatives.find((one) => one.field === named);
  const alternatives =
    named === null
      ? column.alternatives
      : [
          {
            field: named,
            confidence: other?.confidence ?? asConfidence(matchOptions.leastAlternative),
            why: 'The language model proposes it, the rules do not',
          },
          ...column.alternatives.filter((one) => one.field !== named),
        ].slice(0, matchOptions.alternatives);
  const caution =
    named === null ? 'The language model sees no field for it' : 'The language model proposes another field';
  return { ...column, state: 'review', alternatives, cautions: [...column.cautions, caution] };
}

/** A step up in log-odds, never past the ceiling and never into bulk acceptance; a figure above that stays. */
function raised(confidence: Confidence): Confidence {
  const ceiling = Math.min(llmOptions.agreementCeiling, matchOptions.auto, draftOptions.acceptThreshold);
  if (confidence >= ceiling || confidence <= 0) return confidence;
  const odds = (confidence / (1 - confidence)) * Math.exp(llmOptions.agreementLogOdds);
  return asConfidence(Math.min(ceiling, odds / (1 + odds)));
}
