import { readFileSync } from 'node:fs';

/** Memory of a process, present and at its peak, in bytes; 0 where the system does not tell (it does on Linux). */
export function processMemory(pid: number): { readonly presentBytes: number; readonly peakBytes: number } {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const line = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
    return { presentBytes: line('VmRSS'), peakBytes: line('VmHWM') };
  } catch {
    // It has ended meanwhile, or the system has no such file.
    return { presentBytes: 0, peakBytes: 0 };
  }
}
