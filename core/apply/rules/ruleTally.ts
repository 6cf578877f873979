import { isTableRule } from '../../model/expectation.ts';
import { applyOptions, ruleOptions } from '../../model/options/runningOptions.ts';
import type { AppliedRow } from '../../model/run.ts';
import type { RowTally } from '../../model/rowTally.ts';
import { type CompiledRules, valuesInWords } from './compileRules.ts';
import { type RowFaults, rowFaultTally } from './rowFaults.ts';
import { RowFigures } from './rowFigures.ts';
import { broken, unsaid } from './rowTest.ts';
import { type TablePart, tableTally } from './tableTally.ts';

/** How one rule about rows came out in a part of a table. */
export interface RowRulePart {
  readonly place: number;
  readonly checked: number;
  readonly broken: number;
  readonly rows: readonly number[];
  readonly examples: readonly string[];
}

/** What the rules of a pack found in a part of a table, as plain data. */
export interface RulePart {
  readonly rowRules: readonly RowRulePart[];
  readonly tableRules: readonly TablePart[];
  readonly faults: RowFaults;
}

interface Notes {
  readonly rows: number[];
  readonly examples: string[];
}

/**
 * Asks every rule of every row that could be read, whatever becomes of it. A rule about a field that failed in a row says nothing
 * of it, since its value is not known; of a row whose cells may stand in the wrong columns none does.
 *
 * @param after Rows are named from behind this data row on; -1 for all.
 */
export function ruleTally(rules: CompiledRules, after = -1): RowTally<RulePart> {
  const { rowRules, schema, fieldNames } = rules;
  const figures = new RowFigures(fieldNames.length);
  const checkedCounts = new Float64Array(rowRules.length);
  const brokenCounts = new Float64Array(rowRules.length);
  const notes = rowRules.map((): Notes => ({ rows: [], examples: [] }));
  const tableCount = (schema.expectations ?? []).filter(({ rule }) => isTableRule(rule)).length;
  const plan = { after, tables: tableCount };
  const tables = rules.tableRules.map((rule) => ({ rule, tally: tableTally(rule, plan) }));
  const faults = rowFaultTally(rules);
  const brokenNow: number[] = [];

  function note(at: number, { values, source }: AppliedRow): void {
    brokenCounts[at] = (brokenCounts[at] ?? 0) + 1;
    brokenNow.push(at);
    const { rows, examples } = notes[at] ?? { rows: [], examples: [] };
    if (source.rowIndex > after && rows.length < ruleOptions.rows) rows.push(source.rowIndex);
    if (examples.length >= ruleOptions.examples) return;
    const rule = rowRules[at];
    const example = rule === undefined ? '' : valuesInWords(rule, schema, values);
    const cut = example.slice(0, applyOptions.exampleCharacters);
    if (!examples.includes(cut)) examples.push(cut);
  }

  return {
    add(row) {
      const { problems, source } = row;
      brokenNow.length = 0;
      if (source.unreadable === undefined && !problems.some(({ code }) => code === 'RAGGED_ROW')) {
        const failed = problems.length === 0 ? none : failedFields(problems, fieldNames);
        figures.begin(row.values);
        for (let at = 0; at < rowRules.length; at += 1) {
          const rule = rowRules[at];
          if (rule === undefined || touches(rule.fields, failed)) continue;
          const said = rule.test(figures);
          if (said === unsaid) continue;
          checkedCounts[at] = (checkedCounts[at] ?? 0) + 1;
          if (said === broken) note(at, row);
        }
        for (let t = 0; t < tables.length; t += 1) {
          const table = tables[t];
          table?.tally.add(figures, source.rowIndex, touches(table.rule.fields, failed));
        }
      }
      faults.add(problems, brokenNow);
    },
    part: () => ({
      rowRules: rowRules.map(({ place }, at) => ({
        place,
        checked: checkedCounts[at] ?? 0,
        broken: brokenCounts[at] ?? 0,
        rows: notes[at]?.rows ?? [],
        examples: notes[at]?.examples ?? [],
      })),
      tableRules: tables.map(({ tally }) => tally.part()),
      faults: faults.part(),
    }),
  };
}

const none: ReadonlySet<number> = new Set();

/** Fields whose value is not known; one that a rule objects to is. */
function failedFields(problems: AppliedRow['problems'], fieldNames: readonly string[]): ReadonlySet<number> {
  return new Set(
    problems.flatMap(({ code, field }) =>
      code === 'RULE_BROKEN' || code === 'REQUIRED_MISSING' ? [] : [fieldNames.indexOf(field)],
    ),
  );
}

function touches(fields: readonly number[], failed: ReadonlySet<number>): boolean {
  if (failed.size === 0) return false;
  for (let i = 0; i < fields.length; i += 1) if (failed.has(fields[i] ?? -1)) return true;
  return false;
}
