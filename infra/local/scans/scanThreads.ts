import { existsSync } from 'node:fs';
import type { ScanPages } from '../../../core/ports/scanPages.ts';
import type { ScanStore, ScanWalk } from '../../../core/ports/scans.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { storeThread } from '../store/storeThread.ts';
import type { ScanQuestion } from './scanWorker.ts';

/** The scans in threads of their own: one counts what was searched, one answers people who look through lists. */
export interface ScanThreads {
  readonly store: ScanStore;
  /** Deletes all scans; nothing of them stays on the disk. */
  erase(): Promise<void>;
  /** Resolves when what was asked is answered and the databases are closed. */
  close(): Promise<void>;
}

/** @param entry Built entry file of the threads, see `scanWorker.ts`. @param path Of the database file. */
export function scanThreads(entry: URL, path: string): ScanThreads {
  const work = storeThread<ScanQuestion>(entry, { name: 'scans', path });
  const people = storeThread<ScanQuestion>(entry, { name: 'scan-lists', path });
  let isOpened: Promise<unknown> | undefined;
  /** Who opens a database first gives it its form; two at once would be in each other's way. */
  const opened = (): Promise<unknown> => {
    isOpened ??= work.ask('open', []).catch((error: unknown) => {
      isOpened = undefined;
      throw error;
    });
    return isOpened;
  };
  type Method = (...given: readonly unknown[]) => Promise<unknown>;
  const byWork =
    (question: ScanQuestion): Method =>
    (...given) =>
      work.ask(question, given);
  const byPeople =
    (question: ScanQuestion): Method =>
    async (...given) => {
      await opened();
      return people.ask(question, given);
    };
  /** Before the first scan there is nothing to open, and no thread to start. */
  const orNothing = (question: ScanQuestion): Method => {
    const ask = byPeople(question);
    return async (...given) => (existsSync(path) ? ask(...given) : []);
  };
  /** All methods of a part; the thread answers as they do. */
  const partOf = <Part>(part: string, methods: Readonly<Record<keyof Part & string, Asker>>): Part =>
    Object.fromEntries(
      Object.entries<Asker>(methods).map(([name, asker]) => {
        const question = `${part}.${name}` as ScanQuestion;
        return [name, { work: byWork, people: byPeople, orNothing }[asker](question)];
      }),
    ) as Part;

  return {
    store: {
      ...partOf<Omit<ScanStore, 'sessions' | 'pages' | 'walk'>>('store', storeMethods),
      sessions: partOf<SessionStore>('sessions', sessionMethods),
      pages: partOf<ScanPages>('pages', pageMethods),
      walk: partOf<ScanWalk>('walk', { matches: 'work', codes: 'work', documents: 'work' }),
    },
    async erase() {
      await people.release();
      if (existsSync(path)) await work.ask('erase', []);
    },
    async close() {
      await Promise.all([work.end(), people.end()]);
    },
  };
}

type Asker = 'work' | 'people' | 'orNothing';

const storeMethods: Readonly<Record<Exclude<keyof ScanStore, 'sessions' | 'pages' | 'walk'>, Asker>> = {
  create: 'work',
  get: 'work',
  list: 'orNothing',
  inStates: 'orNothing',
  searchedCodes: 'work',
  forgetListing: 'work',
  addDocuments: 'work',
  seal: 'work',
  setState: 'work',
  setGuest: 'work',
  setCloud: 'work',
  setReport: 'work',
  take: 'work',
  releaseAll: 'work',
  commit: 'work',
  matches: 'people',
  codes: 'people',
  documents: 'people',
  document: 'people',
  remove: 'work',
};

const sessionMethods: Readonly<Record<keyof SessionStore, Asker>> = {
  begin: 'work',
  register: 'work',
  seal: 'work',
  get: 'work',
  item: 'work',
  items: 'work',
  claim: 'work',
  release: 'work',
  commit: 'work',
  keepLate: 'work',
  lateResults: 'work',
  forgetLate: 'work',
  complete: 'work',
  force: 'work',
  reopen: 'work',
  stuck: 'work',
  noteRound: 'work',
  idle: 'work',
  tell: 'work',
  untold: 'work',
  markTold: 'work',
};

const pageMethods: Readonly<Record<keyof ScanPages, Asker>> = {
  order: 'work',
  waiting: 'work',
  answer: 'work',
  keepAnswer: 'work',
  commit: 'work',
};
