import { AppError } from '../../../../core/model/errors.ts';
import type { SuggestionId } from '../../../../core/model/standardising.ts';

/** What is to be done about values of loaded records that are not in standard form. */
export interface StandardOrder {
  readonly kind: 'standardise';
  /** `estimate`: nothing is sent. */
  readonly what: 'estimate' | 'send' | 'list' | 'accept' | 'reject' | 'dead';
  /** Only values that were asked about in vain. */
  readonly again: boolean;
  /** Absent: the only pack that has records. */
  readonly pack: string | undefined;
  /** Absent: every field whose values may be sent. */
  readonly fields: readonly string[] | undefined;
  readonly mostCost: number | null;
  /** Suggestions that are decided. */
  readonly ids: readonly SuggestionId[] | 'all';
  readonly json: boolean;
}

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

export const standardFlags = {
  pack: text,
  fields: text,
  estimate: flag,
  yes: flag,
  'most-cost': text,
  again: flag,
  suggestions: flag,
  dead: flag,
  accept: text,
  reject: text,
  json: flag,
} as const;

interface StandardValues {
  readonly pack?: string;
  readonly fields?: string;
  readonly estimate?: boolean;
  readonly yes?: boolean;
  readonly 'most-cost'?: string;
  readonly again?: boolean;
  readonly suggestions?: boolean;
  readonly dead?: boolean;
  readonly accept?: string;
  readonly reject?: string;
  readonly json?: boolean;
}

/** @throws {AppError} `USAGE` */
export function standardOrder({
  values,
  positionals,
}: {
  readonly values: StandardValues;
  readonly positionals: readonly string[];
}): StandardOrder {
  if (positionals.length > 0) throw new AppError('USAGE', 'records standardise takes no files.');
  const wishes = (['estimate', 'yes', 'suggestions', 'dead', 'accept', 'reject'] as const).filter(
    (name) => values[name] !== undefined,
  );
  if (wishes.length > 1)
    throw new AppError('USAGE', `The command takes either of --${wishes.join(' and --')}, not both.`);
  const what = kinds[wishes[0] ?? 'estimate'];
  if (values.again === true && what !== 'estimate' && what !== 'send')
    throw new AppError('USAGE', '--again goes with --estimate or --yes.');
  const given = values['most-cost'];
  const mostCost = given === undefined ? null : Number(given);
  if (mostCost !== null && (given?.trim() === '' || !(mostCost >= 0)))
    throw new AppError('USAGE', `${given ?? ''} is no amount.`);
  const fields = values.fields?.split(',').map((name) => name.trim());
  if (fields?.includes('') === true) throw new AppError('USAGE', '--fields takes names with commas between.');
  return {
    kind: 'standardise',
    what,
    again: values.again === true,
    pack: values.pack,
    fields,
    mostCost,
    ids: idsOf(values.accept ?? values.reject ?? 'all'),
    json: values.json === true,
  };
}

const kinds = {
  estimate: 'estimate',
  yes: 'send',
  suggestions: 'list',
  dead: 'dead',
  accept: 'accept',
  reject: 'reject',
} as const;

function idsOf(text: string): StandardOrder['ids'] {
  if (text === 'all') return 'all';
  return text.split(',').map((part) => {
    const id = Number(part);
    if (!Number.isSafeInteger(id) || id < 1)
      throw new AppError('USAGE', `${part} is no number of a suggestion.`);
    return String(id) as SuggestionId;
  });
}
