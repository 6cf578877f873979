import type { Log } from '../../core/ports/clock.ts';

/**
 * A log of JSON lines on standard error. Without `MAPWRIGHT_LOG=all` it tells of bugs only, since everything else
 * stands in the history and in front of the person.
 */
export function hostLog(environment: Readonly<Record<string, string | undefined>> = process.env): Log {
  const isAll = environment['MAPWRIGHT_LOG'] === 'all';
  const write =
    (level: 'info' | 'error'): Log['info'] =>
    (event, facts) => {
      if (!isAll && !(level === 'error' && event.endsWith('.bug'))) return;
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
    };
  return { info: write('info'), error: write('error') };
}
