import type { Log } from '../../../core/ports/clock.ts';

/** A log of JSON lines: event names, ids, counts, codes and durations. Anything that was read from a file stays out of it. */
export function cloudLog(write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const line =
    (level: 'info' | 'error'): Log['info'] =>
    (event, facts) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
  return { info: line('info'), error: line('error') };
}
