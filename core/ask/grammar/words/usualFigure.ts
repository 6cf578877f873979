import type { AskField } from '../../askField.ts';

/** What a field comes to for many rows where nobody says: shares, scores and times have a mean, amounts a sum. */
export function usualFigure({ name, unit }: AskField): 'avg' | 'sum' {
  return unit === 'share' || unit === 'seconds' || /score|quality|version/i.test(name) ? 'avg' : 'sum';
}

/** Whether more of it is worse. */
export function isBurden({ name }: AskField): boolean {
  return /^(?:reject|duration$|unreadable$)/.test(name);
}
