import { openDataFolder } from '../../../../infra/local/files/dataFolder.ts';

/** A process that takes a data folder and keeps it until it is killed: `folderHolder.ts FOLDER [guest]`. */
await openDataFolder(process.argv[2] ?? '', {
  use: process.argv[3] === 'guest' ? 'guest' : 'app',
  kind: 'desktop',
  clean: () => Promise.resolve(),
});
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
