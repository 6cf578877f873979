import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as /proc counts them. */
const ticks = 100;

/** Processor seconds of a process and all its threads so far; `NaN` where the system does not tell. */
export function processSeconds(id) {
  try {
    return secondsOf(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

function secondsOf(stat) {
  // The name of a program stands in brackets and may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** Largest resident memory of this process so far, in MiB; `NaN` where the system does not tell. */
export function ownPeakMb() {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** The same of those threads of a process that are there now and whose name begins so, as far as the system tells names. */
export function threadSeconds(id, beginning) {
  let sum = 0;
  try {
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const stat = readFileSync(`/proc/${id}/task/${thread}/stat`, 'utf8');
      if (!stat.includes(`(${beginning}`)) continue;
      sum += secondsOf(stat);
    }
    return sum;
  } catch {
    return Number.NaN;
  }
}
