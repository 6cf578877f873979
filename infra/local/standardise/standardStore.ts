import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RecordStandardStore } from '../../../core/ports/standardStore.ts';
import { joinedSteps } from '../scans/joinedSteps.ts';
import { sessionStore } from '../sessions/sessionStore.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { jobTable } from './jobTable.ts';
import { standardCommit } from './standardCommit.ts';
import { standardMigrations } from './standardMigrations.ts';
import { suggestionTable } from './suggestionTable.ts';

/**
 * Standardising in SQLite, in a file of its own that is opened at the first question, so that no start waits for it.
 *
 * @param path Of the file; its folder must exist. Every method rejects with `STORE_UNAVAILABLE`, `STORE_NEWER` or `DISK_FULL`
 *   where it cannot be opened.
 */
export function standardStore(path: string): RecordStandardStore {
  let opened: ReturnType<typeof over> | undefined;
  const parts = () => (opened ??= over(path));
  const close = (): void => {
    opened?.database.close();
    opened = undefined;
  };
  return {
    create: async (order) => parts().create(order),
    get: async (id) => parts().get(id),
    jobs: async (packId) => (existsSync(path) ? parts().jobs(packId) : []),
    // Asked at every start; before the first job there is nothing to open.
    running: async () => (existsSync(path) ? parts().running() : []),
    claim: async (ref, claim) => parts().claim(ref, claim),
    take: async (id, claim) => parts().take(id, claim),
    release: async (taken) => parts().release(taken),
    releaseAll: async (id) => parts().releaseAll(id),
    commit: async (end, at) => parts().commit(end, at),
    setState: async (id, change) => parts().setState(id, change),
    end: async (id, by) => parts().end(id, by),
    dead: async (packId) => (existsSync(path) ? parts().dead(packId) : []),
    forget: async (packId, values) => parts().forget(packId, values),
    verdicts: async (keys) => (existsSync(path) ? parts().verdicts(keys) : new Map()),
    keepVerdicts: async (verdicts) => parts().keepVerdicts(verdicts),
    countSuggestions: async (packId) => parts().countSuggestions(packId),
    suggestions: async (packId, window) => parts().suggestions(packId, window),
    suggestion: async (id) => parts().suggestion(id),
    // Asked with every record that is looked at.
    suggestionFor: async (packId, value) =>
      existsSync(path) ? parts().suggestionFor(packId, value) : undefined,
    models: async (batches) => (batches.length > 0 && existsSync(path) ? parts().models(batches) : new Map()),
    kept: async (id) => parts().kept(id),
    keep: async (id, record) => parts().keep(id, record),
    settled: async (packId, field) => parts().settled(packId, field),
    decide: async (id, decision) => parts().decide(id, decision),
    async erase() {
      close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    },
    close,
  };
}

/** Where standardising is kept: beside the database. */
export function standardsBeside(database: string): string {
  return join(dirname(database), 'standardising.db');
}

function over(path: string) {
  const database = openDatabase(path, standardMigrations);
  const steps = joinedSteps(database);
  const sessions = sessionStore(steps.database);
  return {
    database,
    ...jobTable(database, { sessions, steps }),
    ...suggestionTable(database),
    commit: standardCommit(database, { sessions, steps }),
  };
}
