import { expect, it } from 'vitest';
import { shorterHolds } from './shorterHolds.ts';

const call = (operation: string, body: unknown) =>
  ({ service: 'sqs', operation, body: JSON.stringify(body) }) as const;

it('shortens holds and delays, and nothing else', () => {
  const shorter = shorterHolds(2);
  expect(shorter(call('ChangeMessageVisibility', { VisibilityTimeout: 150 }))).toBe(
    '{"VisibilityTimeout":2}',
  );
  expect(
    shorter(
      call('SendMessageBatch', { Entries: [{ DelaySeconds: 900, MessageBody: '{"DelaySeconds":9}' }] }),
    ),
  ).toBe(JSON.stringify({ Entries: [{ DelaySeconds: 2, MessageBody: '{"DelaySeconds":9}' }] }));
  expect(shorter(call('ChangeMessageVisibility', { VisibilityTimeout: 0 }))).toBe('{"VisibilityTimeout":0}');
  expect(shorter(call('CreateQueue', { VisibilityTimeout: 150 }))).toBe('{"VisibilityTimeout":150}');
  expect(shorterHolds(undefined)(call('SendMessage', { DelaySeconds: 150 }))).toBe('{"DelaySeconds":150}');
});
