import { AppError } from '../../../core/model/errors.ts';
import type {
  LlmAnswer,
  LlmConsent,
  LlmLedgerEntry,
  LlmLedgerOutcome,
  LlmOutcome,
} from '../../../core/model/llm.ts';
import type { LlmLedgerStore, LlmStores } from '../../../core/ports/llmStores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/** What is kept about asking a language model. */
export function llmStores(database: Database): LlmStores {
  const { db, attempt, transaction } = database;
  const putAnswer = db.prepare(
    'INSERT INTO llm_answer (key, document) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET document = excluded.document',
  );
  const getAnswer = db.prepare('SELECT document FROM llm_answer WHERE key = ?');
  const putConsent = db.prepare(
    'INSERT INTO llm_consent (id, document) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const getConsent = db.prepare('SELECT document FROM llm_consent WHERE id = ?');
  const consents = db.prepare('SELECT document FROM llm_consent ORDER BY seq DESC');
  const removeConsent = db.prepare('DELETE FROM llm_consent WHERE id = ?');
  const hasFile = db.prepare('SELECT 1 FROM file WHERE id = ?');
  const putOutcome = db.prepare(
    'INSERT INTO llm_file (file_id, document) VALUES (?, ?) ON CONFLICT (file_id) DO UPDATE SET document = excluded.document',
  );
  const getOutcome = db.prepare('SELECT document FROM llm_file WHERE file_id = ?');

  return {
    ledger: llmLedger(database),
    answers: {
      get: (key) => attempt(() => documentOf<LlmAnswer>(getAnswer.get(key))),
      put: (key, answer) => attempt(() => void putAnswer.run(key, JSON.stringify(answer))),
    },
    consents: {
      put: (consent) => attempt(() => void putConsent.run(consent.id, JSON.stringify(consent))),
      get: (id) => attempt(() => documentOf<LlmConsent>(getConsent.get(id))),
      list: () =>
        attempt(() => consents.all().map((row) => JSON.parse(textOf(row, 'document')) as LlmConsent)),
      remove: (id) => attempt(() => void removeConsent.run(id)),
    },
    outcomes: {
      put: (fileId, outcome) =>
        transaction(() => {
          if (hasFile.get(fileId) !== undefined) putOutcome.run(fileId, JSON.stringify(outcome));
        }),
      get: (fileId) => attempt(() => documentOf<LlmOutcome>(getOutcome.get(fileId))),
    },
  };
}

/** Requests and their outcomes are rows of their own, so that neither is ever changed. A page behind an unknown entry rejects with `NOT_FOUND`. */
function llmLedger({ db, attempt }: Database): LlmLedgerStore {
  const append = db.prepare(
    'INSERT INTO llm_request (id, at, file_id, input_tokens, cost, document, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const settle = db.prepare(
    'INSERT INTO llm_outcome (request_id, status, input_tokens, output_tokens, cost, document, answer) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const joined =
    'FROM llm_request AS request LEFT JOIN llm_outcome AS outcome ON outcome.request_id = request.id';
  const seqOf = db.prepare('SELECT seq FROM llm_request WHERE id = ?');
  const page = db.prepare(
    `SELECT request.document, outcome.document AS outcome ${joined} WHERE request.seq < ? ORDER BY request.seq DESC LIMIT ?`,
  );
  const whole = db.prepare(
    `SELECT request.document, request.body, outcome.document AS outcome, outcome.answer ${joined} WHERE request.id = ?`,
  );
  const spent = db.prepare(
    `SELECT count(*) AS calls,
       total(CASE WHEN outcome.input_tokens IS NOT NULL THEN outcome.input_tokens WHEN outcome.status = 'refused' THEN 0 ELSE request.input_tokens END) AS input,
       total(outcome.output_tokens) AS output,
       total(CASE WHEN outcome.input_tokens IS NOT NULL THEN outcome.cost WHEN outcome.status = 'refused' THEN 0 ELSE request.cost END) AS cost
     ${joined} WHERE request.at >= ? AND (? IS NULL OR request.file_id = ?)`,
  );

  return {
    append: ({ body, ...entry }) =>
      attempt(() => {
        const { id, at, fileId, estimate } = entry;
        append.run(id, at, fileId, estimate.inputTokens, estimate.cost, JSON.stringify(entry), body);
      }),
    settle: (id, outcome, answer) =>
      attempt(() => {
        const { status, tokens, cost } = outcome;
        settle.run(
          id,
          status,
          tokens?.input ?? null,
          tokens?.output ?? null,
          cost,
          JSON.stringify(outcome),
          answer,
        );
      }),
    list: ({ limit, before }) =>
      attempt(() => {
        let end = Number.MAX_SAFE_INTEGER;
        if (before !== undefined) {
          const row = seqOf.get(before);
          if (row === undefined) throw new AppError('NOT_FOUND', 'There is no such entry to go on from.');
          end = integerOf(row, 'seq');
        }
        return page.all(end, limit).map(entryOf);
      }),
    get: (id) =>
      attempt(() => {
        const row = whole.get(id);
        if (row === undefined) return undefined;
        const { answer } = row;
        return {
          ...entryOf(row),
          body: textOf(row, 'body'),
          answer: typeof answer === 'string' ? answer : null,
        };
      }),
    spent: ({ from = '', fileId = null }) =>
      attempt(() => {
        const row = spent.get(from, fileId, fileId) ?? {};
        return {
          calls: integerOf(row, 'calls'),
          inputTokens: integerOf(row, 'input'),
          outputTokens: integerOf(row, 'output'),
          cost: integerOf(row, 'cost'),
        };
      }),
  };
}

function entryOf(row: Row): LlmLedgerEntry {
  const { outcome } = row;
  return {
    ...(JSON.parse(textOf(row, 'document')) as Omit<LlmLedgerEntry, 'outcome'>),
    outcome: typeof outcome === 'string' ? (JSON.parse(outcome) as LlmLedgerOutcome) : null,
  };
}

function documentOf<Document>(row: Row | undefined): Document | undefined {
  return row === undefined ? undefined : (JSON.parse(textOf(row, 'document')) as Document);
}
