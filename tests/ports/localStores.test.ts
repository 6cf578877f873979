import { join } from 'node:path';
import { type LocalStores, openStores } from '../../infra/local/store/openStores.ts';
import { describeLlmStores } from './llmStores.suite.ts';
import { describeMappings } from './mappings.suite.ts';
import { describeQuestions } from './questions.suite.ts';
import { describeRecords } from './records.suite.ts';
import { describeRunSearch } from './runSearch.suite.ts';
import { describeStores, type StoresUnderTest } from './stores.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeStores('SQLite', makeWorld);
describeMappings('SQLite', () => {
  const world = makeWorld();
  return {
    open: async () => (await world.open()).mappings,
    openAgain: async () => (await world.openAgain()).mappings,
    dispose: () => world.dispose(),
  };
});
describeQuestions('SQLite', () => {
  const world = makeWorld();
  return {
    open: async () => (await world.open()).questions,
    openAgain: async () => (await world.openAgain()).questions,
    dispose: () => world.dispose(),
  };
});
describeLlmStores('SQLite', makeWorld);
describeRunSearch('SQLite', makeWorld);
describeRecords('SQLite', makeWorld);

function makeWorld(): StoresUnderTest {
  const folder = temporaryFolder();
  const opened: LocalStores[] = [];
  const open = async () => {
    const stores = openStores(join(folder.path, 'mapwright.db'));
    opened.push(stores);
    return stores;
  };
  return {
    open,
    openAgain: open,
    dispose: async () => {
      for (const stores of opened) stores.close();
      folder.dispose();
    },
  };
}
