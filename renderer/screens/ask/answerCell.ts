import type { AskColumn } from '../../../core/contract/askViews.ts';
import { askWords as words } from '../../text/askWords.ts';
import { formatBytes, formatCount, formatDateTime, formatRunTime, formatShare } from '../../text/format.ts';

/** A cell of an answer as people read it. */
export function answerCell(
  cell: string | number | null,
  { type, unit, by }: Pick<AskColumn, 'type' | 'unit' | 'by'>,
): string {
  if (cell === null) return words.none;
  if (typeof cell === 'number') {
    switch (unit) {
      case 'share':
        return formatShare(cell);
      case 'seconds':
        return formatRunTime(cell * 1_000);
      case 'bytes':
        return formatBytes(cell);
      default:
        return Number.isInteger(cell) ? formatCount(cell) : cell.toLocaleString();
    }
  }
  if (by !== null) return groupName(cell, by);
  if (type === 'instant') return formatDateTime(cell);
  return cell;
}

/** A group of time by its first day. */
function groupName(day: string, by: NonNullable<AskColumn['by']>): string {
  const [year = '', month = '1'] = day.split('-');
  switch (by) {
    case 'year':
      return year;
    case 'quarter':
      return `Q${String(Math.ceil(Number(month) / 3))} ${year}`;
    case 'month':
      return day.slice(0, 7);
    case 'week':
    case 'day':
      return day;
  }
}
