import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asSessionId } from '../../core/model/session.ts';
import type { Notice } from '../../core/ports/notices.ts';
import { type LocalConnections, localConnections } from '../../infra/local/pipeline/localConnections.ts';
import { localLeads } from '../../infra/local/pipeline/localLeads.ts';
import { localNotices } from '../../infra/local/pipeline/localNotices.ts';
import { localQueues } from '../../infra/local/pipeline/localQueues.ts';
import { localUploads } from '../../infra/local/pipeline/localUploads.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import type { Database } from '../../infra/local/store/openDatabase.ts';
import { describeConnections } from './connections.suite.ts';
import { describeLeads } from './leads.suite.ts';
import { describeQueues } from './queues.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { describeUploads } from './uploads.suite.ts';

describeUploads('SQLite', () => worldOf(localUploads));
describeLeads('SQLite', () => worldOf(localLeads));
describeQueues('SQLite', () => worldOf((database) => localQueues(database, Date.now)));

describeConnections('this process', () => {
  let connections: LocalConnections | undefined;
  let desks = 0;
  return {
    async open() {
      connections = localConnections(Date.now);
      return connections;
    },
    async join() {
      const id = `desk${desks++}`;
      const heard: string[] = [];
      const until = new Date(Date.now() + 60_000).toISOString();
      await connections?.attach({ id, by: 'ada', sessionId: null, until }, (text) => heard.push(text));
      return { id, heard, leave: async () => void (await connections?.remove(id)) };
    },
    async dispose() {
      connections = undefined;
    },
  };
});

describe('queues of this machine', () => {
  it('give up a message that was received eight times, and keep what was given up', async () => {
    const world = worldOf((database) => localQueues(database, Date.now));
    const queues = await world.open();
    await queues.send('analyze', [{ body: 'poison' }]);
    const request = { most: 10, waitSeconds: 0, holdSeconds: 0 };
    for (let n = 1; n <= 8; n++) expect((await queues.receive('analyze', request))[0]?.received).toBe(n);
    expect(await queues.receive('analyze', request)).toEqual([]);
    for (let n = 0; n < 12; n++)
      expect((await queues.receive('deadAnalyze', request)).map(({ body }) => body)).toEqual(['poison']);
    await world.dispose();
  });
});

describe('notices of this process', () => {
  it('reach whoever has subscribed, and the log without more than ids and counts', async () => {
    const logged: unknown[] = [];
    const write = (event: string, facts: unknown): void => void logged.push([event, facts]);
    const notices = localNotices({ info: write, error: write });
    const heard: Notice[] = [];
    const end = notices.subscribe((notice) => heard.push(notice));
    const notice: Notice = {
      eventId: 's1#complete#1',
      topic: 'processing',
      severity: 'low',
      code: 'sessionEnded',
      facts: { sessionId: asSessionId('s1'), done: 3 },
    };
    await notices.publish(notice);
    end();
    await notices.publish(notice);
    expect(heard).toEqual([notice]);
    expect(logged[0]).toEqual([
      'notice',
      { eventId: 's1#complete#1', severity: 'low', code: 'sessionEnded', sessionId: 's1', done: 3 },
    ]);
  });
});

/** One file of the pipeline's database, opened as often as asked. */
function worldOf<T>(over: (database: Database) => T) {
  const folder = temporaryFolder();
  const opened: Database[] = [];
  const open = async (): Promise<T> => {
    const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
    opened.push(database);
    return over(database);
  };
  return {
    open,
    openAgain: open,
    async dispose() {
      for (const database of opened) database.close();
      folder.dispose();
    },
  };
}
