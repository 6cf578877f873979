import type { FunctionName, FunctionPlan } from './functionPlans.ts';
import { functionPlans } from './functionPlans.ts';
import type { StackSettings } from './settings.ts';

type Concurrency = StackSettings['concurrency'];

/** Calls at once of functions that no queue with a limit stands before. */
const others = 20;
/** Dead letters are few; this keeps a flood of them from taking the place of work. */
const ofDeadQueues = 2;

/** Batches that are asked about at once: what a model takes of one account, and what nobody waits for. */
const ofStandard = 5;

/** Scans that are laid out or ended at once. */
const ofScanSteps = 5;

/** Most calls that an event source makes at once; 2 is the least that AWS takes. */
export function sourceConcurrency(queue: string, { main, test, analyze, finish, scan }: Concurrency): number {
  const limits: Readonly<Record<string, number>> = {
    main,
    test,
    analyze,
    finish,
    scan,
    // Who lays a scan out, or writes its workbook, is soon done.
    scanSteps: ofScanSteps,
    standard: ofStandard,
  };
  return limits[queue] ?? ofDeadQueues;
}

/** What a function holds for itself: all that its queues may call at once, so that no message is throttled. `null`: nothing. */
export function concurrencyOf(name: FunctionName, concurrency: Concurrency): number | null {
  if (!concurrency.reserve) return null;
  const { trigger }: FunctionPlan = functionPlans[name];
  if (trigger.by === 'minute') return 1;
  if (trigger.by !== 'queues') return others;
  return trigger.queues.reduce((sum, queue) => sum + sourceConcurrency(queue, concurrency), 0);
}
