import { ruleOptions } from '../../model/options/runningOptions.ts';
import { isTableRule } from '../../model/expectation.ts';
import type { RuleCount } from '../../model/run.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { PartFold } from '../../model/rowTally.ts';
import { addFaults, noFaults, type RowFaults } from './rowFaults.ts';
import type { RowRulePart, RulePart } from './ruleTally.ts';
import { tableFold } from './tableFold.ts';

export interface RuleFoldCounts {
  /** In the pack's order: the rules whose fields are fed. */
  readonly rules: readonly RuleCount[];
  readonly faults: RowFaults;
}

type Answer = Omit<RuleCount, 'place' | 'severity' | 'message' | 'rejects'>;

/**
 * What the rules of a pack found in a table, from its parts in their order.
 *
 * @param after Rows are named from behind this data row on; -1 for all.
 */
export function ruleFold(
  { expectations = [] }: Pick<TargetSchema, 'expectations'>,
  after = -1,
): PartFold<RulePart, RuleFoldCounts> {
  const rows = new Map<number, RowRulePart>();
  const tables = new Map<number, ReturnType<typeof tableFold>>();
  const tableCount = expectations.filter(({ rule }) => isTableRule(rule)).length;
  let faults = noFaults;

  function tableOf(place: number): ReturnType<typeof tableFold> | undefined {
    const known = tables.get(place);
    if (known !== undefined) return known;
    const rule = expectations[place]?.rule;
    if (rule === undefined || !isTableRule(rule)) return undefined;
    const fold = tableFold(rule, { after, tables: tableCount });
    tables.set(place, fold);
    return fold;
  }

  function answers(): ReadonlyMap<number, Answer> {
    const found = new Map<number, Answer>();
    for (const [place, { checked, broken, rows: named, examples }] of rows)
      found.set(place, { checked, broken, rows: named, examples });
    for (const [place, fold] of tables) {
      const { oneIn, ...answer } = fold.verdict();
      found.set(place, { ...answer, ...(oneIn === 1 ? {} : { oneIn }) });
    }
    return found;
  }

  return {
    add(part) {
      for (const one of part.rowRules) rows.set(one.place, joined(rows.get(one.place), one));
      for (const one of part.tableRules) tableOf(one.place)?.add(one);
      faults = addFaults(faults, part.faults);
    },
    counts() {
      const found = answers();
      const rules = expectations.flatMap(({ severity, message, onBroken }, place) => {
        const answer = found.get(place);
        return answer === undefined
          ? []
          : [{ place, severity, message, rejects: onBroken === 'reject', ...answer }];
      });
      return { rules, faults };
    },
  };
}

function joined(before: RowRulePart | undefined, next: RowRulePart): RowRulePart {
  if (before === undefined) return next;
  return {
    place: next.place,
    checked: before.checked + next.checked,
    broken: before.broken + next.broken,
    rows: [...before.rows, ...next.rows].slice(0, ruleOptions.rows),
    examples: [...new Set([...before.examples, ...next.examples])].slice(0, ruleOptions.examples),
  };
}
