import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no small disk can be had here; `undefined` where one can. */
export function smallDiskRefused(): string | undefined {
  const probe = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt'], {
    encoding: 'utf8',
  });
  if (probe.status === 0) return undefined;
  return probe.error?.message ?? (probe.stderr.trim() || `unshare ended with ${probe.status}`);
}

/** Runs a script as `SCRIPT DISK FOLDER`, with a disk of that size for itself and a folder beside it. @returns the JSON it prints */
export async function onSmallDisk(size: string, script: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-disk-'));
  const disk = mkdtempSync(join(folder, 'disk-'));
  const command = `mount -t tmpfs -o size=${size} none "$2" && exec "$0" "$1" "$2" "$3"`;
  try {
    const { stdout } = await promisify(execFile)('unshare', [
      '-rm',
      'sh',
      '-c',
      command,
      process.execPath,
      script,
      disk,
      folder,
    ]);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
