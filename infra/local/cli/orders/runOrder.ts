import { AppError } from '../../../../core/model/errors.ts';
import type { OutputChoice } from '../../../../core/model/outputChoice.ts';
import { outputFormatsOf } from './outputFormatsOf.ts';
import { bothGiven, notGiven } from './usageErrors.ts';

/** Which files are to be run with what. Paths are as given. */
export interface RunOrder {
  readonly kind: 'run';
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly target: string | undefined;
  /** Sheets of the same columns are read as one table. */
  readonly allSheets: boolean;
  /** Each sheet with data for the target is run by itself. */
  readonly eachSheet: boolean;
  /** What is to be written instead of what the settings say. */
  readonly outputs: Partial<OutputChoice>;
  readonly out: string | undefined;
  readonly replace: boolean;
  readonly json: boolean;
}

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

/** Options of `run`, as the parser of command lines takes them. */
export const runFlags = {
  mapping: text,
  target: text,
  'all-sheets': flag,
  'each-sheet': flag,
  outputs: text,
  'raw-columns': flag,
  'keep-source': flag,
  'no-keep-source': flag,
  out: text,
  replace: flag,
  json: flag,
} as const;

interface RunValues {
  readonly mapping?: string;
  readonly target?: string;
  readonly 'all-sheets'?: boolean;
  readonly 'each-sheet'?: boolean;
  readonly outputs?: string;
  readonly 'raw-columns'?: boolean;
  readonly 'keep-source'?: boolean;
  readonly 'no-keep-source'?: boolean;
  readonly out?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** @throws {AppError} `USAGE` */
export function runOrder({
  values,
  positionals,
}: {
  readonly values: RunValues;
  readonly positionals: readonly string[];
}): RunOrder {
  const { mapping, target } = values;
  const [eachSheet = false, allSheets = false] = [values['each-sheet'], values['all-sheets']];
  if (positionals.length === 0) throw notGiven('a file to run');
  if (mapping === undefined && target === undefined) throw notGiven('--mapping or --target');
  if (mapping !== undefined && target !== undefined) throw bothGiven('--mapping and --target');
  if (eachSheet && target === undefined)
    throw new AppError('USAGE', '--each-sheet needs --target, as each sheet has a mapping of its own.');
  if (eachSheet && allSheets) throw bothGiven('--each-sheet and --all-sheets');
  if (values['keep-source'] && values['no-keep-source'])
    throw bothGiven('--keep-source and --no-keep-source');
  return {
    kind: 'run',
    files: positionals,
    mapping,
    target,
    allSheets,
    eachSheet,
    outputs: {
      ...(values.outputs === undefined ? {} : { formats: outputFormatsOf(values.outputs) }),
      ...(values['raw-columns'] === true ? { rawColumns: true } : {}),
      ...(values['keep-source'] === true ? { keepSource: 'always' } : {}),
      ...(values['no-keep-source'] === true ? { keepSource: 'never' } : {}),
    },
    out: values.out,
    replace: values.replace ?? false,
    json: values.json ?? false,
  };
}
