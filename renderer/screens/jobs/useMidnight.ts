import { useNow } from '../../components/useNow.ts';

/** How often the day is looked at, in milliseconds. */
const tickMs = 60_000;

/** When the person's day began, ISO 8601 UTC. */
export function useMidnight(): string {
  const day = new Date(useNow(tickMs));
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}
