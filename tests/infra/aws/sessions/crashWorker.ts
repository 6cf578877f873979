import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../../core/model/errors.ts';
import type { SessionItem } from '../../../../core/model/session.ts';
import type { Hold } from '../../../../core/ports/sessions.ts';
import type { ReceivedMessage } from '../../../../core/ports/messages.ts';
import { deadLetter } from '../../../../core/session/deadLetter.ts';
import { findStuck } from '../../../../core/session/findStuck.ts';
import type { ItemRef } from '../../../../core/session/itemMessage.ts';
import { publishOutbox } from '../../../../core/session/publishOutbox.ts';
import { type MessageEnd, type WorkEnd, workItem } from '../../../../core/session/workItem.ts';
import { type CrashPlace, crashDeps, fastWait } from './crashWorld.ts';

/** A process of the crash test: `worker` does items, `keeper` what the schedules do. It runs until it is killed. */
const [role = 'worker', given = '{}'] = process.argv.slice(2);
const place = JSON.parse(given) as CrashPlace;
// Whoever started it is gone.
process.stdin.resume().once('end', () => process.exit());
const deps = crashDeps(place);
/** Longer than a lease, as in the stack; shorter than there, since what kills its worker six times waits for it each time. */
const holdSeconds = 240;

while (true) {
  try {
    if (role === 'worker') await workOnce();
    else await keepOnce();
  } catch (error) {
    // As a function that fails: it is called again.
    if (!(error instanceof AppError)) throw error;
  }
}

async function workOnce(): Promise<void> {
  const messages = await deps.queues.receive('main', { most: 10, waitSeconds: 1, holdSeconds });
  const ends = await Promise.allSettled(messages.map(take));
  const done = messages.filter((_, index) => {
    const end = ends[index];
    return end?.status === 'fulfilled' && end.value.kind === 'remove';
  });
  await deps.queues.remove(
    'main',
    done.map(({ receipt }) => receipt),
  );
}

async function take({ body, receipt }: ReceivedMessage): Promise<MessageEnd> {
  const end = await workItem(deps, JSON.parse(body) as ItemRef, doWork);
  if (end.kind === 'again') await deps.queues.hold('main', receipt, end.afterSeconds);
  return end;
}

async function doWork(item: SessionItem, hold: Hold): Promise<WorkEnd> {
  if (item.work === 'poison') process.kill(process.pid, 'SIGKILL');
  if (item.work === 'broken') throw new AppError('SOURCE_DAMAGED', 'It is damaged.');
  const key = `${item.id}.${hold.token}`;
  await writeFile(join(place.folder, 'work', key), item.id);
  return { outcome: 'done', result: { key, sha256: deps.digest(item.id) }, errorCode: null };
}

async function keepOnce(): Promise<void> {
  await mkdir(join(place.folder, 'told'), { recursive: true });
  await findStuck(deps);
  await publishOutbox(deps, [
    ({ id }) => appendFile(join(place.folder, 'told', encodeURIComponent(id)), '.'),
  ]);
  for (const { body, receipt } of await deps.queues.receive('deadMain', {
    most: 10,
    waitSeconds: 0,
    holdSeconds,
  })) {
    await deadLetter(deps, JSON.parse(body) as ItemRef, body);
    await deps.queues.remove('deadMain', [receipt]);
  }
  await fastWait(60_000);
}
