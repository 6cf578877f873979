import { proposeMapping, type RankedField, rankFields } from '../../../../core/match/proposeMapping.ts';
import type { Proposal } from '../../../../core/model/mapping.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { loadWordVectors } from '../../wordVectors.ts';
import type { Source } from './readSource.ts';
import type { Target } from './readTarget.ts';
import { outcomeText } from './llmAnswer.ts';
import { textTable } from '../session/textTable.ts';

/** A proposal with, where asked for, the best fields of every column. */
export interface ProposalAnswer {
  readonly proposal: Proposal;
  readonly ranked: readonly (readonly RankedField[])[] | undefined;
}

export function proposeFor(source: Source, target: Target, ranked: boolean): ProposalAnswer {
  const wordVectors = loadWordVectors();
  const input = {
    columns: source.columns,
    schema: target.schema,
    memory: [],
    options: {
      ...(target.fieldProfiles.length === 0 ? {} : { fieldProfiles: target.fieldProfiles }),
      ...(target.fieldValues.length === 0 ? {} : { fieldValues: target.fieldValues }),
      ...(source.descriptions.length === 0 ? {} : { columnDescriptions: source.descriptions }),
      ...(source.rows.length === 0 ? {} : { rows: source.rows }),
      ...(wordVectors === undefined ? {} : { wordVectors }),
      knownSchemas: builtInPacks,
    },
  };
  return { proposal: proposeMapping(input), ranked: ranked ? rankFields(input) : undefined };
}

/**
 * The object that `propose --json` prints. Its shape is stable, because other programs read it.
 *
 * @param source where it is a member of an archive, which one; a file that was named is known to whoever named it
 */
export function proposalAnswer(
  target: string,
  { proposal, ranked }: ProposalAnswer,
  source?: { readonly name: string; readonly path: string },
): object {
  return {
    ...(source === undefined ? {} : { source }),
    target,
    correspondences: proposal.columns.map((column, index) => ({
      column: column.column,
      columnIndex: column.columnIndex,
      field: column.field,
      state: column.state,
      confidence: column.confidence,
      reasons: column.reasons,
      cautions: column.cautions,
      alternatives: column.alternatives,
      ...(column.votes === undefined ? {} : { origin: column.origin, votes: column.votes }),
      ...(ranked === undefined ? {} : { ranked: ranked[index] ?? [] }),
    })),
    unmappedRequired: proposal.unmappedRequired,
    ...(proposal.llm === undefined ? {} : { llm: proposal.llm }),
  };
}

/** What `propose` shows a person. */
export function proposalText({ proposal }: ProposalAnswer): string {
  const table = textTable(
    [
      { title: '#', right: true },
      { title: 'column', mostCharacters: 32 },
      { title: 'field', mostCharacters: 32 },
      { title: 'confidence', right: true },
      { title: 'state' },
      { title: 'because', mostCharacters: 80 },
    ],
    proposal.columns.map((column) => [
      String(column.columnIndex + 1),
      column.column,
      column.field ?? '-',
      column.field === null ? '' : `${Math.round(column.confidence * 100)} %`,
      column.state,
      [...column.reasons, ...column.cautions].join('; '),
    ]),
  );
  const open = proposal.unmappedRequired;
  const asked = proposal.llm === undefined ? '' : `${outcomeText(proposal.llm)}\n`;
  return `${table}\n\n${asked}${open.length === 0 ? 'Every required field has a column.' : `Required fields without a column: ${open.join(', ')}`}\n`;
}
