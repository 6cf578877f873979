import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { LlmLedgerOutcome, LlmLedgerRecord } from '../../../core/model/llm.ts';
import type { LlmLedgerStore, LlmSpent } from '../../../core/ports/llmStores.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { expressed } from './expressed.ts';
import { type TableAccess, transact } from './transact.ts';

/** Where it is kept what a language model was asked and said. */
export interface LlmTable extends TableAccess {
  /** Bodies of calls lie beside what else an upload has left. */
  readonly objects: Pick<ObjectStore, 'put'>;
}

export type LlmLedgerPart = Pick<LlmLedgerStore, 'append' | 'settle' | 'spent'>;

type Entry = Omit<LlmLedgerRecord, 'outcome' | 'answer'>;

/** Days that a call is told of. */
const keptDays = 90;

/**
 * Calls of the pipeline, each with what it took in one transaction: a call counts with its estimate from before it leaves,
 * and with what it took from when that is known, for the month and for the upload. File names are left out; the body,
 * which is masked, and the answer lie among the upload's intermediate objects and go with these.
 */
export function dynamoLlmLedger(access: LlmTable): LlmLedgerPart {
  const { client, region, table: TableName, objects } = access;
  const ask = <T>(action: string, work: () => Promise<T>): Promise<T> =>
    attemptCloud({ action: `dynamodb:${action}`, resource: TableName, region }, work);
  const item = async (pack_id: string) => {
    const command = new GetCommand({ TableName, Key: { pack_id, entry: 'A' }, ConsistentRead: true });
    return (await ask('GetItem', () => client.send(command))).Item;
  };
  const call = (id: string) => `MODEL#CALL#${id}`;
  const spentItem = (on: string) => `MODEL#SPENT#${on}`;
  const adding = (on: string, { calls, inputTokens, outputTokens, cost }: LlmSpent) => {
    const update = 'ADD #calls :calls, #input_tokens :input, #output_tokens :output, #usd :usd';
    const values = { calls, input: inputTokens, output: outputTokens, usd: cost };
    return {
      Update: {
        TableName,
        Key: { pack_id: spentItem(on), entry: 'A' },
        UpdateExpression: update,
        ...expressed([update], values),
      },
    };
  };
  /** What the call counts for: the month, and the upload that it was about. */
  const counted = ({ at, fileId }: Pick<Entry, 'at' | 'fileId'>): readonly string[] => [
    at.slice(0, 7),
    ...(fileId === null ? [] : [fileId]),
  ];
  const keep = (entry: Pick<Entry, 'id' | 'fileId'>, name: string, text: string): Promise<unknown> =>
    objects.put(
      `work/${entry.fileId ?? 'model'}/model/${entry.id}-${name}.json`,
      new TextEncoder().encode(text),
    );

  return {
    async append(entry) {
      await keep(entry, 'asked', entry.body);
      const { body: _, fileName: __, ...kept } = entry;
      const Item = {
        pack_id: call(entry.id),
        entry: 'A',
        document: JSON.stringify(kept),
        expires_at: Math.floor(Date.parse(entry.at) / 1000) + keptDays * 86_400,
      };
      const { inputTokens, cost } = entry.estimate;
      const spent = { calls: 1, inputTokens, outputTokens: 0, cost: cost ?? 0 };
      await transact(access, [
        { Put: { TableName, Item } },
        ...counted(entry).map((on) => adding(on, spent)),
      ]);
    },
    async settle(id, outcome, answer) {
      const found = await item(call(id));
      if (found === undefined) return;
      const entry = JSON.parse(String(found['document'])) as Entry;
      const update = 'SET #outcome = :outcome';
      const condition = 'attribute_exists(#document) AND attribute_not_exists(#outcome)';
      // Where it is refused it was said before.
      await transact(access, [
        {
          Update: {
            TableName,
            Key: { pack_id: call(id), entry: 'A' },
            UpdateExpression: update,
            ConditionExpression: condition,
            ...expressed([update, condition], { outcome: JSON.stringify(outcome) }),
          },
        },
        ...counted(entry).map((on) => adding(on, corrected(entry, outcome))),
      ]);
      if (answer !== null) await keep(entry, 'answered', answer);
    },
    async spent({ from = '', fileId }) {
      const found = (await item(spentItem(fileId ?? from.slice(0, 7)))) ?? {};
      const number = (name: string): number => Number(found[name] ?? 0);
      return {
        calls: number('calls'),
        inputTokens: number('input_tokens'),
        outputTokens: number('output_tokens'),
        cost: number('usd'),
      };
    },
  };
}

/** What an estimate has to be changed by: where no tokens were told it stands, since they may have been read; what was refused takes nothing. */
function corrected({ estimate }: Entry, { status, tokens, cost }: LlmLedgerOutcome): LlmSpent {
  const took = tokens ?? (status === 'refused' ? { input: 0, output: 0 } : undefined);
  if (took === undefined) return { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
  return {
    calls: 0,
    inputTokens: took.input - estimate.inputTokens,
    outputTokens: took.output,
    cost: (cost ?? 0) - (estimate.cost ?? 0),
  };
}
