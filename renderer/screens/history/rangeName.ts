import type { HistoryRange } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';

/** A stretch of time in words. */
export function rangeName(range: Exclude<HistoryRange, null>): string {
  return typeof range === 'string' ? text.history.ranges[range] : text.history.ownRange(range.from, range.to);
}
