import { itemOptions } from '../../../../core/model/options/sessionOptions.ts';
import { countedItems, isTerminal } from '../../../../core/model/session.ts';
import { type CrashReport, type CrashSize, workOf } from './crashTest.ts';

/** What a crash test must not find; empty where each item was counted once and the session ended once. */
export function crashFindings(report: CrashReport, size: CrashSize): readonly string[] {
  const { session, items, written, told } = report;
  const findings: string[] = [];
  const expect = (holds: boolean, finding: string): void => {
    if (!holds) findings.push(finding);
  };
  expect(session.status === 'complete', `the session is ${session.status}`);
  expect(countedItems(session.counts) === size.items, `${countedItems(session.counts)} items are counted`);
  expect(report.faults === 0, `${report.faults} processes ended by an error of their own`);
  expect(items.length === size.items, `${items.length} items are there`);
  for (const outcome of ['done', 'failed', 'quarantined'] as const) {
    const there = items.filter(({ state }) => state === outcome).length;
    expect(there === session.counts[outcome], `${there} are ${outcome}, ${session.counts[outcome]} counted`);
  }
  expect(told.length === 1 && told[0] === 'crash#complete#1', `told: ${told.join(', ')}`);
  for (const item of items) {
    const { place, state, attempt, result, errorCode } = item;
    const work = workOf(place, size.poison);
    expect(isTerminal(state), `item ${place} is ${state}`);
    // What is fine may be killed along with others time and again; it is given up for no other reason.
    if (errorCode === 'WORK_GIVEN_UP')
      expect(attempt >= itemOptions.attempts && work !== 'broken', `${place} given up after ${attempt}`);
    else if (work === 'fine')
      expect(state === 'done' && result !== null && written.has(result.key), `item ${place} has no result`);
    else expect(work === 'broken' && errorCode === 'SOURCE_DAMAGED', `item ${place} (${work}) is ${state}`);
  }
  return findings;
}
