import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordQuery, RecordWindow } from '../../core/ports/recordStore.ts';
import { recordStore } from '../../infra/local/store/recordStore.ts';
import type { Figure, Figures } from './figures.ts';
import { leadPlaces, leadsPack, loadLeads } from './files/manyLeads.ts';

const count = 1_000_000;
const repeats = 5;
/** What a page of the list, and a search, may take. */
const goals = { page: 100, search: 300 } as const;

/** What a person waits for who goes through a million leads. */
export const figures: Figures = {
  title: 'A million loaded leads',
  about: `CPU time of the store, the median of ${repeats} once a field has its index; ${count.toLocaleString('en')} leads are made up and loaded first. The last figure sets the page in the middle against the same rows by a bare query of SQLite.`,
  inputs: [],
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-bench-leads-'));
    const path = join(folder, 'records.db');
    const store = recordStore(path);
    try {
      const before = process.cpuUsage();
      await loadLeads(store, count);
      const measured: Figure[] = [{ name: 'loading', value: cpuMs(before) / 1_000, unit: 's' }];
      const asked = (more: Partial<RecordQuery> = {}): RecordQuery => ({
        packId: leadsPack,
        words: [],
        places: [],
        ...more,
      });
      const page = (query: RecordQuery, first: number, place: number | null = null): Promise<unknown> => {
        const window: RecordWindow = { place, descending: place === null, first, count: 100 };
        return store.page(query, window);
      };
      const inDenmark = asked({ places: [{ place: leadPlaces.country, values: ['DK'] }] });
      const inThree = asked({ places: [{ place: leadPlaces.country, values: ['DK', 'SE', 'FR'] }] });
      const found = async (words: readonly string[], place: number | null = null): Promise<void> => {
        await store.count(asked({ words }));
        await page(asked({ words }), 0, place);
      };
      const questions: readonly (readonly [name: string, goal: number, ask: () => Promise<unknown>])[] = [
        ['first page', goals.page, () => page(asked(), 0)],
        ['page in the middle', goals.page, () => page(asked(), count / 2)],
        ['last page', goals.page, () => page(asked(), count - 100)],
        ['sorted, first page', goals.page, () => page(asked(), 0, leadPlaces.lastName)],
        ['sorted, last page', goals.page, () => page(asked(), count - 100, leadPlaces.lastName)],
        ['one country, page in its middle', goals.page, () => page(inDenmark, Math.floor(count / 24))],
        ['one country, sorted', goals.page, () => page(inDenmark, 0, leadPlaces.lastName)],
        [
          'one country, sorted, page in its middle',
          goals.page,
          () => page(inDenmark, Math.floor(count / 24), leadPlaces.lastName),
        ],
        [
          'three countries, sorted, page in their middle',
          goals.page,
          () => page(inThree, Math.floor(count / 8), leadPlaces.lastName),
        ],
        ['search that finds some', goals.search, () => found(['brandt77'])],
        ['search of two words', goals.search, () => found(['katharina', 'city12'])],
        ['search that finds all', goals.search, () => found(['gmbh'])],
        ['search that finds all, sorted', goals.search, () => found(['gmbh'], leadPlaces.lastName)],
        ['values of a field', goals.search, () => store.values(asked(), leadPlaces.country)],
      ];
      let middle = 0;
      for (const [name, goal, ask] of questions) {
        const value = await median(ask);
        if (name === 'page in the middle') middle = value;
        measured.push({ name, value, unit: 'ms', goal });
      }
      return [...measured, { name: 'against bare SQLite', value: middle / (await bare(path)), unit: 'x' }];
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The page in the middle by a query alone, as anybody would write it. */
async function bare(path: string): Promise<number> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const query = db.prepare(
      'SELECT * FROM record WHERE pack = 1 AND into_seq IS NULL ORDER BY seq DESC LIMIT 100 OFFSET ?',
    );
    return await median(() => Promise.resolve(query.all(count / 2)));
  } finally {
    db.close();
  }
}

/** In milliseconds of CPU; the first time is left out, in which an index may be made. */
async function median(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const times: number[] = [];
  for (let i = 0; i < repeats; i += 1) {
    const before = process.cpuUsage();
    await ask();
    times.push(cpuMs(before));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
