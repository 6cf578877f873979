import type { ServiceCall } from './levers.ts';

/** Calls of SQS that hide messages or put them off. */
const holding = /^(?:ChangeMessageVisibility|SendMessage)(?:Batch)?$/;

/**
 * Keeps messages from being hidden or put off for longer than a test can wait.
 * @param mostSeconds `undefined`: as long as asked for
 */
export function shorterHolds(mostSeconds: number | undefined): (call: ServiceCall) => string {
  return ({ service, operation, body }) => {
    if (mostSeconds === undefined || service !== 'sqs' || !holding.test(operation)) return body;
    return JSON.stringify(JSON.parse(body), (name: string, value: unknown) => {
      const isHold = name === 'VisibilityTimeout' || name === 'DelaySeconds';
      return isHold && typeof value === 'number' ? Math.min(value, mostSeconds) : value;
    });
  };
}
