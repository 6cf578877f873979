import type { SavedQuestion } from '../../../core/model/ask.ts';
import type { SavedQuestionStore } from '../../../core/ports/askStore.ts';
import { type Database, textOf } from './openDatabase.ts';

/** Questions that people keep, a row each. */
export function questionStore({ db, attempt, transaction }: Database): SavedQuestionStore {
  const list = db.prepare('SELECT document FROM saved_question ORDER BY name');
  const put = db.prepare('INSERT OR REPLACE INTO saved_question (id, name, document) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM saved_question WHERE id = ?');
  return {
    list: () => attempt(() => list.all().map((row) => JSON.parse(textOf(row, 'document')) as SavedQuestion)),
    put: (question) =>
      transaction(() => {
        put.run(question.id, question.name, JSON.stringify(question));
      }),
    remove: (id) =>
      transaction(() => {
        remove.run(id);
      }),
  };
}
