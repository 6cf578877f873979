import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder for one test and the way to be rid of it. */
export function temporaryFolder(): { readonly path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), 'mapwright-test-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}
