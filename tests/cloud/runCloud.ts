import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { awsConfig, cloudWords } from './cloudWords.ts';
import { startCloud } from './startCloud.ts';

/**
 * Runs the stand-in cloud by hand until Ctrl-C: `node runCloud.ts --assembly FOLDER --folder FOLDER`. `--port 4570` is
 * the first of six ports, `--visibility 30` holds messages no longer than so many seconds, `--logs` prints what the
 * functions print. Objects, tables and messages are gone when it ends.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      assembly: { type: 'string', default: '' },
      folder: { type: 'string', default: '' },
      port: { type: 'string', default: '4570' },
      visibility: { type: 'string', default: '60' },
      logs: { type: 'boolean', default: false },
    },
  });
  rmSync(join(values.folder, 'objects'), { recursive: true, force: true });
  mkdirSync(values.folder, { recursive: true });
  const cloud = await startCloud({
    assembly: values.assembly,
    folder: values.folder,
    firstPort: Number(values.port),
    tune: {
      visibilitySeconds: (_, seconds) => Math.min(seconds, Number(values.visibility)),
      retryMs: [1000, 2000],
    },
    onLine: (name, line) => {
      if (values.logs) console.log(`${name} | ${line}`);
    },
  });
  const configFile = join(values.folder, 'config');
  writeFileSync(configFile, awsConfig(cloud));
  console.log(cloudWords(cloud, configFile));
  // The watch of the terminal and an order to end mean the same; a second one does not wait.
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await cloud.close();
  rmSync(join(values.folder, 'objects'), { recursive: true, force: true });
  console.log('The stand-in cloud has ended.');
}

await main();
