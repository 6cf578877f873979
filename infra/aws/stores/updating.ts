import type { SessionId } from '../../../core/model/session.ts';
import { expressed } from './expressed.ts';
import { partitionOf } from './sessionItems.ts';
import type { Actions, TableAccess } from './transact.ts';

/** A change of one of a session's items as part of a transaction. */
export function updating(
  { table: TableName }: TableAccess,
  change: {
    readonly sessionId: SessionId;
    readonly sk: string;
    readonly update: string;
    readonly condition: string;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Actions[number] {
  const { sessionId, sk, update, condition, values } = change;
  return {
    Update: {
      TableName,
      Key: { pk: partitionOf(sessionId), sk },
      UpdateExpression: update,
      ConditionExpression: condition,
      ...expressed([update, condition], values),
    },
  };
}
