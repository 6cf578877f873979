import { join } from 'node:path';
import { localQueues } from '../../infra/local/pipeline/localQueues.ts';
import { localUploads } from '../../infra/local/pipeline/localUploads.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import type { Database } from '../../infra/local/store/openDatabase.ts';
import { describeQueues } from './queues.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { describeUploads } from './uploads.suite.ts';

describeUploads('SQLite', () => worldOf(localUploads));
describeQueues('SQLite', () => worldOf((database) => localQueues(database, Date.now)));

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
