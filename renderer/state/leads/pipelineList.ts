import { create } from 'zustand';
import type { LeadLine, LeadPack, LeadView } from '../../../core/contract/leadViews.ts';
import type { PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { askZone } from '../app/askZone.ts';
import type { LeadsQuery } from './leadsPlace.ts';

/** Leads of one page of a search; it goes on behind them. */
const foundAtOnce = 100;
/** Words of a search, as the contract takes them. */
const mostWords = 8;

/** What of a pipeline's leads is shown. */
export interface PipelineList {
  readonly lines: readonly LeadLine[];
  /** Leads that are meant; `null` before an answer, and for a search, whose end nobody knows. */
  readonly total: number | null;
  /** Leads that there are, as far as was told. */
  readonly of: number | null;
  /** Place of the first line in the whole list, from 0. */
  readonly firstRow: number;
  readonly asOf: string | null;
  /** Where a search goes on; `null` where all is found, or pages are turned. */
  readonly next: string | null;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  /** Fields that are columns on the screen, from left to right. */
  readonly columns: readonly string[];
}

const nothing: PipelineList = {
  lines: [],
  total: null,
  of: null,
  firstRow: 0,
  asOf: null,
  next: null,
  isBusy: false,
  trouble: null,
  columns: [],
};

export const usePipelineList = create<PipelineList>()(() => nothing);

/** Whose leads are asked for. */
export interface LeadsOf {
  readonly place: PipelinePlace;
  readonly pack: LeadPack;
  readonly query: LeadsQuery;
  readonly page: number;
  readonly pageSize: number;
}

/** Counts the questions, so that a late answer to an old one is dropped. */
let question = 0;

/** Nothing of another pipeline stays in sight. */
export function clearPipelineList(): void {
  question += 1;
  usePipelineList.setState(nothing);
}

/** Asks for a page, or for the first of what a search finds. What was shown stays until the answer is there. */
export async function askLeads(wanted: LeadsOf): Promise<void> {
  question += 1;
  const mine = question;
  usePipelineList.setState({ isBusy: true });
  try {
    const shown = isSearch(wanted.query) ? await searched(wanted, null) : await paged(wanted);
    if (mine === question)
      usePipelineList.setState({ ...nothing, columns: usePipelineList.getState().columns, ...shown });
  } catch (cause) {
    if (mine === question) usePipelineList.setState({ isBusy: false, trouble: troubleOf(cause) });
  }
}

/** Goes on with a search behind what it has found. */
export async function lookFurther(wanted: LeadsOf): Promise<void> {
  const { lines, next } = usePipelineList.getState();
  if (next === null) return;
  const mine = question;
  usePipelineList.setState({ isBusy: true });
  try {
    const more = await searched(wanted, next);
    if (mine !== question) return;
    usePipelineList.setState({
      lines: [...lines, ...more.lines],
      next: more.next,
      isBusy: false,
      trouble: null,
    });
  } catch (cause) {
    if (mine === question) usePipelineList.setState({ isBusy: false, trouble: troubleOf(cause) });
  }
}

/** Words are looked for lead by lead, so that nobody knows how many will be found. */
export function isSearch({ text }: LeadsQuery): boolean {
  return wordsOf(text).length > 0;
}

/** Shows a lead as it was changed, where it is in the list. */
export function showLead({ id, values, changedAt }: LeadView): void {
  const shown: LeadLine = {
    id,
    values: values.map(({ value }) => value),
    isEdited: values.some(({ origin }) => origin?.kind === 'edit'),
    isUpdated: false,
    changedAt,
  };
  const { lines } = usePipelineList.getState();
  usePipelineList.setState({ lines: lines.map((one) => (one.id === id ? shown : one)) });
}

async function paged({ place, pack, query, page, pageSize }: LeadsOf): Promise<Partial<PipelineList>> {
  const { asOf } = usePipelineList.getState();
  const answer = await getSession().client.leads.page({
    place,
    packId: pack.packId,
    fields: query.fields,
    order: query.order,
    page,
    pageSize,
    asOf: page === 1 ? null : asOf,
    zone: askZone(),
  });
  const { lines, total, of } = answer;
  return { lines, total, of, firstRow: (page - 1) * pageSize, asOf: answer.asOf };
}

async function searched(
  { place, pack, query }: LeadsOf,
  after: string | null,
): Promise<Pick<PipelineList, 'lines' | 'next'>> {
  const fields = query.fields.flatMap(({ field, values }) => values.map((value) => ({ field, value })));
  const words = wordsOf(query.text);
  const asked = { place, packId: pack.packId, words, fields, limit: foundAtOnce };
  return getSession().client.leads.search({ ...asked, after });
}

/** The words that a search looks for. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}
