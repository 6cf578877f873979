import { isTerminal } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { BatchEnd, StandardStore } from '../../../core/ports/standardStore.ts';
import { sha256Text } from '../files/sha256Text.ts';
import type { JoinedSteps } from '../scans/joinedSteps.ts';
import { type Database, integerOf, textOf } from '../store/openDatabase.ts';
import { addSuggestion } from './addSuggestion.ts';
import { forgetDead } from './forgetDead.ts';

/** Counts batches: the item, its suggestions, its dead letters and the job's counts change in one transaction. */
export function standardCommit(
  { db }: Database,
  { sessions, steps }: { readonly sessions: SessionStore; readonly steps: JoinedSteps },
): StandardStore['commit'] {
  const item = db.prepare(
    'SELECT state, claim_token, epoch FROM session_item WHERE session_id = ? AND id = ?',
  );
  const status = db.prepare('SELECT status FROM session WHERE id = ?');
  const wasLate = db.prepare('SELECT 1 FROM session_late WHERE session_id = ? AND item_id = ?');
  const pack = db.prepare('SELECT pack_id FROM job WHERE id = ?');
  const add = addSuggestion(db);
  const forget = forgetDead(db);
  const addDead = db.prepare(
    `INSERT INTO dead (job_id, field, value, fault) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET fault = excluded.fault`,
  );
  const count = db.prepare(
    'UPDATE job SET suggested = suggested + ?, left_so = left_so + ?, refused = refused + ?, cached = cached + ? WHERE id = ?',
  );

  /** Whether the item is counted by this very hold. */
  const counts = ({ taken: { hold } }: BatchEnd): boolean => {
    const row = item.get(hold.sessionId, hold.itemId);
    return (
      row !== undefined &&
      isTerminal(textOf(row, 'state') as Parameters<typeof isTerminal>[0]) &&
      textOf(row, 'state') !== 'skipped' &&
      row['claim_token'] === hold.token &&
      integerOf(row, 'epoch') === hold.epoch
    );
  };

  return async (end, at) => {
    const { sessionId, itemId } = end.taken.hold;
    const answer = await steps.join(() => {
      const row = pack.get(sessionId);
      if (row === undefined) return 'passed' as const;
      const suggest = (isLate: boolean): void => {
        for (const one of end.suggestions)
          add(one, { jobId: sessionId, packId: textOf(row, 'pack_id'), at, isLate });
      };
      if (counts(end)) return 'counted' as const;
      const outcome = { outcome: 'done', result: null, errorCode: null, at } as const;
      void sessions.commit(end.taken.hold, outcome);
      if (counts(end)) {
        suggest(false);
        // Whatever came of them now, what came before holds no longer.
        const { field: asked, values } = end.taken.batch;
        for (const value of values) forget.run(textOf(row, 'pack_id'), asked, value);
        for (const { field, value, fault } of end.dead) addDead.run(sessionId, field, value, fault);
        count.run(end.suggestions.length, end.left, end.dead.length, end.cached, sessionId);
        return 'counted' as const;
      }
      const isForced = status.get(sessionId)?.['status'] === 'forced';
      if (!isForced || wasLate.get(sessionId, itemId) !== undefined) return 'passed' as const;
      const text = JSON.stringify(end.suggestions);
      void sessions.keepLate(end.taken.hold, { result: { key: itemId, sha256: sha256Text(text) }, at });
      suggest(true);
      return 'late' as const;
    });
    await sessions.complete(sessionId, at);
    return answer;
  };
}
