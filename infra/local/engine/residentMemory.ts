import { readFileSync } from 'node:fs';

/** Resident memory of a process now and at its highest, in bytes. */
export interface ResidentMemory {
  readonly presentBytes: number;
  readonly peakBytes: number;
}

/** Looks from outside at the memory of a process. @returns `undefined` where the system does not tell, or the process is gone. */
export function residentMemory(pid: number): ResidentMemory | undefined {
  if (process.platform !== 'linux') return undefined;
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    // It has ended meanwhile, which its exit tells.
    return undefined;
  }
  const presentBytes = kibibytes(status, 'VmRSS');
  const peakBytes = kibibytes(status, 'VmHWM');
  return presentBytes === undefined || peakBytes === undefined ? undefined : { presentBytes, peakBytes };
}

function kibibytes(status: string, field: string): number | undefined {
  const figure = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return figure === undefined ? undefined : Number(figure) * 1024;
}
