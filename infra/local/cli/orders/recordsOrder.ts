import { AppError } from '../../../../core/model/errors.ts';

/** Which loaded records are wanted, and in what form. */
export interface RecordsOrder {
  readonly kind: 'records';
  /** `text`: a table for the eye. */
  readonly format: 'text' | 'csv' | 'excel-csv' | 'json' | 'xlsx';
  /** Absent: the only pack that has records. */
  readonly pack: string | undefined;
  readonly find: string;
  readonly sort: string | undefined;
  readonly mark: 'waiting' | 'updated' | 'edited' | 'merged' | undefined;
  /** Records of the table; of other forms all are given. */
  readonly limit: number;
  /** File of the workbook. */
  readonly out: string | undefined;
}

interface RecordsValues {
  readonly pack?: string;
  readonly find?: string;
  readonly search?: string;
  readonly sort?: string;
  readonly state?: string;
  readonly limit?: string;
  readonly csv?: boolean;
  readonly 'excel-csv'?: boolean;
  readonly json?: boolean;
  readonly xlsx?: string;
}

const marks = ['waiting', 'updated', 'edited', 'merged'] as const;
/** Records of the table unless said: a screenful or two. */
const usualLimit = 50;

/** @throws {AppError} `USAGE` */
export function recordsOrder({
  values,
  positionals,
}: {
  readonly values: RecordsValues;
  readonly positionals: readonly string[];
}): RecordsOrder {
  if (positionals.length > 0) throw new AppError('USAGE', 'records takes no files.');
  const forms = (['csv', 'excel-csv', 'json', 'xlsx'] as const).filter((name) => values[name] !== undefined);
  if (forms.length > 1)
    throw new AppError('USAGE', `The command takes either of --${forms.join(' and --')}, not both.`);
  const mark = marks.find((name) => name === values.state);
  if (values.state !== undefined && mark === undefined)
    throw new AppError('USAGE', `${values.state} is no state; there are ${marks.join(', ')}.`);
  const limit = Number(values.limit ?? usualLimit);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new AppError('USAGE', `${values.limit ?? ''} is no number of records.`);
  return {
    kind: 'records',
    format: forms[0] ?? 'text',
    pack: values.pack,
    find: values.find ?? values.search ?? '',
    sort: values.sort,
    mark,
    limit,
    out: values.xlsx,
  };
}
