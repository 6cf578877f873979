import { join } from 'node:path';
import type { StandardStore } from '../../core/ports/standardStore.ts';
import { standardStore } from '../../infra/local/standardise/standardStore.ts';
import { describeStandards } from './standards.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeStandards('SQLite', () => {
  const folder = temporaryFolder();
  const opened: StandardStore[] = [];
  const openAgain = async () => {
    const store = standardStore(join(folder.path, 'standardising.db'));
    opened.push(store);
    return store;
  };
  return {
    open: openAgain,
    openAgain,
    dispose: async () => {
      for (const store of opened) store.close();
      folder.dispose();
    },
  };
});
