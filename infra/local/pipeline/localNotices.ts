import type { Log } from '../../../core/ports/clock.ts';
import type { Notice, Notifier } from '../../../core/ports/notices.ts';

/** Notices of this process, and how somebody hears of them. */
export interface LocalNotices extends Notifier {
  /** @returns ends it */
  subscribe(hear: (notice: Notice) => void): () => void;
}

/** Tells whoever subscribed in this process, and the log. */
export function localNotices(log: Log): LocalNotices {
  const hearers = new Set<(notice: Notice) => void>();
  return {
    async publish(notice) {
      const { eventId, severity, code, facts } = notice;
      log.info('notice', { ...facts, eventId, severity, code });
      for (const hear of hearers) hear(notice);
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
