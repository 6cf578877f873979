import { describe, expect, it } from 'vitest';
import { protocolFaults, type ProtocolFault, simulateSession } from './simulateSession.ts';

/** Schedules; `npm run simulate` takes 20,000. */
const schedules = 2_000;

describe('working off a session', () => {
  it('counts each item once and ends each epoch once, whatever dies, repeats or is lost', async () => {
    const violations: string[] = [];
    const statuses = new Set<string>();
    let reopened = 0;
    let stuck = 0;
    for (let seed = 1; seed <= schedules; seed++) {
      const { violation, endings } = await simulateSession(seed);
      if (violation !== undefined) violations.push(`seed ${seed}: ${violation}`);
      for (const ending of endings) statuses.add(/"status":"(\w+)"/.exec(ending)?.[1] ?? 'stuck');
      reopened += Number(endings.some((ending) => ending.includes('#complete#2')));
      stuck += Number(endings.some((ending) => ending.includes('#stuck#')));
    }
    expect(violations).toEqual([]);
    // That the schedules come by every way of ending.
    expect(statuses).toEqual(new Set(['complete', 'forced', 'stuck']));
    expect(reopened).toBeGreaterThan(schedules / 10);
    expect(stuck).toBeGreaterThan(10);
  });

  it('goes the same way for the same seed', async () => {
    expect(await simulateSession(7)).toEqual(await simulateSession(7));
  });

  it.each(protocolFaults)('is noticed when it %s', async (fault) => {
    expect(await firstViolation(fault)).toBeDefined();
  });
});

async function firstViolation(fault: ProtocolFault): Promise<string | undefined> {
  for (let seed = 1; seed <= schedules; seed++) {
    const { violation } = await simulateSession(seed, fault);
    if (violation !== undefined) return violation;
  }
  return undefined;
}
