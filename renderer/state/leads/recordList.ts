import { create } from 'zustand';
import type { RecordCounting, RecordId, RecordRow, RecordView } from '../../../core/contract/recordViews.ts';
import type { PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { tellTrouble } from '../app/toasts.ts';
import { filterOf, type LeadsQuery } from './leadsPlace.ts';

/** Records fetched at once, and pages kept on each side of what is in sight. */
const pageRecords = 100;
const pagesAround = 4;

/** The list of records as far as it is there. */
export interface RecordList {
  readonly packId: PackId | null;
  readonly query: LeadsQuery | null;
  /** Of the query, or of the one before it until the answer is there; `null` before any answer. */
  readonly counting: RecordCounting | null;
  readonly pages: ReadonlyMap<number, readonly RecordRow[]>;
  /** Values of fields with counts, of the same query; `null` where they were not counted. */
  readonly values: ReadonlyMap<string, readonly { readonly value: string; readonly count: number }[] | null>;
  readonly trouble: Trouble | null;
}

export const useRecordList = create<RecordList>()(() => ({
  packId: null,
  query: null,
  counting: null,
  pages: new Map(),
  values: new Map(),
  trouble: null,
}));

/** Counts the questions, so that a late answer to an old one is dropped. */
let question = 0;
const fetching = new Set<string>();

export interface RecordQuestion {
  readonly packId: PackId;
  readonly query: LeadsQuery;
  /** Fields whose values are counted. */
  readonly facets: readonly string[];
  /** The row to begin with, which is in sight. */
  readonly first?: number;
}

/** Asks anew. What was shown stays until the answer is there. */
export async function askRecords({ packId, query, facets, first = 0 }: RecordQuestion): Promise<void> {
  question += 1;
  const mine = question;
  const isOther = useRecordList.getState().packId !== packId;
  useRecordList.setState(
    isOther ? { packId, query, counting: null, pages: new Map(), values: new Map() } : { packId, query },
  );
  const { records } = getSession().client;
  const filter = filterOf(query);
  const page = Math.floor(first / pageRecords);
  try {
    const [counting, rows] = await Promise.all([
      records.count({ packId, filter }),
      records.page({ packId, filter, order: query.order, first: page * pageRecords, count: pageRecords }),
    ]);
    if (mine !== question) return;
    useRecordList.setState({ counting, pages: new Map([[page, rows]]), trouble: null });
    for (const field of facets) {
      const { values } = await records.values({ packId, filter, field });
      if (mine !== question) return;
      useRecordList.setState({ values: new Map(useRecordList.getState().values).set(field, values) });
    }
  } catch (cause) {
    if (mine === question) useRecordList.setState({ trouble: troubleOf(cause) });
  }
}

/** Fetches the pages that hold some rows of the list, where they are not there yet. */
export function showRecords(first: number, last: number): void {
  const { counting } = useRecordList.getState();
  const end = Math.min(last, (counting?.total ?? 0) - 1);
  for (let page = Math.floor(first / pageRecords); page <= Math.floor(end / pageRecords); page += 1)
    void fetchPage(page);
}

async function fetchPage(page: number): Promise<void> {
  const { packId, query, pages, counting } = useRecordList.getState();
  const mine = question;
  const key = `${String(mine)} ${String(page)}`;
  if (packId === null || query === null || counting === null || pages.has(page) || fetching.has(key)) return;
  fetching.add(key);
  try {
    const rows = await rowsAt(page * pageRecords, pageRecords);
    if (mine !== question) return;
    const near = [...useRecordList.getState().pages].filter(
      ([other]) => other === 0 || Math.abs(other - page) <= pagesAround,
    );
    useRecordList.setState({ pages: new Map([...near, [page, rows]]), trouble: null });
  } catch (cause) {
    if (mine === question) useRecordList.setState({ trouble: troubleOf(cause) });
  } finally {
    fetching.delete(key);
  }
}

/** Rows from anywhere in the list; at most 1,000 are asked for, by pages. */
export async function rowsAt(first: number, count: number): Promise<readonly RecordRow[]> {
  const { packId, query } = useRecordList.getState();
  if (packId === null || query === null) return [];
  const rows: RecordRow[] = [];
  for (let from = first; from < first + count; from += pageRecords) {
    const page = await getSession().client.records.page({
      packId,
      filter: filterOf(query),
      order: query.order,
      first: from,
      count: Math.min(pageRecords, first + count - from),
    });
    rows.push(...page);
    if (page.length < pageRecords) break;
  }
  return rows;
}

/** The record at a place of the list; `undefined` while it is not there. */
export function recordAt(pages: RecordList['pages'], index: number): RecordRow | undefined {
  return pages.get(Math.floor(index / pageRecords))?.[index % pageRecords];
}

/** The place of a record among those fetched; -1 where it is none of them. */
export function placeOf(pages: RecordList['pages'], id: RecordId): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * pageRecords + at;
  }
  return -1;
}

/** Sets one value and shows it in the list at once. @returns the record as it is now, `null` where that failed */
export async function saveValue(
  view: Pick<RecordView, 'packId' | 'id' | 'operation'>,
  { field, value }: { readonly field: string; readonly value: string },
): Promise<RecordView | null> {
  try {
    const { packId, id, operation } = view;
    const saved = await getSession().client.records.edit({
      packId,
      recordId: id,
      basis: operation,
      field,
      value,
    });
    const pages = new Map(
      [...useRecordList.getState().pages].map(([page, rows]) => [
        page,
        rows.map((row) => (row.id === id ? { ...row, values: saved.values.map((one) => one.value) } : row)),
      ]),
    );
    useRecordList.setState({ pages });
    return saved;
  } catch (cause) {
    tellTrouble(cause);
    return null;
  }
}
