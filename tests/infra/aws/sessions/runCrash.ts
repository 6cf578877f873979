import { parseArgs } from 'node:util';
import { noTables } from '../../../cloud/emulators/dynoxide.ts';
import { crashFindings } from './crashFindings.ts';
import { crashTest } from './crashTest.ts';

/** `npm run crash`: the crash test in its large size, with its figures. */
const { values } = parseArgs({ options: { items: { type: 'string', default: '6600' } } });
const size = { items: Number(values.items), poison: 6, deadly: 0.005, patienceMs: 600_000 };

if (noTables === undefined) {
  const report = await crashTest(size);
  const { counts } = report.session;
  console.log(
    `${size.items} items in ${(report.elapsedMs / 1000).toFixed(0)} s: ${counts.done} done, ${counts.failed} failed; ` +
      `${report.attempts} attempts, ${report.written.size} results written, ${report.kills} processes killed, ` +
      `${report.told.length} end told`,
  );
  const findings = crashFindings(report, size);
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
