/**
 * `npm run train`: learns from labelled pairs how much each kind of evidence counts for a proposal (see `training/train.ts`).
 * `--matching DIR` names the folder of the pairs, `--no-write` changes nothing, `--without WORD` leaves out suites.
 */
import { ensureInstalled } from './ensureInstalled.mjs';
import { at, findNode, run } from './project.mjs';

await ensureInstalled();
// All pairs are held at once.
const parameters = ['--max-old-space-size=8192', at('training', 'train.ts'), ...process.argv.slice(2)];
process.exitCode = await run(findNode(), parameters);
