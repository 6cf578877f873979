import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../core/model/errors.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { attemptCloud } from '../cloudErrors.ts';

/** Actions of one transaction. */
export type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** A table, and the way to it. */
export interface TableAccess {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly region: string;
}

/** A change of one item. */
export type OneUpdate = NonNullable<Actions[number]['Update']>;

/**
 * Writes all of it or nothing. When its answer is lost it is sent again under the same token, and DynamoDB does it once.
 * The token is of this call and not a digest of what is written: for ten minutes DynamoDB answers an equal digest with
 * the first success, even when a session was opened again since, and what was counted counts no more. Whoever calls twice
 * meets the conditions instead. Where others have hold of the same items it waits a random while and tries again, at most
 * 12 times.
 *
 * @returns `refused` where a condition does not hold; then nothing was written
 * @throws {AppError} `STORE_UNAVAILABLE` when contention does not end
 */
export function transact(access: TableAccess, actions: Actions): Promise<Written> {
  const command = new TransactWriteCommand({ TransactItems: actions, ClientRequestToken: randomUUID() });
  return persist(access, 'dynamodb:TransactWriteItems', () => access.client.send(command));
}

/** The same for one item at half the price. Sent again after a lost answer, it meets its own condition. */
export function updateOne(access: TableAccess, update: OneUpdate): Promise<Written> {
  const command = new UpdateCommand(update);
  return persist(access, 'dynamodb:UpdateItem', () => access.client.send(command));
}

type Written = 'written' | 'refused';

async function persist(access: TableAccess, action: string, send: () => Promise<unknown>): Promise<Written> {
  const { tries, firstWaitMs, mostWaitMs } = sessionTableOptions;
  for (let tried = 1; ; tried++) {
    const answer = await attemptCloud(askedOf(access, action), () => sendOnce(send));
    if (answer !== 'contended') return answer;
    if (tried === tries) throw contention(access);
    await wait(Math.random() * Math.min(mostWaitMs, firstWaitMs * 2 ** tried));
  }
}

/** What is said when others write to the same items again and again. */
export function contention({ table }: TableAccess): AppError {
  return new AppError('STORE_UNAVAILABLE', `Too many at once write to ${table}.`, {
    remedy: 'Wait a little, then try again; nothing was lost.',
  });
}

/** What is said when AWS fails at it. */
export function askedOf({ table, region }: TableAccess, action: string) {
  return { action, resource: table, region };
}

async function sendOnce(send: () => Promise<unknown>): Promise<Written | 'contended'> {
  try {
    await send();
    return 'written';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (contended.has(error.name)) return 'contended';
    if (error.name === 'ConditionalCheckFailedException') return 'refused';
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).flatMap(({ Code }) => Code ?? []);
    // What does not hold for one of them decides, even when another was contended: that is how things stood.
    if (codes.includes('ConditionalCheckFailed')) return 'refused';
    if (codes.some((code) => contended.has(code))) return 'contended';
    throw error;
  }
}

/** Names of exceptions, and codes of reasons why a transaction was given up. */
const contended: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);
