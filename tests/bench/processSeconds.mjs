import { readFileSync } from 'node:fs';

/** Clock ticks a second, as /proc counts them. */
const ticks = 100;

/** Processor seconds of a process and all its threads so far; `NaN` where the system does not tell. */
export function processSeconds(id) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name of a program stands in brackets and may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return Number.NaN;
  }
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
