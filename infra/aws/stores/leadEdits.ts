import { editedLead, leadWithout } from '../../../core/leads/foldLead.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { Lead, LeadEntry, LeadId, LeadRule, LeadStamp } from '../../../core/model/lead.ts';
import { leadTableOptions } from '../../../core/model/options/leadOptions.ts';
import type { LeadEdit } from '../../../core/ports/leadStore.ts';
import {
  entryKey,
  entryOf,
  itemOfLead,
  leadEntry,
  leadKey,
  type Mark,
  meaningOf,
  nameOfKey,
  type ReadLead,
  readLeadOf,
} from './leadItems.ts';
import { pagesOf } from './leadReads.ts';
import { batchGet } from './sessionReads.ts';
import { type Actions, contention, type TableAccess, transact } from './transact.ts';

interface EditParts {
  readonly access: TableAccess;
  readonly mark: Mark;
}

/** A lead as it stands, whichever of its names was given. */
export async function readLead(access: TableAccess, name: string): Promise<ReadLead | undefined> {
  const [item] = await batchGet(access, [leadKey(name)]);
  if (item === undefined) return undefined;
  const other = meaningOf(item);
  return other === undefined ? readLeadOf(item) : readLead(access, other);
}

export async function readHistory(access: TableAccess, id: LeadId): Promise<readonly LeadEntry[]> {
  const entries: LeadEntry[] = [];
  for await (const items of pagesOf(access, {
    ConsistentRead: true,
    Limit: 1_000,
    KeyConditionExpression: 'lead_id = :id',
    ExpressionAttributeValues: { ':id': id },
  }))
    for (const item of items) if (item['entry'] !== leadEntry) entries.push(entryOf(item));
  return entries.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ at, stamp }: LeadEntry): string {
  return `${at} ${stamp}`;
}

async function present(access: TableAccess, id: LeadId): Promise<ReadLead> {
  const read = await readLead(access, id);
  if (read === undefined) throw new AppError('NOT_FOUND', 'There is no such lead.');
  return read;
}

/** Makes an edit; see `LeadStore.edit`. */
export async function editLead({ access, mark }: EditParts, change: LeadEdit): Promise<Lead> {
  const { table: TableName } = access;
  for (let tried = 1; tried <= leadTableOptions.tries; tried++) {
    const before = await present(access, change.id);
    const { id, packId } = before.lead;
    const keyName = change.key === undefined ? undefined : nameOfKey(mark, packId, change.key);
    const addsKey = keyName !== undefined && (await isFree(access, keyName, id));
    const { lead, entry } = editedLead(before.lead, change);
    const after: ReadLead = {
      ...before,
      lead,
      revision: before.revision + 1,
      keyName: keyName ?? before.keyName,
    };
    const actions: Actions = [
      leadPut(TableName, after, { mark, findFields: change.findFields }),
      {
        Put: {
          TableName,
          Item: {
            ...entryKey(id, 'edit', entry.stamp),
            document: JSON.stringify({ ...entry, addsKey }),
            // For whoever takes it back.
            given_key: keyName,
            former_key: keyName === undefined ? undefined : (before.keyName ?? undefined),
          },
        },
      },
    ];
    if (addsKey)
      actions.push({
        Put: {
          TableName,
          Item: { ...leadKey(keyName), means: id },
          ConditionExpression: 'attribute_not_exists(lead_id)',
        },
      });
    if ((await transact(access, actions)) === 'written') return lead;
  }
  throw contention(access);
}

/** Whether a key means nothing yet. @returns `false` where it means this lead already; @throws {AppError} `RECORD_KEY_TAKEN` */
async function isFree(access: TableAccess, keyName: string, id: LeadId): Promise<boolean> {
  const owner = await readLead(access, keyName);
  if (owner === undefined) return true;
  if (owner.lead.id === id) return false;
  throw new AppError('RECORD_KEY_TAKEN', 'Another lead has this value already, and it tells leads apart.');
}

/** Takes an edit back; see `LeadStore.undo`. */
export async function undoEdit(
  { access, mark }: EditParts,
  id: LeadId,
  given: { readonly edit: LeadStamp; readonly at: string; readonly by: string } & LeadRule,
): Promise<Lead> {
  const { table: TableName } = access;
  for (let tried = 1; tried <= leadTableOptions.tries; tried++) {
    const before = await present(access, id);
    const key = entryKey(before.lead.id, 'edit', given.edit);
    const [item] = await batchGet(access, [key]);
    const { lead, entry } = leadWithout(before.lead, await readHistory(access, before.lead.id), given);
    const { given_key: givenKey, former_key: formerKey } = item ?? {};
    const after: ReadLead = {
      ...before,
      lead,
      revision: before.revision + 1,
      keyName: givenKey === undefined ? before.keyName : formerKey === undefined ? null : String(formerKey),
    };
    const actions: Actions = [
      leadPut(TableName, after, { mark, findFields: given.findFields }),
      { Put: { TableName, Item: { ...item, document: JSON.stringify(entry) } } },
    ];
    if (entry.addsKey) actions.push({ Delete: { TableName, Key: leadKey(String(givenKey)) } });
    if ((await transact(access, actions)) === 'written') return lead;
  }
  throw contention(access);
}

function leadPut(
  TableName: string,
  after: ReadLead,
  given: { readonly mark: Mark; readonly findFields: readonly string[] },
): Actions[number] {
  return {
    Put: {
      TableName,
      Item: itemOfLead(after, given),
      ConditionExpression: 'revision = :read',
      ExpressionAttributeValues: { ':read': after.revision - 1 },
    },
  };
}
