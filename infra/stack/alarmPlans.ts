import type { NoticeSeverity } from '../../core/ports/notices.ts';

/** Kinds of alarms; docs/operations.md says for each what to do. */
export const alarmKinds = {
  /** Calls of a function fail. */
  errors: 'high',
  /** A function nears its time-out. */
  duration: 'medium',
  /** A function was refused for want of concurrency. */
  throttles: 'medium',
  /** More waits in a queue than is worked off. */
  depth: 'medium',
  /** What waits in a queue has waited long. */
  age: 'high',
  /** A dead letter has been left lying by the function that judges them. */
  deadLetters: 'critical',
  /** A file arrived, or a minute struck, and no function could be called. */
  lostEvents: 'critical',
  /** A session was set going twice and does not go on. */
  stuck: 'critical',
  /** A table throttles or fails. */
  tableErrors: 'high',
  /** Requests to an API fail on our side. */
  apiErrors: 'high',
  /** The month has cost more than was said. */
  cost: 'high',
} as const satisfies Record<string, NoticeSeverity>;

export type AlarmKind = keyof typeof alarmKinds;
