import type { Correspondence } from '../model/mapping.ts';
import { openRequired } from '../model/openRequired.ts';
import type { SourceRow } from '../model/records.ts';
import type { AppliedRow, RowProblem } from '../model/run.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';
import { compileTemplate } from './cellTemplate.ts';
import { compileDerived } from './derive/compileDerived.ts';
import type { RowValues } from './derive/derive.ts';
import { fieldCheck, keptText } from './fieldCheck.ts';
import { gatherCells, rawText } from './gatherCells.ts';
import type { CellSource } from './gatherCells.ts';
import { missingTest } from './missingTest.ts';
import { type OutputColumn, outputColumns } from './outputColumns.ts';
import { compileRules, type CompiledRules } from './rules/compileRules.ts';
import type { ChangeTrace, ChangingKind } from './changeTally.ts';
import { compileTransform } from './transforms/catalogue.ts';
import { isFailure } from './transforms/step.ts';
import type { Step, StepResult } from './transforms/step.ts';
import { visibleText } from './transforms/text.ts';

/** A mapping ready to be applied to many rows. */
export interface CompiledMapping {
  readonly schema: TargetSchema;
  /** Required fields that no correspondence feeds. They stay missing in every row and reject none; see `compileMapping`. */
  readonly unmappedRequired: readonly string[];
  /** What goes out for each row: the fields, then the derived ones. */
  readonly columns: readonly OutputColumn[];
  /** The values of a row that goes out, with the derived ones behind them. */
  readonly derive: (values: RowValues) => RowValues;
  /** The pack's rules that can be asked of its rows. */
  readonly rules: CompiledRules;
  /**
   * What the mapping makes of one row. Never throws.
   *
   * @param trace Is told what changed each value, for `changeTally`; it says nothing of a row that has problems.
   */
  applyRow(row: SourceRow, trace?: ChangeTrace): AppliedRow;
}

export interface CompileOptions {
  /** Columns of the table. A row with a filled cell beyond them is `RAGGED_ROW`, since its values may stand in the wrong columns; left out, such cells are not looked at. */
  readonly columnCount?: number;
  /** The last day that is not in the future, as ISO text; left out: nothing is. */
  readonly lastDay?: string | undefined;
}

/**
 * Makes correspondences ready to run: once a run, so that a row costs only plain calls.
 *
 * For each field of the schema the row's cells are gathered, sent through the transforms, then checked by the field's
 * own type, length and `required`. Any problem rejects the row, with all its problems named:
 * - an unreadable record is `UNREADABLE_ROW` and nothing else;
 * - a cell beyond the row's end, a blank one and a missing-value word (`N/A`) are missing, and so is a field without correspondence;
 * - `required` is checked for fields that something feeds. One that nothing feeds was let through at approval, with a
 *   reason; to reject every row for it would only say so again;
 * - a default fills missing values, it does not stand in for one that could not be read;
 * - where two correspondences name one field, the first that gives a value wins;
 * - a rule of the pack that rejects is asked of rows whose values could all be read (`RULE_BROKEN`); the others only tell.
 *
 * Correspondences to fields that the schema does not have are passed over.
 */
export function compileMapping(
  schema: TargetSchema,
  correspondences: readonly Correspondence[],
  options: CompileOptions = {},
): CompiledMapping {
  const plans = schema.fields.map((field, place) => planOf(field, place, correspondences));
  const columnCount = options.columnCount ?? Number.POSITIVE_INFINITY;
  const fed = new Set(plans.filter(({ feeds }) => feeds.length > 0).map(({ name }) => name));
  const rules = compileRules(schema, { isFed: (field) => fed.has(field), lastDay: options.lastDay });

  function applyRow(source: SourceRow, trace?: ChangeTrace): AppliedRow {
    const { cells, unreadable } = source;
    if (unreadable !== undefined) return unreadableRow(source, unreadable, plans.length);
    const values: (string | null)[] = [];
    let problems: RowProblem[] | undefined;
    if (cells.length > columnCount) {
      const extra = filledBeyond(cells, columnCount);
      if (extra !== undefined) problems = [{ field: '', code: 'RAGGED_ROW', raw: extra }];
    }
    for (let i = 0; i < plans.length; i += 1) {
      const plan = plans[i];
      if (plan === undefined) continue;
      const result = resultOf(plan, cells, trace);
      if (isFailure(result) || (result === null && plan.required)) {
        const code = isFailure(result) ? result.failed : 'REQUIRED_MISSING';
        problems ??= [];
        problems.push({ field: plan.name, code, raw: rawOf(plan, cells) });
        values.push(null);
      } else values.push(result);
    }
    return { source, values, problems: problems ?? rules.problemsOf(values) ?? noProblems };
  }

  return {
    schema,
    columns: outputColumns(schema),
    derive: compileDerived(schema),
    rules,
    unmappedRequired: openRequired(schema.fields, (name) => fed.has(name)),
    applyRow,
  };
}

/** None of its cells is looked at: nobody knows which columns they belong to. */
function unreadableRow(source: SourceRow, raw: string, fieldCount: number): AppliedRow {
  const values = Array.from({ length: fieldCount }, () => null);
  return { source, values, problems: [{ field: '', code: 'UNREADABLE_ROW', raw }] };
}

/** Shared by all rows that go out, so that they allocate none. */
const noProblems: readonly RowProblem[] = [];

interface Feed {
  readonly source: CellSource;
  readonly steps: readonly Step[];
  /** What each step is, for those who ask what changed a value. */
  readonly kinds: readonly ChangingKind[];
  /** What becomes of a text that a step cannot read, where the field keeps it. */
  readonly keep: Step | undefined;
}

interface FieldPlan {
  /** Among the schema's fields. */
  readonly place: number;
  readonly name: string;
  /** True only where something feeds the field. */
  readonly required: boolean;
  readonly feeds: readonly Feed[];
}

function planOf(field: Field, place: number, correspondences: readonly Correspondence[]): FieldPlan {
  const check = fieldCheck(field);
  const feeds = correspondences
    .filter((correspondence) => correspondence.field === field.name)
    .map((correspondence) => feedOf(field, correspondence, check));
  // Where what stands for it is fed as well, a row may have either.
  const isAlone = !correspondences.some((one) => field.orElse?.includes(one.field) === true);
  return { place, name: field.name, required: field.required && feeds.length > 0 && isAlone, feeds };
}

function feedOf(field: Field, correspondence: Correspondence, check: Step): Feed {
  const { transforms, columnIndexes } = correspondence;
  const joining = transforms.find(
    (transform) => transform.kind === 'concatenate' || transform.kind === 'joinDateTime',
  );
  const template = transforms.find((transform) => transform.kind === 'template');
  return {
    source: {
      columnIndexes,
      separator: joining === undefined ? null : joining.kind === 'concatenate' ? joining.separator : ' ',
      template: template === undefined ? null : compileTemplate(template.text),
      isMissing: missingTest(field, transforms),
    },
    steps: [...transforms.map((transform: Transform) => compileTransform(transform)), check],
    kinds: [...transforms.map(({ kind }) => kind), 'fieldType'],
    keep: field.unfit === 'keep' ? keptText(field) : undefined,
  };
}

function resultOf(plan: FieldPlan, cells: readonly string[], trace: ChangeTrace | undefined): StepResult {
  const { place, feeds } = plan;
  let changedBy: ChangingKind | null = null;
  for (let f = 0; f < feeds.length; f += 1) {
    const feed = feeds[f];
    if (feed === undefined) continue;
    const gathered = gatherCells(cells, feed.source);
    let result: StepResult = gathered;
    changedBy = null;
    for (let s = 0; s < feed.steps.length; s += 1) {
      const step = feed.steps[s];
      if (step === undefined) continue;
      const made = step(result, cells);
      if (isFailure(made)) {
        if (feed.keep === undefined || s === feed.steps.length - 1) return made;
        changedBy = null;
        result = feed.keep(gathered);
        if (isFailure(result)) return result;
        break;
      }
      if (made !== result) changedBy ??= feed.kinds[s] ?? null;
      result = made;
    }
    if (result === null) continue;
    if (trace !== undefined) {
      // A constant has no text in the source that it could change.
      trace.by[place] = feed.source.columnIndexes.length === 0 ? null : changedBy;
      if (changedBy !== null) trace.before[place] = gathered ?? rawText(cells, feed.source);
    }
    return result;
  }
  if (trace !== undefined) {
    // What stands there goes out as nothing: blanks, a word for "no value", or a text that a step took away.
    const raw = feeds.length === 0 ? '' : rawOf(plan, cells);
    trace.before[place] = raw;
    trace.by[place] = raw === '' ? null : (changedBy ?? 'fieldType');
  }
  return null;
}

function rawOf(plan: FieldPlan, cells: readonly string[]): string {
  for (let f = 0; f < plan.feeds.length; f += 1) {
    const feed = plan.feeds[f];
    const raw = feed === undefined ? '' : rawText(cells, feed.source);
    if (raw !== '') return raw;
  }
  return '';
}

function filledBeyond(cells: readonly string[], columnCount: number): string | undefined {
  for (let at = columnCount; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell !== undefined && visibleText(cell) !== null) return cell;
  }
  return undefined;
}
