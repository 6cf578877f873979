import { foldedValue } from '../leads/leadFilter.ts';
import type { AskPlan, AskValue } from '../model/askPlan.ts';
import { AppError } from '../model/errors.ts';
import type { Lead, LeadFilter } from '../model/lead.ts';
import { askOptions } from '../model/options/askOptions.ts';
import type { AskStop } from '../ports/askStore.ts';
import type { LeadQuery, LeadStore } from '../ports/leadStore.ts';
import type { AskField, AskTopic } from './askField.ts';
import type { AskedRow } from './evaluate.ts';
import { meetsAll } from './rowTests.ts';

/** Fields that a pipeline's leads have beside their values; what only a desk knows cannot be asked of them. */
const known = new Set(['@loaded', '@edited']);

/** What a pipeline alone tells, by an index of its own. */
const changed: AskField = {
  name: '@changed',
  label: 'Changed',
  type: 'instant',
  values: [],
  words: ['changed', 'last changed', 'modified', 'updated', 'last updated'],
  unit: '',
  isShown: false,
  isUsed: true,
  isPersonal: false,
};

/** The leads of a pipeline as something to be asked about: those of a desk without what only a desk knows. */
export function leadTopic(topic: AskTopic): AskTopic {
  const fields = topic.fields.filter(({ name }) => !name.startsWith('@') || known.has(name));
  return { ...topic, fields: [...fields, changed] };
}

/**
 * What of a plan the table itself finds leads by: values that an index has, and the time since which they can have come.
 * It finds all that are meant and perhaps more; the rest of the plan is asked of each.
 */
export function leadFilterOf({ where }: Pick<AskPlan, 'where'>): LeadFilter {
  const fields: { field: string; value: string }[] = [];
  let changedSince: string | undefined;
  for (const [test, ...others] of where) {
    if (test === undefined || others.length > 0) continue;
    const [value, ...more] = test.kind === 'oneOf' && !test.isNot ? test.values : [];
    if (value !== undefined && more.length === 0 && foldedValue(value) !== '' && !test.field.startsWith('@'))
      fields.push({ field: test.field, value });
    // Whatever came since then changed since then.
    const isOfTime = test.field === '@loaded' || test.field === '@changed';
    if (test.kind === 'time' && !test.isNot && isOfTime && test.from !== null)
      changedSince = changedSince === undefined || changedSince < test.from ? test.from : changedSince;
  }
  return { fields, ...(changedSince === undefined ? {} : { changedSince }) };
}

/** A lead that a plan's conditions mean. */
export interface AskedLead extends AskedRow {
  readonly lead: Lead;
}

/**
 * Finds the leads that a plan's conditions mean, in the order in which they came.
 * @throws {AppError} `ASK_TOO_LONG` after `askOptions.answerMs`, or beyond `askOptions.leadsHeld`; `CANCELLED`
 */
export async function askedLeads(
  { store, nowMs }: { readonly store: Pick<LeadStore, 'find'>; readonly nowMs: () => number },
  asked: { readonly plan: AskPlan } & Pick<LeadQuery, 'packId' | 'findFields'>,
  stop?: AskStop,
): Promise<readonly AskedLead[]> {
  const { plan, packId, findFields } = asked;
  const query: LeadQuery = { packId, findFields, ...leadFilterOf(plan) };
  const end = nowMs() + askOptions.answerMs;
  const found = new Map<string, Lead>();
  for (let after: string | null = null; ; ) {
    const { leads, next } = await store.find(query, { after, limit: askOptions.windowRows });
    for (const lead of leads) if (meetsAll(plan.where, leadValueIn(lead))) found.set(lead.id, lead);
    if (next === null) break;
    if (stop?.aborted === true) throw new AppError('CANCELLED', 'The question was cancelled.');
    if (nowMs() > end || found.size > askOptions.leadsHeld)
      throw new AppError('ASK_TOO_LONG', 'The question goes over more leads than one answer can look at.', {
        remedy:
          'Narrow it down by what the table finds leads by: a company, a country, a time since they came.',
      });
    after = next;
  }
  return [...found.values()]
    .sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id))
    .map((lead, seq) => ({ lead, seq, valueOf: leadValueIn(lead) }));
}

/** Values of a lead by field, as questions see them. */
export function leadValueIn(lead: Lead): (field: string) => AskValue {
  return (name) => {
    if (name === '@loaded') return lead.createdAt;
    if (name === '@changed') return lead.changedAt;
    // What a person typed stands above all files.
    if (name === '@edited') return String(lead.values.some(({ stamp }) => stamp.startsWith('~')));
    const value = lead.values.find(({ field }) => field === name)?.value ?? null;
    return value === '' ? null : value;
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
