import { existsSync, rmSync } from 'node:fs';
import { AppError } from '../../../core/model/errors.ts';
import type { CompareRecords } from '../../../core/ports/compareRecords.ts';
import type { AskStop, AskStore } from '../../../core/ports/askStore.ts';
import type { RecordStore } from '../../../core/ports/recordStore.ts';
import type { PlaceIndex } from '../store/recordPlaces.ts';
import { storeThread } from '../store/storeThread.ts';
import type { RecordQuestion } from './recordWorker.ts';

/** The records in threads of their own: one answers people, one takes in what runs wrote and compares it, one answers questions, which may take seconds. */
export interface RecordThreads {
  readonly store: RecordStore;
  readonly asks: AskStore;
  readonly compare: CompareRecords;
  /** Resolves when both have closed their databases after `store.close()`. */
  ended(): Promise<void>;
}

type Method = Extract<RecordQuestion['method'], keyof RecordStore>;

/**
 * @param entry Built entry file of the threads, see `recordWorker.ts`.
 * @param path Of the database file.
 */
export function recordThreads(entry: URL, path: string): RecordThreads {
  /** Indexes on their way, so that two who want the same wait for one. */
  const making = new Map<string, Promise<void>>();
  const makeIndex = (index: PlaceIndex): Promise<void> => {
    const name = JSON.stringify(index);
    const known = making.get(name);
    if (known !== undefined) return known;
    const made = loads.ask('index', [index]).then(
      () => void making.delete(name),
      (error: unknown) => {
        making.delete(name);
        throw error;
      },
    );
    making.set(name, made);
    return made;
  };
  const people = storeThread<RecordQuestion['method'], PlaceIndex>(entry, {
    name: 'records',
    path,
    make: makeIndex,
  });
  const loads = storeThread<RecordQuestion['method'], PlaceIndex>(entry, {
    name: 'loads',
    path,
    make: makeIndex,
  });
  const questions = storeThread<RecordQuestion['method'], PlaceIndex>(entry, {
    name: 'questions',
    path,
    make: makeIndex,
  });
  let ending: Promise<unknown> = Promise.resolve();
  /** Who opens a database first gives it its form; two at once would be in each other's way. */
  let isOpened: Promise<unknown> | undefined;
  const opened = (): Promise<unknown> => {
    isOpened ??= people.ask('packs', []).catch((error: unknown) => {
      isOpened = undefined;
      throw error;
    });
    return isOpened;
  };

  const byPeople = <M extends Method>(method: M): RecordStore[M] =>
    // The thread answers as the method does.
    ((...given: readonly unknown[]) => people.ask(method, given)) as RecordStore[M];
  const byLoads = <M extends Method>(method: M): RecordStore[M] =>
    (async (...given: readonly unknown[]) => {
      await opened();
      return loads.ask(method, given);
    }) as RecordStore[M];
  /** Before anything was loaded there is nothing to open, and no thread to start. */
  const orNothing = <M extends 'packs' | 'loads'>(method: M): RecordStore[M] =>
    (async (...given: readonly unknown[]) =>
      existsSync(path) ? people.ask(method, given) : []) as RecordStore[M];

  const question = async <T>(name: keyof AskStore, asked: unknown, stop?: AskStop): Promise<T> => {
    if (existsSync(path)) await opened();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const end = (): void => void Atomics.store(flag, 0, 1);
    if (stop instanceof AbortSignal) stop.addEventListener('abort', end, { once: true });
    try {
      return (await questions.ask('question', [name, asked, flag])) as T;
    } finally {
      if (stop instanceof AbortSignal) stop.removeEventListener('abort', end);
    }
  };
  const asks: AskStore = {
    total: (rows) => question('total', rows),
    list: (list, stop) => question('list', list, stop),
    figures: (asked, stop) => question('figures', asked, stop),
    values: (asked) => question('values', asked),
    named: (asked) => question('named', asked),
  };

  const store: RecordStore = {
    packs: orNothing('packs'),
    places: byPeople('places'),
    fields: byPeople('fields'),
    begin: byLoads('begin'),
    add: byLoads('add'),
    settle: byLoads('settle'),
    // What a person decides does not wait behind rows that are on their way.
    force: byPeople('force'),
    settleLate: byPeople('settleLate'),
    loadEvents: byPeople('loadEvents'),
    load: byPeople('load'),
    loads: orNothing('loads'),
    count: byPeople('count'),
    values: byPeople('values'),
    distinct: byPeople('distinct'),
    page: byPeople('page'),
    ids: byPeople('ids'),
    some: byPeople('some'),
    get: byPeople('get'),
    byKey: byPeople('byKey'),
    arrivals: byPeople('arrivals'),
    operations: byPeople('operations'),
    apply: byPeople('apply'),
    applySome: byPeople('applySome'),
    undoSome: byPeople('undoSome'),
    held: byPeople('held'),
    undo: byPeople('undo'),
    toCompare: byLoads('toCompare'),
    unblocked: byLoads('unblocked'),
    block: byLoads('block'),
    near: byLoads('near'),
    pair: byLoads('pair'),
    countGroups: byPeople('countGroups'),
    groups: byPeople('groups'),
    group: byPeople('group'),
    unjudged: byPeople('unjudged'),
    judge: byPeople('judge'),
    async erase() {
      await Promise.all([people.release(), loads.release(), questions.release()]);
      isOpened = undefined;
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    },
    close() {
      ending = Promise.all([loads.end(), people.end(), questions.end()]);
    },
  };
  return {
    store,
    asks,
    async compare(order, signal) {
      await opened();
      if (signal.aborted) throw new AppError('CANCELLED', 'Looking for duplicates was cancelled.');
      await loads.ask('compare', [order], signal);
    },
    ended: async () => void (await ending),
  };
}
