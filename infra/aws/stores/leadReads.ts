import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Lead } from '../../../core/model/lead.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { leadKey, type LeadItem, readLeadOf } from './leadItems.ts';
import { batchGet } from './sessionReads.ts';
import { askedOf, type TableAccess } from './transact.ts';

/** Leads by their ids, in the same order. */
export async function leadsOf(
  access: TableAccess,
  ids: readonly string[],
): Promise<readonly (Lead | undefined)[]> {
  const found = new Map<string, Lead>();
  for (let from = 0; from < ids.length; from += batchKeys) {
    const keys = [...new Set(ids.slice(from, from + batchKeys))].map(leadKey);
    for (const item of await batchGet(access, keys))
      found.set(String(item['lead_id']), readLeadOf(item).lead);
  }
  return ids.map((id) => found.get(id));
}

/** Keys that DynamoDB reads at once. */
const batchKeys = 100;

/** Pages of a query, each as many as are read of leads at once. */
export async function* pagesOf(
  access: TableAccess,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<readonly LeadItem[]> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const command = new QueryCommand({
      Limit: batchKeys,
      ...query,
      TableName: access.table,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    const page = await attemptCloud(askedOf(access, 'dynamodb:Query'), () => access.client.send(command));
    if (page.Items !== undefined && page.Items.length > 0) yield page.Items;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
