import {
  asItemId,
  asSessionId,
  type ItemResult,
  type OutboxEvent,
  type Session,
  type SessionItem,
} from '../../../core/model/session.ts';
import { integerOf, type Row, textOf } from '../store/openDatabase.ts';

/** A session from its row. */
export function sessionOf(row: Row): Session {
  const total = row['total'];
  const progressAt = textOf(row, 'progress_at');
  return {
    id: asSessionId(textOf(row, 'id')),
    kind: textOf(row, 'kind') as Session['kind'],
    lane: textOf(row, 'lane') as Session['lane'],
    status: textOf(row, 'status') as Session['status'],
    epoch: integerOf(row, 'epoch'),
    total: typeof total === 'number' ? total : null,
    manifestSha256: textOrNull(row, 'manifest_sha256'),
    counts: {
      done: integerOf(row, 'done'),
      failed: integerOf(row, 'failed'),
      quarantined: integerOf(row, 'quarantined'),
      late: integerOf(row, 'late'),
    },
    createdAt: textOf(row, 'created_at'),
    lastProgressAt: progressAt,
    rounds: textOf(row, 'round_at') > progressAt ? integerOf(row, 'rounds') : 0,
    endedAt: textOrNull(row, 'ended_at'),
    forced: JSON.parse(textOrNull(row, 'forced') ?? 'null') as Session['forced'],
  };
}

/** An item from its row, as it was written last. */
export function itemOf(row: Row): SessionItem {
  const token = textOrNull(row, 'claim_token');
  const until = textOrNull(row, 'claim_until');
  return {
    sessionId: asSessionId(textOf(row, 'session_id')),
    id: asItemId(textOf(row, 'id')),
    place: integerOf(row, 'place'),
    state: textOf(row, 'state') as SessionItem['state'],
    epoch: integerOf(row, 'epoch'),
    attempt: integerOf(row, 'attempt'),
    claim: token !== null && until !== null ? { token, until } : null,
    work: textOf(row, 'work'),
    result: resultOf(row),
    errorCode: textOrNull(row, 'error_code'),
  };
}

/** An event from its row. */
export function eventOf(row: Row): OutboxEvent {
  return {
    id: textOf(row, 'id'),
    kind: textOf(row, 'kind') as OutboxEvent['kind'],
    at: textOf(row, 'at'),
    body: textOf(row, 'body'),
  };
}

/** Of a column that may be null. */
function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

function resultOf(row: Row): ItemResult | null {
  const key = textOrNull(row, 'result_key');
  return key === null ? null : { key, sha256: textOf(row, 'result_sha256') };
}
