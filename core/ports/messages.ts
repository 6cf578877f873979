/**
 * Queues of the pipeline: parts of runs by lane, uploads to be analyzed, runs to be finished. Each has a dead one, which
 * holds what was given up.
 */
export const workQueues = ['main', 'test', 'analyze', 'finish'] as const;
export type WorkQueue = (typeof workQueues)[number];
/** Queues of scans over the WebSocket API, which only the cloud has: documents, and what comes before and behind them. */
export type ScanQueue = 'scan' | 'scanSteps';
/** Batches of values for a language model, which only the cloud calls to mind by messages. */
type StandardQueue = 'standard';
type Queue = WorkQueue | ScanQueue | StandardQueue;
export type QueueName = Queue | `dead${Capitalize<Queue>}`;

/** Longest body of a message, in bytes of UTF-8. */
export const longestBody = 256 * 1_024;

/** A reminder of work. It may come twice, late, or in any order; what is to be done stands in the stores. */
export interface Message {
  /** JSON, at most `longestBody`; ids and counts only. */
  readonly body: string;
  /** Seconds to wait before anybody sees it, 0 to 900. */
  readonly delaySeconds?: number;
}

/** A message as it was received; it comes again when nobody has removed it by the time its hold runs out. */
export interface ReceivedMessage {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  /** Times that it was received, this one included; says nothing of how often work was begun. */
  readonly received: number;
}

/** @throws {AppError} `STORE_UNAVAILABLE`, `ACCESS_DENIED`, `SIGN_IN_NEEDED` */
export interface MessageQueues {
  /** All of them, in batches; what the service refused singly is sent again a few times. */
  send(queue: QueueName, messages: readonly Message[]): Promise<void>;
  /** Waits up to `waitSeconds` for up to `most` (10) messages, which nobody else gets for `holdSeconds`. */
  receive(
    queue: QueueName,
    request: { readonly most: number; readonly waitSeconds: number; readonly holdSeconds: number },
  ): Promise<readonly ReceivedMessage[]>;
  /** Passes over receipts that nothing is held by any more. */
  remove(queue: QueueName, receipts: readonly string[]): Promise<void>;
  /** Nobody else gets the message for so many seconds from now; 0 gives it back at once. Passes over what is not held. */
  hold(queue: QueueName, receipt: string, seconds: number): Promise<void>;
  /** Rough figures: to be received, under way, delayed. */
  depth(
    queue: QueueName,
  ): Promise<{ readonly waiting: number; readonly held: number; readonly delayed: number }>;
}
