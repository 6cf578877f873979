import { setTimeout } from 'node:timers/promises';
import { nextVersion } from '../../../core/mapping/mappingVersion.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { JobDeps } from '../../../core/jobs/jobDeps.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { systemClock, timeIds } from '../../../infra/local/timeIds.ts';
import { mappingVersion } from '../../ports/examples.ts';

/** Waits are cut to a two-hundredth, so that a back-off of seconds takes milliseconds. */
const haste = 200;

export function jobDeps(some: Partial<JobDeps> = {}): JobDeps {
  return {
    links: {
      addresses: () => [],
      open: () => Promise.reject(new Error('There is no pipeline.')),
      command: () => Promise.resolve(''),
    },
    settings: () => Promise.reject(new Error('Nobody asks for settings.')),
    clock: systemClock,
    ids: timeIds(systemClock),
    log: { info() {}, error() {} },
    async wait(ms, signal) {
      // Aborting is one of the two ways in which it ends.
      await setTimeout(ms / haste, undefined, { signal }).catch(() => undefined);
    },
    dayStart: (now) => new Date(now).setUTCHours(0, 0, 0, 0),
    ...some,
  };
}

/** Versions of a mapping that follow one another, ascending. */
export function chained(mapping: string, count: number, approvedBy = 'Ada'): readonly MappingVersion[] {
  const versions: MappingVersion[] = [];
  for (let at = 1; at <= count; at++) {
    const { version: _version, hash: _hash, ...approval } = mappingVersion(mapping, at, approvedBy);
    versions.push(nextVersion(versions.at(-1), approval, sha256Text));
  }
  return versions;
}
