import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { PackId } from '../../../core/model/ids.ts';
import { countedItems } from '../../../core/model/session.ts';
import {
  type StandardJob,
  type StandardJobId,
  type StandardJobState,
  standardLimits,
} from '../../../core/model/standardising.ts';
import { asSessionId } from '../../../core/model/session.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { numberOf, type TableItem, textOf } from './sessionItems.ts';
import { batchGet, readSession, type ReadSession } from './sessionReads.ts';
import { jobKey, type StandardAccess } from './standardItems.ts';
import { askedOf, type TableAccess } from './transact.ts';

/** Keys that DynamoDB reads at once. */
const batchKeys = 100;

/** Items by their keys, strongly consistent, in no order, however many there are. */
export async function itemsAt(
  access: TableAccess,
  keys: readonly Readonly<Record<string, string>>[],
): Promise<readonly TableItem[]> {
  const found: TableItem[] = [];
  for (let from = 0; from < keys.length; from += batchKeys)
    found.push(...(await batchGet(access, keys.slice(from, from + batchKeys))));
  return found;
}

/** How many items a query finds; nothing of them is read but their keys. */
export async function countOf(
  access: TableAccess,
  query: Omit<QueryCommandInput, 'TableName' | 'Select'>,
): Promise<number> {
  let count = 0;
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const command = new QueryCommand({
      ...query,
      TableName: access.table,
      Select: 'COUNT',
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    const page = await attemptCloud(askedOf(access, 'dynamodb:Query'), () => access.client.send(command));
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}

/** What of a job never changes. */
type JobDocument = Pick<
  StandardJob,
  'id' | 'packId' | 'fields' | 'rules' | 'provider' | 'modelId' | 'estimate' | 'by' | 'startedAt'
>;

/** A job on its way into the table; `asked` and `known` are values. */
export function jobItem(
  job: JobDocument & Pick<StandardJob, 'mostCost' | 'mostTokens'>,
  { asked, known }: { readonly asked: number; readonly known: number },
): Record<string, unknown> {
  const { mostCost, mostTokens, ...document } = job;
  return {
    ...jobKey(job.id),
    pack_id: job.packId,
    state: 'running',
    why: '',
    most_cost: mostCost ?? undefined,
    most_tokens: mostTokens,
    asked,
    known,
    document: JSON.stringify(document),
  };
}

/** The session of a job. */
export const sessionAccess = ({ client, region, sessionsTable }: StandardAccess): TableAccess => ({
  client,
  region,
  table: sessionsTable,
});

/** A job as it stands in its item and in its session. */
export async function jobOf(access: StandardAccess, item: TableItem): Promise<StandardJob | undefined> {
  const document = JSON.parse(textOf(item, 'document')) as JobDocument;
  const read = await readSession(sessionAccess(access), asSessionId(document.id));
  return read === undefined ? undefined : joined(document, item, read);
}

function joined(document: JobDocument, item: TableItem, { session, meta, shards }: ReadSession): StandardJob {
  const parts = shards.length === 0 ? [meta] : shards;
  const sum = (name: string): number => parts.reduce((all, part) => all + numberOf(part, name), 0);
  const mostCost: unknown = item['most_cost'];
  return {
    ...document,
    // The session is the authority on whether it has ended.
    state:
      session.status === 'complete'
        ? 'done'
        : session.status === 'forced'
          ? 'ended'
          : (textOf(item, 'state') as StandardJobState),
    why: textOf(item, 'why'),
    met: standardLimits.find((one) => one === item['met']) ?? null,
    mostCost: typeof mostCost === 'number' ? mostCost : null,
    mostTokens: numberOf(item, 'most_tokens'),
    endedAt: session.endedAt,
    total: session.total ?? 0,
    counted: countedItems(session.counts),
    values: numberOf(item, 'asked'),
    suggested: numberOf(item, 'known') + sum('suggested'),
    left: sum('left_so'),
    refused: sum('refused'),
    cached: sum('cached'),
    late: session.counts.late,
  };
}

/** The job with this id. */
export async function readJob(access: StandardAccess, id: StandardJobId): Promise<StandardJob | undefined> {
  const item = await jobItemOf(access, id);
  return item === undefined ? undefined : jobOf(access, item);
}

async function jobItemOf(access: StandardAccess, id: StandardJobId): Promise<TableItem | undefined> {
  const [item] = await batchGet(access, [jobKey(id)]);
  return item;
}

/** The pack of a job; `undefined` where there is no such job. */
export async function packOf(access: StandardAccess, id: StandardJobId): Promise<PackId | undefined> {
  const item = await jobItemOf(access, id);
  return item === undefined ? undefined : (textOf(item, 'pack_id') as PackId);
}
