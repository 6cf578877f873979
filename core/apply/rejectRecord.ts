import type { Expectation } from '../model/expectation.ts';
import type { AppliedRow } from '../model/run.ts';
import { csvRecord } from '../values/text/csvRecord.ts';

const columns = ['line', 'byte_offset', 'record', 'codes', 'fields', 'raw', 'original', 'rules'] as const;

/** Columns of the rejects file. With rows of several sheets the sheet's name stands behind the others. */
export function rejectHeader(ofSheets: boolean): readonly string[] {
  return ofSheets ? [...columns, 'sheet'] : columns;
}

/**
 * What the rejects file says about one row.
 *
 * `line` counts from 1, `byte_offset` and `record` from 0; for rows of several sheets line and record are those of the sheet. `codes`, `fields` and `raw` have one part a problem, in the
 * same order, joined by `;` and quoted like a record of that separator, so that they can be told apart again. So has `rules`:
 * what the broken rule asks for; it is empty where no problem is a rule's.
 *
 * @param expectations Rules of the schema, in whose order problems name them.
 * @param original The record as it stands in the source; without it, its cells as a CSV record.
 */
export function rejectRecord(
  { source, problems }: AppliedRow,
  original?: string,
  expectations: readonly Expectation[] = [],
): readonly string[] {
  const codes: string[] = [];
  const fields: string[] = [];
  const raws: string[] = [];
  const rules: string[] = [];
  for (let i = 0; i < problems.length; i += 1) {
    const problem = problems[i];
    if (problem === undefined) continue;
    codes.push(problem.code);
    fields.push(problem.field);
    raws.push(problem.raw);
    rules.push(problem.rule === undefined ? '' : (expectations[problem.rule]?.message ?? ''));
  }
  return [
    String(source.line),
    String(source.byteOffset),
    String(source.record),
    joined(codes),
    joined(fields),
    joined(raws),
    original ?? csvRecord(source.cells),
    rules.every((rule) => rule === '') ? '' : joined(rules),
    ...(source.sheet === undefined ? [] : [source.sheet]),
  ];
}

function joined(parts: readonly string[]): string {
  // A lone empty part needs no marks here; they would only puzzle.
  return parts.length === 1 && parts[0] === '' ? '' : csvRecord(parts, ';');
}
