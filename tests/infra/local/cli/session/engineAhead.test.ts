import { expect, it } from 'vitest';
import { startAhead } from '../../../../../infra/local/cli/session/engineAhead.ts';
import type { EngineChild, EngineExit } from '../../../../../infra/local/engine/engineChild.ts';

const processUrl = new URL('../../../../../infra/local/engine/engineProcess.ts', import.meta.url);
const endOf = (child: EngineChild): Promise<EngineExit> =>
  new Promise((resolve) => {
    child.onExit(resolve);
  });

it('gives the process that was started ahead once, and then others', async () => {
  const ahead = startAhead(processUrl);
  const [first, second] = [ahead.fork(processUrl), ahead.fork(processUrl)];
  expect(second.pid).not.toBe(first.pid);
  // Nothing is left to drop.
  ahead.drop();
  for (const child of [first, second]) {
    const end = endOf(child);
    process.kill(child.pid ?? 0, 0);
    child.kill();
    expect(await end).toMatchObject({ signal: 'SIGKILL' });
  }
});
