import { readScope } from '../app/askScope.ts';
import type { AskScope } from '../../../core/contract/askViews.ts';
import type { LeadId } from '../../../core/contract/leadViews.ts';
import type { PackId, PipelinePlace } from '../../../core/contract/views.ts';
import type { RecordFilter, RecordId, RecordMark, RecordOrder } from '../../../core/contract/recordViews.ts';

export const leadsParts = ['records', 'duplicates', 'decisions', 'standard'] as const;
/** Those of a pipeline’s leads, which have no likely duplicates. */
export const pipelineLeadsParts = ['records', 'standard'] as const;
export type LeadsPart = (typeof leadsParts)[number];
export const markNames = ['waiting', 'updated', 'edited', 'merged'] as const;

/** What the list is narrowed down to, and its order. */
export interface LeadsQuery {
  readonly text: string;
  readonly mark: RecordMark | 'waiting' | null;
  readonly fields: NonNullable<RecordFilter['fields']>;
  readonly order: RecordOrder;
  /** The conditions of a question whose rows are shown. */
  readonly asked: AskScope | null;
}

/** Where in Leads one is; the whole of it stands in the address. */
export interface LeadsPlace {
  readonly part: LeadsPart;
  /** `null`: the first pack that has records. */
  readonly packId: PackId | null;
  readonly query: LeadsQuery;
  readonly recordId: RecordId | null;
  /** The pipeline whose leads are meant; absent for what this desk keeps. */
  readonly on?: PipelinePlace;
  /** A lead of that pipeline. */
  readonly leadId?: LeadId;
}

export const emptyQuery: LeadsQuery = {
  text: '',
  mark: null,
  fields: [],
  order: { field: null, descending: true },
  asked: null,
};

/** What stands in an address for each pipeline. */
const pipelineParts = { folder: 'in-folder', aws: 'in-aws' } as const;

/** Parameters of fields begin with this, so that a field may be called as it likes. */
const fieldMark = 'f.';

/** Reads an address; what it does not know is left out. */
export function leadsPlaceOf(path: string): LeadsPlace {
  const [place = '', search = ''] = path.split('?');
  const parts = new URLSearchParams(search);
  const second = place.split('/')[2];
  const on = (['folder', 'aws'] as const).find((name) => pipelineParts[name] === second);
  const named = on === undefined ? second : parts.get('part');
  const part =
    (on === undefined ? leadsParts : pipelineLeadsParts).find((name) => name === named) ?? 'records';
  const lead = parts.get('lead');
  const names = [...new Set([...parts.keys()].filter((name) => name.startsWith(fieldMark)))];
  const sort = parts.get('sort');
  const id = Number(parts.get('record') ?? 'none');
  return {
    part,
    packId: parts.get('pack') as PackId | null,
    query: {
      text: (parts.get('text') ?? '').slice(0, 200),
      mark: markNames.find((name) => name === parts.get('mark')) ?? null,
      fields: names.map((name) => ({
        field: name.slice(fieldMark.length),
        values: [...new Set(parts.getAll(name))],
      })),
      order: { field: sort === '' ? null : sort, descending: parts.get('way') !== 'up' },
      asked: readScope(parts.get('asked')),
    },
    recordId: Number.isSafeInteger(id) && id > 0 ? (id as RecordId) : null,
    ...(on === undefined ? {} : { on }),
    ...(lead === null ? {} : { leadId: lead as LeadId }),
  };
}

/** The address of a place; what is as always is left out. */
export function leadsPath({ part, packId, query, recordId, on, leadId }: LeadsPlace): string {
  const parts = new URLSearchParams();
  if (packId !== null) parts.set('pack', packId);
  if (query.text !== '') parts.set('text', query.text);
  if (query.mark !== null) parts.set('mark', query.mark);
  for (const { field, values } of query.fields)
    for (const value of values) parts.append(`${fieldMark}${field}`, value);
  if (query.order.field !== null) parts.set('sort', query.order.field);
  if (!query.order.descending) parts.set('way', 'up');
  if (query.asked !== null) parts.set('asked', JSON.stringify(query.asked));
  if (recordId !== null) parts.set('record', String(recordId));
  if (leadId !== undefined) parts.set('lead', leadId);
  if (on !== undefined && part !== 'records') parts.set('part', part);
  const search = parts.toString();
  const second = on === undefined ? part : pipelineParts[on];
  const place = second === 'records' ? '/leads' : `/leads/${second}`;
  return search === '' ? place : `${place}?${search}`;
}

/** The query with a value of a field taken in, or out where it was in. */
export function toggledValue(query: LeadsQuery, field: string, value: string): LeadsQuery {
  const chosen = query.fields.find((one) => one.field === field)?.values ?? [];
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const others = query.fields.filter((one) => one.field !== field);
  return { ...query, fields: values.length === 0 ? others : [...others, { field, values }] };
}

/** Whether anything is left out of the list. */
export function isNarrowed({ text, mark, fields, asked }: LeadsQuery): boolean {
  return asked !== null || text !== '' || mark !== null || fields.length > 0;
}

/** What the store is asked for a query. */
export function filterOf({ text, mark, fields, asked }: LeadsQuery): RecordFilter {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(mark === null ? {} : { mark }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(asked === null ? {} : { asked }),
  };
}
