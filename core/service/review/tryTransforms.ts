import { compileMapping } from '../../apply/compileMapping.ts';
import type { TransformTrial, TriedRow, TriedValue } from '../../contract/trials.ts';
import type { DryRunEvent } from '../../contract/views.ts';
import { countedValues } from '../../match/lists/knownValues.ts';
import { stepColumns } from '../../mapping/stepColumns.ts';
import { valueMatches } from '../../match/lists/valueMatches.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import { asConfidence, type Correspondence } from '../../model/mapping.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { AppliedRow } from '../../model/run.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import type { ValueMatch } from '../../model/valueMatch.ts';
import type { Engine, RowSelection } from '../../ports/engine.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import { watchJob } from '../base/watchJob.ts';

/** One field fed by some columns through some steps, whatever the draft says; an empty name stands for any text. */
export interface Trial {
  readonly fileId: FileId;
  readonly field: string;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
}

/** Tests steps on the file before anybody accepts them; nothing is written and the draft stays as it is. */
export interface TransformTrials {
  /** Most frequent values (for one column) and some rows, before and after. */
  readonly sample: (input: Trial & { readonly selection: RowSelection }) => Promise<TransformTrial>;
  /** The whole file; failures are those of this field only. */
  readonly whole: (input: Trial, signal?: AbortSignal) => AsyncIterable<DryRunEvent>;
  /** What each known spelling of a column becomes in a field with a list, and why. */
  readonly values: (input: {
    readonly fileId: FileId;
    readonly columnIndex: number;
    readonly field: string;
  }) => Promise<readonly ValueMatch[]>;
}

export function transformTrials(desk: Pick<Desk, 'open'>, engine: Engine): TransformTrials {
  const prepare = async ({ fileId, field, columnIndexes, transforms }: Trial) => {
    const file = await desk.open(fileId);
    const found = fieldOf(file, field);
    const profiles = columnIndexes.map((at) => columnOf(file, at));
    const schema: TargetSchema = { ...file.schema, fields: [found] };
    const correspondence: Correspondence = {
      field,
      columnIndexes,
      transforms,
      confidence: asConfidence(1),
      origin: 'person',
    };
    const request = { fileId, overrides: file.record.overrides, schema, correspondences: [correspondence] };
    return { profiles, request };
  };
  return {
    async sample(input) {
      const { profiles, request } = await prepare(input);
      const [only, another] = profiles;
      const applied = await engine.previewRows({ ...request, selection: input.selection });
      const rows = applied.map((row) => triedRow(row, input));
      return {
        // What a spelling becomes may hang on another column; rows tell it then.
        values:
          only === undefined || another !== undefined || stepColumns(input.transforms).length > 0
            ? []
            : triedValues(only, request),
        rows,
        tried: rows.length,
        failed: rows.filter((row) => row.failed !== null).length,
        missing: rows.filter((row) => row.failed === null && row.after === null).length,
      };
    },
    async *whole(input, signal) {
      const { request } = await prepare(input);
      yield* watchJob<DryRunEvent>(
        (control) =>
          engine.dryRun(request, control).then((counts) => ({
            kind: 'done',
            counts: { ...counts, failures: counts.failures.filter(({ field }) => field === input.field) },
          })),
        (progress) => ({ kind: 'progress', progress }),
        signal,
      );
    },
    async values({ fileId, columnIndex, field }) {
      const file = await desk.open(fileId);
      return valueMatches(columnOf(file, columnIndex), fieldOf(file, field));
    },
  };
}

/** Takes whatever steps give; for looking at a part before anybody has chosen where it goes. */
const anyText: Field = {
  name: '',
  label: '',
  type: 'text',
  required: false,
  description: '',
  synonyms: [],
  enum: [],
  maxLength: null,
};

function fieldOf(file: DeskFile, name: string): Field {
  if (name === '') return anyText;
  const field = file.schema.fields.find((one) => one.name === name);
  if (field === undefined) throw new AppError('NOT_FOUND', `${file.schema.title} has no field ${name}.`);
  return field;
}

function columnOf(file: DeskFile, columnIndex: number): ColumnProfile {
  const profile = file.table.columns[columnIndex];
  if (profile === undefined) {
    throw new AppError('NOT_FOUND', `${file.record.name} has no column ${columnIndex + 1}.`);
  }
  return profile;
}

function triedRow(row: AppliedRow, { field, columnIndexes, transforms }: Trial): TriedRow {
  const { rowIndex, line, cells } = row.source;
  const failed = row.problems.find((problem) => problem.field === field)?.code ?? null;
  return {
    rowIndex,
    line,
    before: [...columnIndexes, ...stepColumns(transforms)].map((at) => cells[at] ?? ''),
    after: row.values[0] ?? null,
    failed,
  };
}

/** Every known spelling sent through the steps; so rare and odd ones are seen that no page of rows would show. */
function triedValues(
  profile: ColumnProfile,
  {
    schema,
    correspondences,
  }: { readonly schema: TargetSchema; readonly correspondences: readonly Correspondence[] },
): readonly TriedValue[] {
  const mapping = compileMapping(
    schema,
    correspondences.map((one) => ({ ...one, columnIndexes: [0] })),
  );
  return countedValues(profile).map(({ value, count }): TriedValue => {
    const row = mapping.applyRow({ rowIndex: 0, record: 0, line: 0, byteOffset: 0, cells: [value] });
    return { before: value, count, after: row.values[0] ?? null, failed: row.problems[0]?.code ?? null };
  });
}
