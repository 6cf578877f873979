/** Writes the report on a run whose rejects file is named on the command line, beside it, in a thread with the limits of the engine's; prints where. */
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isMainThread, Worker } from 'node:worker_threads';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { writeReport } from '../../../core/report/writeReport.ts';
import { openFileSource } from '../../../infra/local/files/fileSource.ts';
import { nodeDeflate } from '../../../infra/local/files/nodeInflate.ts';
import { factsOf, tableOf } from '../../core/report/reportFixture.ts';
import { standardDialect } from '../../core/parse/encodeRecord.ts';
import { rejectColumns } from '../files/rejectsFile.ts';

const [path = ''] = process.argv.slice(2);
const output = `${path}.own.xlsx`;

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), {
    argv: [path],
    resourceLimits: { maxYoungGenerationSizeMb: engineOptions.youngMebibytes },
  });
  worker.on('exit', (code) => {
    if (code === 0) console.log(JSON.stringify({ output }));
    process.exitCode = code;
  });
} else await write();

async function write() {
  rmSync(output, { force: true });
  const csv = await openFileSource(path, { name: 'rejects' });
  const file = await open(output, 'w');
  const sink = {
    write: (bytes) => file.writeFile(bytes),
    close: () => file.close(),
    discard: () => file.close(),
  };
  const facts = factsOf(
    { rowsIn: 1_000_000, rowsOut: 900_000, rowsRejected: 100_000 },
    { table: tableOf(rejectColumns) },
  );
  const rejects = { csv, fileName: 'rejects.csv', dialect: standardDialect, columnNames: rejectColumns };
  await writeReport(facts, rejects, { sink, deflate: nodeDeflate });
  await sink.close();
  await csv.close();
}
