import { openDataFolder } from '../../../../infra/local/files/dataFolder.ts';

/** A process that takes a data folder and keeps it until it is killed: `folderHolder.ts FOLDER`. */
await openDataFolder(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
