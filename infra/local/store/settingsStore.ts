import type { Settings } from '../../../core/model/settings.ts';
import type { SettingsStore } from '../../../core/ports/stores.ts';
import { type Database, textOf } from './openDatabase.ts';

/** What was chosen for this installation, a row a setting; `put` leaves alone what it is not given. */
export function settingsStore({ db, attempt, transaction }: Database): SettingsStore {
  const put = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const all = db.prepare('SELECT name, value FROM setting ORDER BY name');

  return {
    get: () =>
      attempt(() => {
        const entries = all.all().map((row) => [textOf(row, 'name'), JSON.parse(textOf(row, 'value'))]);
        return Object.fromEntries(entries) as Partial<Settings>;
      }),
    put: (settings) =>
      transaction(() => {
        for (const [name, value] of Object.entries(settings)) {
          if (value !== undefined) put.run(name, JSON.stringify(value));
        }
      }),
  };
}
