import { join } from 'node:path';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import { sessionStore } from '../../infra/local/sessions/sessionStore.ts';
import type { Database } from '../../infra/local/store/openDatabase.ts';
import { describeSessionEnds } from './sessionEnds.suite.ts';
import { describeSessions } from './sessions.suite.ts';
import type { SessionsUnderTest } from './sessionExamples.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeSessions('SQLite', sqliteSessions());
describeSessionEnds('SQLite', sqliteSessions());

function sqliteSessions(): SessionsUnderTest {
  let folder: ReturnType<typeof temporaryFolder>;
  let opened: Database[];
  const openAgain = async () => {
    const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
    opened.push(database);
    return sessionStore(database);
  };
  return {
    open: () => {
      folder = temporaryFolder();
      opened = [];
      return openAgain();
    },
    openAgain,
    dispose: async () => {
      for (const database of opened) database.close();
      folder.dispose();
    },
  };
}
