import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LlmAnswer, LlmOutcome } from '../../../core/model/llm.ts';
import type { LlmAnswerStore } from '../../../core/ports/llmStores.ts';
import type { LlmTurns } from '../../../core/ports/llmTurns.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { conditionHeld } from './conditionHeld.ts';
import { dynamoLlmLedger, type LlmLedgerPart, type LlmTable } from './dynamoLlmLedger.ts';

/** Answers, calls and turns of the pipeline on DynamoDB. Answers stay as long as the table does. */
export function dynamoLlmStores(parts: LlmTable): {
  readonly ledger: LlmLedgerPart;
  readonly answers: LlmAnswerStore;
  readonly turns: LlmTurns;
} {
  const { client, region, table } = parts;
  const ask = <T>(action: string, work: () => Promise<T>): Promise<T> =>
    attemptCloud({ action: `dynamodb:${action}`, resource: table, region }, work);
  const read = async (pack_id: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const command = new GetCommand({ TableName: table, Key: { pack_id, entry: 'A' }, ConsistentRead: true });
    return (await ask('GetItem', () => client.send(command))).Item;
  };
  const write = async (pack_id: string, rest: Readonly<Record<string, unknown>>): Promise<void> => {
    const Item = { pack_id, entry: 'A', ...rest };
    await ask('PutItem', () => client.send(new PutCommand({ TableName: table, Item })));
  };
  const turn = (key: string) => `MODEL#TURN#${key}`;
  const answer = (key: string) => `MODEL#ANSWER#${key}`;
  /** Times of other processes are compared with, so the second that the table forgets it by is none of them. */
  const forgotten = (untilMs: number) => ({ expires_at: Math.ceil(untilMs / 1000) + keptSeconds });

  return {
    ledger: dynamoLlmLedger(parts),
    answers: {
      async get(key) {
        const item = await read(answer(key));
        return item === undefined ? undefined : (JSON.parse(String(item['document'])) as LlmAnswer);
      },
      put: (key, kept) => write(answer(key), { document: JSON.stringify(kept) }),
    },
    turns: {
      async take(key, { nowMs, untilMs }) {
        const command = new PutCommand({
          TableName: table,
          Item: { pack_id: turn(key), entry: 'A', until_ms: untilMs, ...forgotten(untilMs) },
          ConditionExpression: 'attribute_not_exists(until_ms) OR until_ms <= :now',
          ExpressionAttributeValues: { ':now': nowMs },
        });
        const isMine = await ask('PutItem', () => conditionHeld(() => client.send(command)));
        if (isMine) return { kind: 'mine' };
        const outcome = (await read(turn(key)))?.['outcome'];
        return typeof outcome === 'string'
          ? { kind: 'failed', outcome: JSON.parse(outcome) as LlmOutcome }
          : { kind: 'taken' };
      },
      release: (key) => write(turn(key), { until_ms: 0, ...forgotten(0) }),
      fail: (key, outcome, untilMs) =>
        write(turn(key), { until_ms: untilMs, outcome: JSON.stringify(outcome), ...forgotten(untilMs) }),
    },
  };
}

/** Seconds after which a turn that is over may vanish. */
const keptSeconds = 3_600;
