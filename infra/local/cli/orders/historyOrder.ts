import type { ScanSearch } from '../../../../core/contract/scanSearch.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { type RunFilter, type RunSort, runSorts } from '../../../../core/model/runSearch.ts';

/** What is wanted of the history. */
export type HistoryOrder = { readonly kind: 'history' } & (
  | {
      readonly action: 'list';
      /** `text`: a table for the eye. */
      readonly format: 'text' | 'json' | 'csv';
      readonly filter: RunFilter;
      readonly sort: RunSort;
    }
  | {
      readonly action: 'scans';
      readonly format: 'text' | 'json' | 'csv';
      readonly search: ScanSearch;
    }
  | { readonly action: 'show'; readonly id: string; readonly json: boolean }
  | {
      readonly action: 'release';
      readonly ids: readonly string[];
      readonly reason: string;
      readonly out: string | undefined;
      readonly replace: boolean;
      readonly json: boolean;
    }
);

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

/** The options of `history`, as Node reads them. */
export const historyFlags = {
  kind: text,
  json: flag,
  csv: flag,
  find: text,
  pack: texts,
  state: texts,
  sender: texts,
  person: texts,
  rejects: flag,
  since: text,
  until: text,
  sort: text,
  reason: text,
  out: text,
  replace: flag,
} as const;

/** What `history` may be given; options that are lists may stand several times. */
interface HistoryValues {
  readonly kind?: string;
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
  readonly reason?: string;
  readonly out?: string;
  readonly replace?: boolean;
}

const states: readonly string[] = ['running', 'done', 'quarantined', 'failed', 'cancelled'];

const scanStates: readonly string[] = ['listing', 'running', 'paused', 'done', 'stopped', 'failed'];

/** Options that mean nothing for scans. */
const ofRuns: readonly string[] = ['pack', 'sender', 'rejects', 'sort'];

/** Options of another action than the list. */
const ofRelease: readonly string[] = ['reason', 'out', 'replace'];

/** @throws {AppError} `USAGE` */
export function historyOrder({
  values,
  positionals,
}: {
  readonly values: HistoryValues;
  readonly positionals: readonly string[];
}): HistoryOrder {
  const [action, ...ids] = positionals;
  const given = Object.keys(values).filter((name) => name !== 'json');
  const json = values.json ?? false;
  switch (action) {
    case undefined:
      for (const name of given)
        if (ofRelease.includes(name)) throw usage(`--${name} belongs to history release.`);
      return ofScans(values) ? scansOrder(values) : listOrder(values);
    case 'show': {
      for (const name of given) throw usage(`--${name} does not belong to history show.`);
      const [id, another] = ids;
      if (id === undefined) throw usage('history show needs the id of a run.');
      if (another !== undefined) throw usage('history shows one run at a time.');
      return { kind: 'history', action, id, json };
    }
    case 'release': {
      for (const name of given)
        if (!ofRelease.includes(name)) throw usage(`--${name} does not belong to history release.`);
      const { reason = '', out, replace = false } = values;
      if (ids.length === 0) throw usage('history release needs the id of a run.');
      if (reason.trim() === '') throw usage('history release needs --reason with a text.');
      return { kind: 'history', action, ids: [...new Set(ids)], reason, out, replace, json };
    }
    default:
      throw usage(
        `There is no history ${action}; it is show or release, and history alone lists the runs. It takes no files.`,
      );
  }
}

/** @throws {AppError} `USAGE` for what is neither runs nor scans */
function ofScans({ kind = 'run' }: HistoryValues): boolean {
  if (kind !== 'run' && kind !== 'scan') throw usage(`${kind} is no kind; there are run and scan.`);
  return kind === 'scan';
}

function scansOrder(values: HistoryValues): HistoryOrder {
  for (const name of Object.keys(values))
    if (ofRuns.includes(name)) throw usage(`--${name} says nothing of scans.`);
  for (const state of values.state ?? []) {
    if (!scanStates.includes(state))
      throw usage(`${state} is no state of scans; there are ${scanStates.join(', ')}.`);
  }
  return {
    kind: 'history',
    action: 'scans',
    format: formatOf(values),
    search: {
      text: values.find ?? '',
      facets: { state: values.state ?? [], person: values.person ?? [] },
      ...timeOf(values),
    },
  };
}

function formatOf({ json, csv }: HistoryValues): 'text' | 'json' | 'csv' {
  if (json === true && csv === true) throw usage('The command takes either of --json and --csv, not both.');
  return json === true ? 'json' : csv === true ? 'csv' : 'text';
}

function timeOf({ since, until }: HistoryValues): { readonly from?: string; readonly to?: string } {
  return {
    ...(since === undefined ? {} : { from: dayOf(since, 0) }),
    // The day itself belongs to it.
    ...(until === undefined ? {} : { to: dayOf(until, 1) }),
  };
}

function listOrder(values: HistoryValues): HistoryOrder {
  const format = formatOf(values);
  for (const state of values.state ?? []) {
    if (!states.includes(state)) throw usage(`${state} is no state; there are ${states.join(', ')}.`);
  }
  const { sort = 'newest' } = values;
  const order = runSorts.find((name) => name === sort);
  if (order === undefined) throw usage(`${sort} is no order; there are ${runSorts.join(', ')}.`);
  return {
    kind: 'history',
    action: 'list',
    format,
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
      ...timeOf(values),
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
