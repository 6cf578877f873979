import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that lies in scratch while the app runs: who finds it at a start knows that the last one ended without warning. */
const markName = 'app-is-open';

export function isMarkedOpen(scratch: string): boolean {
  return existsSync(join(scratch, markName));
}

export function markOpen(scratch: string): void {
  writeFileSync(join(scratch, markName), '', { mode: 0o600 });
}

export function markClosed(scratch: string): void {
  rmSync(join(scratch, markName), { force: true });
}
