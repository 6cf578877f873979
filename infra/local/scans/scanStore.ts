import { type ErrorView, invariant } from '../../../core/model/errors.ts';
import type { CloudScan, ScanId } from '../../../core/model/scanRun.ts';
import { asItemId, asSessionId } from '../../../core/model/session.ts';
import type { ScanStore, TakenDocument } from '../../../core/ports/scans.ts';
import { sessionStore } from '../sessions/sessionStore.ts';
import type { Database } from '../store/openDatabase.ts';
import { integerOf, textOf } from '../store/openDatabase.ts';
import { joinedSteps } from './joinedSteps.ts';
import { scanCommit } from './scanCommit.ts';
import { scanPageStore } from './scanPageStore.ts';
import { scanWalk } from './scanWalk.ts';
import { listedOf, scanOf } from './scanRows.ts';
import { scanWindows } from './scanWindows.ts';

/** Codes written in one step: some 50 ms, so that who asks meanwhile does not wait long. */
const codesAtOnce = 10_000;

/** Scans in SQLite; see `openScanDatabase`. */
export function scanStore(database: Database): ScanStore {
  const { db, attempt, transaction } = database;
  const steps = joinedSteps(database);
  const sessions = sessionStore(steps.database);
  const create = db.prepare(
    `INSERT INTO scan (id, state, place, options, textract, most_usd, code_count, started_at, by, guest, cloud)
     VALUES (?, 'listing', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addCode = db.prepare(
    'INSERT INTO scan_code (scan_id, place, text, folded, is_pattern) VALUES (?, ?, ?, ?, ?)',
  );
  const get = db.prepare('SELECT * FROM scan WHERE id = ?');
  const list = db.prepare('SELECT * FROM scan WHERE id < ? ORDER BY id DESC LIMIT ?');
  const codes = db.prepare('SELECT text, is_pattern FROM scan_code WHERE scan_id = ? ORDER BY place');
  const forgetItems = db.prepare('DELETE FROM session_item WHERE session_id = ?');
  const forgetDocuments = db.prepare('DELETE FROM scan_document WHERE scan_id = ?');
  const addDocument = db.prepare(
    `INSERT INTO scan_document (scan_id, place, at, name, folded, size_bytes, state, error, mark, link)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  );
  const total = db.prepare('UPDATE scan SET total = ? WHERE id = ?');
  const state = db.prepare(
    `UPDATE scan SET state = ?, ended_at = coalesce(?, ended_at), error = ?
     WHERE id = ? AND state IN (SELECT value FROM json_each(?))`,
  );
  const guest = db.prepare('UPDATE scan SET guest = ? WHERE id = ?');
  const setCloud = db.prepare('UPDATE scan SET cloud = ? WHERE id = ?');
  const report = db.prepare('UPDATE scan SET report_bytes = ? WHERE id = ?');
  const document = db.prepare('SELECT * FROM scan_document WHERE scan_id = ? AND place = ?');
  const removeScan = db.prepare('DELETE FROM scan WHERE id = ?');
  const removeSession = db.prepare('DELETE FROM session WHERE id = ?');

  return {
    sessions,
    pages: scanPageStore(database),
    async create({ id, codes: given, options, place, textract, mostUsd = null, by, at, guest, cloud }) {
      for (let from = 0; from === 0 || from < given.length; from += codesAtOnce) {
        await steps.join(() => {
          // With the first codes, so that a scan is never there without any.
          if (from === 0) {
            const form = [JSON.stringify(place), JSON.stringify(options), textract ? 1 : 0] as const;
            create.run(id, ...form, mostUsd, given.length, at, by, guest ? 1 : 0, cloudText(cloud));
            void sessions.begin({ id: asSessionId(id), kind: 'scan', lane: 'main', at });
          }
          for (const [offset, code] of given.slice(from, from + codesAtOnce).entries())
            addCode.run(id, from + offset, code.text, code.text.toLowerCase(), code.isPattern ? 1 : 0);
        });
      }
    },
    get: (id) =>
      attempt(() => {
        const row = get.get(id);
        return row === undefined ? undefined : scanOf(row);
      }),
    list: ({ before, limit }) => attempt(() => list.all(before ?? '~', limit).map(scanOf)),
    inStates: (states) =>
      attempt(() =>
        db
          .prepare('SELECT * FROM scan WHERE state IN (SELECT value FROM json_each(?)) ORDER BY id DESC')
          .all(JSON.stringify(states))
          .map(scanOf),
      ),
    searchedCodes: (id) =>
      attempt(() =>
        codes.all(id).map((row) => ({ text: textOf(row, 'text'), isPattern: row['is_pattern'] === 1 })),
      ),
    forgetListing: (id) =>
      transaction(() => {
        forgetItems.run(id);
        forgetDocuments.run(id);
      }),
    async addDocuments(id, first, documents) {
      await steps.join(() => {
        for (const [offset, { at, name, sizeBytes, error, mark, link }] of documents.entries()) {
          const facts = [name, name.toLowerCase(), sizeBytes, jsonOf(error)] as const;
          addDocument.run(id, first + offset, at, ...facts, mark ?? null, link ?? null);
        }
        const items = documents.map(({ at }, offset) => ({
          id: asItemId(at),
          place: first + offset,
          work: '{}',
        }));
        void sessions.register(asSessionId(id), items);
      });
    },
    seal: (id, manifest) =>
      steps.join(() => {
        void sessions.seal(asSessionId(id), manifest);
        total.run(manifest.total, id);
      }),
    setState: (id, { from, to, endedAt, error }) =>
      attempt(
        () => state.run(to, endedAt ?? null, jsonOf(error ?? null), id, JSON.stringify(from)).changes === 1,
      ),
    setGuest: (id, isGuest) =>
      attempt(() => {
        guest.run(isGuest ? 1 : 0, id);
      }),
    setCloud: (id, cloud) =>
      attempt(() => {
        setCloud.run(cloudText(cloud), id);
      }),
    setReport: (id, bytes) =>
      attempt(() => {
        report.run(bytes, id);
      }),
    async take(id, { after, limit, tokens, now, until }) {
      const sessionId = asSessionId(id);
      const items = await sessions.items(sessionId, { after, limit });
      const free = items.filter((item) => item.state === 'pending');
      const claims = await steps.join(() =>
        free.map((item, at) => {
          const token = tokens[at];
          invariant(token !== undefined, 'there is a token for each document that is taken');
          return {
            token,
            place: item.place,
            answer: sessions.claim({ sessionId, itemId: item.id, token, now, until }),
            document: document.get(id, item.place),
          };
        }),
      );
      const taken: TakenDocument[] = [];
      for (const { token, place, answer, document: row } of claims) {
        const claim = await answer;
        if (claim.kind !== 'claimed' || row === undefined) continue;
        const { id: itemId, epoch } = claim.item;
        taken.push({ hold: { sessionId, itemId, token, epoch }, place, document: listedOf(row) });
      }
      return { taken, last: items.at(-1)?.place ?? null };
    },
    async releaseAll(id) {
      const sessionId = asSessionId(id);
      const session = await sessions.get(sessionId);
      if (session?.status !== 'sealed') return;
      const claimed = await attempt(() =>
        db
          .prepare(
            `SELECT id, claim_token, epoch FROM session_item
             WHERE session_id = ? AND state = 'claimed' AND claim_token IS NOT NULL`,
          )
          .all(id),
      );
      await steps.join(() => {
        for (const row of claimed) {
          const itemId = asItemId(textOf(row, 'id'));
          const token = textOf(row, 'claim_token');
          void sessions.release({ sessionId, itemId, token, epoch: integerOf(row, 'epoch') });
        }
      });
    },
    commit: scanCommit(database, { sessions, steps }),
    ...scanWindows(database),
    walk: scanWalk(database),
    document: (id, place) =>
      attempt(() => {
        const row = document.get(id, place);
        if (row === undefined) return undefined;
        return { ...listedOf(row), state: textOf(row, 'state') as 'waiting' };
      }),
    remove: (id: ScanId) =>
      transaction(() => {
        removeScan.run(id);
        removeSession.run(id);
      }),
  };
}

function cloudText(cloud: CloudScan | undefined): string | null {
  return cloud === undefined ? null : JSON.stringify(cloud);
}

function jsonOf(error: ErrorView | null): string | null {
  return error === null ? null : JSON.stringify(error);
}
