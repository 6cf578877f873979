import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../core/model/errors.ts';
import type { ScanStore } from '../../../core/ports/scans.ts';
import type { Database } from '../store/openDatabase.ts';
import type { ThreadQuestion } from '../store/storeThread.ts';
import { answerTo } from '../store/threadAnswers.ts';
import { openScanDatabase } from './scanDatabase.ts';
import { scanStore } from './scanStore.ts';

/** What the thread is asked: a method of a part of the store, such as `walk.codes`, or one of the database itself. */
export type ScanQuestion = 'open' | 'erase' | `${'store' | 'sessions' | 'pages' | 'walk'}.${string}`;

/** Entry file of a thread that has a connection to the scans of its own, so that only who asked waits for the disk. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const { path } = workerData as { readonly path: string };
let opened: { readonly database: Database; readonly store: ScanStore } | undefined;

port.on('message', (question: ThreadQuestion) => {
  void answerTo(port, question.id, { work: async () => doneFor(question) });
});

function doneFor({ method, given }: ThreadQuestion): unknown {
  if (method === 'release') {
    opened?.database.close();
    opened = undefined;
    return undefined;
  }
  const { database, store } = open();
  if (method === 'open') return undefined;
  if (method === 'erase') return database.erase();
  const [part = '', name = ''] = method.split('.');
  const parts: Readonly<Record<string, object>> = {
    store,
    sessions: store.sessions,
    pages: store.pages,
    walk: store.walk,
  };
  const asked: unknown = Reflect.get(parts[part] ?? {}, name);
  invariant(typeof asked === 'function', `the store of scans has no ${method}`);
  return Reflect.apply(asked, undefined, given);
}

function open(): NonNullable<typeof opened> {
  if (opened === undefined) {
    const database = openScanDatabase(path);
    opened = { database, store: scanStore(database) };
  }
  return opened;
}
