import type { LeadLine, LeadPack, LeadPageView } from '../../contract/leadViews.ts';
import { askPlace } from '../../ask/askPlace.ts';
import { textOf } from '../../leads/foldLead.ts';
import type { AskQuery } from '../../model/ask.ts';
import type { PackId } from '../../model/ids.ts';
import type { Lead } from '../../model/lead.ts';
import type { PipelineLink } from '../../ports/pipelineLink.ts';

/** Which leads are wanted, in which order, and which page of them. */
export interface LeadsWanted {
  readonly packId: PackId;
  readonly fields: readonly { readonly field: string; readonly values: readonly string[] }[];
  readonly order: { readonly field: string | null; readonly descending: boolean };
  readonly page: number;
  readonly pageSize: number;
  /** As the first page told it. */
  readonly asOf: string | null;
  readonly zone: string;
}

type Wanted = LeadsWanted & { readonly pack: LeadPack };

/** When a lead changed last, as a field of questions over the leads of a pipeline. */
const changedField = '@changed';

/**
 * A page of leads. All of them by when they came or changed are counted by the table itself; any other list is a question, which
 * is answered over as many leads as one answer holds.
 *
 * @throws {AppError} `ASK_TOO_LONG` where the list goes over more leads than one answer can look at
 */
export function leadsPage(link: Pick<PipelineLink, 'leads' | 'asks'>, wanted: Wanted): Promise<LeadPageView> {
  const isPlain = wanted.fields.length === 0 && [null, changedField].includes(wanted.order.field);
  return isPlain ? arrived(link, wanted) : asked(link, wanted);
}

async function arrived(
  { leads: api }: Pick<PipelineLink, 'leads'>,
  { pack, page, pageSize, order }: Wanted,
): Promise<LeadPageView> {
  const by = order.field === changedField ? 'changed' : 'arrived';
  const sort = order.descending ? (`-${by}` as const) : by;
  const found = await api.page({ pack: pack.packId, page, pageSize, sort });
  const { leads, pages, total, first, last } = found;
  const lines = leads.map((lead) => lineOf(lead, pack));
  return { lines, page, pages, total, of: total, first, last, asOf: null };
}

async function asked({ asks }: Pick<PipelineLink, 'asks'>, wanted: Wanted): Promise<LeadPageView> {
  const { pack, page, pageSize, zone } = wanted;
  const query = leadsQuery({
    ...wanted,
    columns: [...pack.fields.map(({ name }) => name), '@edited', changedField],
  });
  const answered = async (after: string | null, limit: number) => {
    const { answer } = await asks.ask({ asked: { query }, zone, after, limit });
    // A query is always answered.
    return answer ?? { rows: [], total: 0, of: 0, asOf: '' };
  };
  const from = (page - 1) * pageSize;
  // A page in the middle belongs to an answer whose moment is not known yet.
  const asOf = from === 0 ? null : (wanted.asOf ?? (await answered(null, 1)).asOf);
  const found = await answered(asOf === null ? null : askPlace(Date.parse(asOf), from), pageSize);
  const lines = found.rows.flatMap(({ cells, leadId }): LeadLine[] => {
    if (leadId === null) return [];
    const values = pack.fields.map((_, at) => (cells[at] == null ? null : String(cells[at])));
    const [isEdited, changedAt] = cells.slice(pack.fields.length);
    return [
      { id: leadId, values, isEdited: isEdited === 'true', isUpdated: false, changedAt: String(changedAt) },
    ];
  });
  const { total, of } = found;
  const isEmpty = lines.length === 0;
  return {
    lines,
    page,
    pages: Math.ceil(total / pageSize),
    total,
    // Leads are always counted.
    of: of ?? total,
    first: isEmpty ? 0 : from + 1,
    last: isEmpty ? 0 : from + lines.length,
    asOf: found.asOf,
  };
}

/** A list of leads as a question. */
export function leadsQuery({
  packId,
  fields,
  order,
  columns,
}: Pick<LeadsWanted, 'packId' | 'fields' | 'order'> & { readonly columns: readonly string[] }): AskQuery {
  return {
    subject: { kind: 'records', packId },
    where: fields.map(({ field, values }) => {
      const filled = values.filter((value) => value !== '');
      const is = { field, test: { op: 'is', values: filled } } as const;
      const empty = { field, test: { op: 'empty' } } as const;
      if (filled.length === values.length) return is;
      return filled.length === 0 ? empty : { any: [is, empty] };
    }),
    groups: [],
    measures: [],
    order: [{ by: { field: order.field ?? '@loaded' }, descending: order.descending }],
    limit: null,
    columns,
  };
}

/** A lead as a line of a list. */
export function lineOf({ id, version, values, changedAt }: Lead, { fields }: LeadPack): LeadLine {
  // Stamps of what a person typed stand above those of all files; see `LeadStamp`.
  const isEdited = values.some(({ stamp }) => stamp.startsWith('~'));
  return {
    id,
    values: fields.map(({ name }) => textOf(values, name)),
    isEdited,
    isUpdated: version > 1 && !isEdited,
    changedAt,
  };
}
