import type { Confidence, Proposal } from '../model/mapping.ts';
import { isCovered } from '../model/openRequired.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import { abstain } from './abstain.ts';
import { columnProposal } from './columnProposal.ts';
import { judgeCells } from './judgeCells.ts';
import { withNamelessColumns } from './namelessColumns.ts';
import type { ProposeInput } from './proposeInput.ts';
import { proposeDerived } from './steps/proposeDerived.ts';
import { tableReasons } from './tableReasons.ts';

/**
 * Says for each source column which field it most likely feeds, offline and always the same for the same input.
 *
 * All columns are judged against all fields by names, descriptions, types, values, rows and memory; then each column gets at
 * most one field and each field at most one column, so that the sum of confidences is greatest. The order of columns has no say.
 *
 * @returns One proposal a column, in file order, and the required fields that none feeds.
 */
export function proposeMapping(input: ProposeInput): Proposal {
  const { schema, options } = input;
  const judged = judgeCells(input);
  const table = tableReasons(judged);
  const auto = options?.auto ?? matchOptions.auto;
  const proposals = withNamelessColumns(
    input.columns.map((_, c) =>
      columnProposal(c, { judged, schema, auto, table: table.get(c), columns: input.columns }),
    ),
    { columns: input.columns, schema },
  );
  const fed = new Set(proposals.map((column) => column.field));
  const open = [...schema.fields.entries()].filter(
    ([, field]) => field.required && !isCovered(field, (name) => fed.has(name)),
  );
  const columns = abstain(
    proposals,
    open.map(([f, field]) => ({ field, likely: input.columns.map((_, c) => judged.confidenceAt(c, f)) })),
  );
  const derived = proposeDerived({
    columns: input.columns,
    fields: schema.fields,
    proposal: { columns },
    ...(options?.rows === undefined ? {} : { rows: options.rows }),
  });
  return {
    packId: schema.id,
    columns,
    unmappedRequired: open.map(([, field]) => field.name),
    ...(derived.length > 0 ? { derived } : {}),
  };
}

export interface RankedField {
  readonly field: string;
  readonly score: Confidence;
}

/** The best fields of each column with their confidences, at most 20, best first; what `--ranked` prints. */
export function rankFields(input: ProposeInput): readonly (readonly RankedField[])[] {
  const judged = judgeCells(input);
  return input.columns.map((_, c) =>
    judged
      .rank(c)
      .slice(0, matchOptions.ranked)
      .map((one) => ({ field: input.schema.fields[one.field]?.name ?? '', score: one.confidence })),
  );
}
