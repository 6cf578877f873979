import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notice, Notifier } from '../../../core/ports/notices.ts';
import { attemptCloud } from '../cloudErrors.ts';

/** Topics of an account, by what they are about. */
export interface SnsPlaces {
  readonly client: SNSClient;
  readonly region: string;
  readonly topicArns: Readonly<Record<Notice['topic'], string>>;
}

/**
 * Notices on SNS: the notice as JSON, severity, code and event id as attributes, so that routes can filter by them. Topics
 * in order get the event id as what tells doubles apart.
 */
export function snsNotifier({ client, region, topicArns }: SnsPlaces): Notifier {
  return {
    async publish(notice) {
      const TopicArn = topicArns[notice.topic];
      const text = (StringValue: string) => ({ DataType: 'String', StringValue });
      const command = new PublishCommand({
        TopicArn,
        // Of mails; SNS takes plain characters only, and 100 of them.
        Subject: `Mapwright: ${notice.code.replace(/[^\u0020-\u007E]/g, '?')}`.slice(0, 100),
        Message: JSON.stringify(notice),
        MessageAttributes: {
          severity: text(notice.severity),
          code: text(notice.code),
          eventId: text(notice.eventId),
        },
        ...(TopicArn.endsWith('.fifo')
          ? { MessageGroupId: notice.code, MessageDeduplicationId: notice.eventId }
          : {}),
      });
      const resource = TopicArn.slice(TopicArn.lastIndexOf(':') + 1);
      await attemptCloud({ action: 'sns:Publish', resource, region }, () => client.send(command));
    },
  };
}
