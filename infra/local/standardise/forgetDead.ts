import type { Database } from '../store/openDatabase.ts';

/** Takes a value of a pack off the list of those that were asked about in vain, whichever job had it. */
export function forgetDead(db: Database['db']): { run(packId: string, field: string, value: string): void } {
  const forget = db.prepare(
    `DELETE FROM dead WHERE field = ? AND value = ? AND job_id IN (SELECT id FROM job WHERE pack_id = ?)`,
  );
  return { run: (packId, field, value) => void forget.run(field, value, packId) };
}
