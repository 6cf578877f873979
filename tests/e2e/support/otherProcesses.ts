import { readFileSync } from 'node:fs';

/** Ids of the processes that a process has started and that are still there; Linux only. */
function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

/** Ends the engine process of an app without warning, as the system does when memory is short. */
export function killEngine(appPid: number): void {
  const engines = childrenOf(appPid).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engineProcess'),
  );
  if (engines.length === 0) throw new Error('The app has no engine process.');
  for (const pid of engines) process.kill(pid, 'SIGKILL');
}
