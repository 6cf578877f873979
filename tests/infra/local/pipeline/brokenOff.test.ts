import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { brokenOff } from '../../../../infra/local/pipeline/brokenOff.ts';
import { localQueues } from '../../../../infra/local/pipeline/localQueues.ts';
import { openPipelineDatabase } from '../../../../infra/local/pipeline/pipelineDatabase.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const folder = temporaryFolder();
afterAll(() => folder.dispose());
let worlds = 0;

function open() {
  const database = openPipelineDatabase(join(folder.path, `${worlds++}.db`));
  let nowMs = 0;
  const queues = localQueues(database, () => nowMs);
  const take = async () => {
    nowMs += 2_000;
    const [message] = await queues.receive('analyze', { most: 1, waitSeconds: 0, holdSeconds: 1 });
    return message;
  };
  return { queues, take, left: brokenOff(database), close: () => database.close() };
}

it('gives a message up of which the process died three times', async () => {
  const { queues, take, left, close } = open();
  await queues.send('analyze', [{ body: 'poison' }]);
  for (let death = 1; death <= 3; death += 1) {
    expect((await take())?.body).toBe('poison');
    await left.died();
  }
  expect(await take()).toBeUndefined();
  expect(await queues.depth('deadAnalyze')).toMatchObject({ waiting: 1 });
  close();
});

it('does not hold against a message that the process was stopped, however often', async () => {
  const { queues, take, left, close } = open();
  await queues.send('analyze', [{ body: 'long' }]);
  for (let stop = 1; stop <= 20; stop += 1) {
    expect(await take()).toMatchObject({ body: 'long', received: 1 });
    await left.stopped();
  }
  close();
});

it('speaks only of what was in hand: not of what was put off, done, or is still to come', async () => {
  const { queues, take, left, close } = open();
  await queues.send('analyze', [{ body: 'put off' }]);
  const message = await take();
  await queues.hold('analyze', message?.receipt ?? '', 0);
  await left.died();
  expect(await take()).toMatchObject({ body: 'put off', received: 2 });
  await left.unknown();
  await left.died();
  expect(await take()).toMatchObject({ body: 'put off', received: 3 });
  close();
});
