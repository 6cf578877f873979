/** A queue of work with the one that takes what was given up from it. */
export interface QueuePlan {
  /** The thing in `<prefix>-<thing>-<env>`; its dead-letter queue has `-dlq` behind it. */
  readonly thing: string;
  /** Environment variables with the addresses of both. */
  readonly variable: string;
  readonly deadVariable: string;
  /**
   * Times that a message is received before it is given up. It has to be more than the attempts that are counted in the
   * table, since a message that meets a busy item was received, too.
   */
  readonly receives: number;
}

/** Queues of work, by the name that ports have for them; visibility follows from the time-out of who is called. */
export const queuePlans = {
  main: { thing: 'queue', variable: 'MAIN_QUEUE_URL', deadVariable: 'DEAD_MAIN_QUEUE_URL', receives: 8 },
  test: { thing: 'queue-test', variable: 'TEST_QUEUE_URL', deadVariable: 'DEAD_TEST_QUEUE_URL', receives: 8 },
  analyze: {
    thing: 'queue-analyze',
    variable: 'ANALYZE_QUEUE_URL',
    deadVariable: 'DEAD_ANALYZE_QUEUE_URL',
    receives: 5,
  },
  finish: {
    thing: 'queue-finish',
    variable: 'FINISH_QUEUE_URL',
    deadVariable: 'DEAD_FINISH_QUEUE_URL',
    receives: 5,
  },
  scan: {
    thing: 'queue-scan',
    variable: 'SCAN_QUEUE_URL',
    deadVariable: 'DEAD_SCAN_QUEUE_URL',
    // A message comes back unbegun where those before it took the time of its call.
    receives: 20,
  },
  scanSteps: {
    thing: 'queue-scan-steps',
    variable: 'SCAN_STEPS_QUEUE_URL',
    deadVariable: 'DEAD_SCAN_STEPS_QUEUE_URL',
    receives: 5,
  },
  standard: {
    thing: 'queue-standard',
    variable: 'STANDARD_QUEUE_URL',
    deadVariable: 'DEAD_STANDARD_QUEUE_URL',
    // A message comes back where its batch is somebody else's for ten minutes.
    receives: 8,
  },
} as const satisfies Record<string, QueuePlan>;

export type WorkQueue = keyof typeof queuePlans;
export type DeadQueue = `dead${Capitalize<WorkQueue>}`;
export const workQueues = Object.keys(queuePlans) as readonly WorkQueue[];

/** The dead-letter queue of a queue of work. */
export function deadOf(queue: WorkQueue): DeadQueue {
  const dead = {
    main: 'deadMain',
    test: 'deadTest',
    analyze: 'deadAnalyze',
    finish: 'deadFinish',
    scan: 'deadScan',
    scanSteps: 'deadScanSteps',
    standard: 'deadStandard',
  } as const;
  return dead[queue];
}
