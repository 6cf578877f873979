import { AppError } from '../../../core/model/errors.ts';
import { type RunFilter, type RunSort, runSorts } from '../../../core/model/runSearch.ts';

export interface HistoryOrder {
  readonly kind: 'history';
  /** `text`: a table for the eye. */
  readonly format: 'text' | 'json' | 'csv';
  readonly filter: RunFilter;
  readonly sort: RunSort;
}

/** What `history` may be given beside a format; those that are lists may stand several times. */
interface HistoryValues {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly find?: string;
  readonly pack?: readonly string[];
  readonly state?: readonly string[];
  readonly sender?: readonly string[];
  readonly person?: readonly string[];
  readonly rejects?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly sort?: string;
}

const states: readonly string[] = ['running', 'done', 'quarantined', 'failed', 'cancelled'];

/** @throws {AppError} `USAGE` */
export function historyOrder({
  values,
  positionals,
}: {
  readonly values: HistoryValues;
  readonly positionals: readonly string[];
}): HistoryOrder {
  if (positionals.length > 0) throw usage('history takes no files.');
  if (values.json === true && values.csv === true)
    throw usage('The command takes either of --json and --csv, not both.');
  for (const state of values.state ?? []) {
    if (!states.includes(state)) throw usage(`${state} is no state; there are ${states.join(', ')}.`);
  }
  const { sort = 'newest', since, until } = values;
  const order = runSorts.find((name) => name === sort);
  if (order === undefined) throw usage(`${sort} is no order; there are ${runSorts.join(', ')}.`);
  return {
    kind: 'history',
    format: values.json === true ? 'json' : values.csv === true ? 'csv' : 'text',
    sort: order,
    filter: {
      ...(values.find === undefined ? {} : { text: values.find }),
      facets: {
        pack: values.pack ?? [],
        state: values.state ?? [],
        sender: (values.sender ?? []).map((name) => name.toLowerCase()),
        person: values.person ?? [],
        rejects: values.rejects === true ? ['some'] : [],
      },
      ...(since === undefined ? {} : { from: dayOf(since, 0) }),
      // The day itself belongs to it.
      ...(until === undefined ? {} : { to: dayOf(until, 1) }),
    },
  };
}

/** The instant at which a day begins on this machine; `later` days after it. */
function dayOf(text: string, later: number): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = (parts?.slice(1) ?? []).map(Number);
  const date = new Date(year ?? Number.NaN, (month ?? 0) - 1, (day ?? 0) + later);
  const named = new Date(year ?? Number.NaN, (month ?? 0) - 1, day ?? 0);
  if (Number.isNaN(date.getTime()) || named.getMonth() !== (month ?? 0) - 1)
    throw usage(`${text} is no day; days are written as 2026-03-31.`);
  return date.toISOString();
}

function usage(message: string): AppError {
  return new AppError('USAGE', message);
}
