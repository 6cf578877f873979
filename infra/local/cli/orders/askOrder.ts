import { AppError } from '../../../../core/model/errors.ts';

/** A question of the command line. */
export interface AskOrder {
  readonly kind: 'ask';
  /** Empty where a query is given. */
  readonly question: string;
  /** File with a query in JSON. */
  readonly query: string | undefined;
  readonly format: 'text' | 'json' | 'csv';
  /** Rows of the table, and of JSON. */
  readonly limit: number;
  readonly zone: string;
}

/** Rows unless said: a screenful or two. */
const usualLimit = 50;

/** @throws {AppError} `USAGE` */
export function askOrder({
  values,
  positionals,
}: {
  readonly values: {
    readonly json?: boolean;
    readonly csv?: boolean;
    readonly query?: string;
    readonly limit?: string;
    readonly zone?: string;
  };
  readonly positionals: readonly string[];
}): AskOrder {
  const question = positionals.join(' ').trim();
  if (question === '' && values.query === undefined)
    throw new AppError('USAGE', 'The command lacks a question.');
  if (question !== '' && values.query !== undefined)
    throw new AppError('USAGE', 'The command takes either a question or --query, not both.');
  if (values.json === true && values.csv === true)
    throw new AppError('USAGE', 'The command takes either --json or --csv, not both.');
  const limit = Number(values.limit ?? usualLimit);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new AppError('USAGE', `${values.limit ?? ''} is no number of rows.`);
  return {
    kind: 'ask',
    question,
    query: values.query,
    format: values.json === true ? 'json' : values.csv === true ? 'csv' : 'text',
    limit,
    zone: values.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
