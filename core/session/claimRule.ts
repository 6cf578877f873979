import { isTerminal, type Session, type SessionItem } from '../model/session.ts';
import type { ClaimAnswer } from '../ports/sessions.ts';
import { isIdle } from './itemUnder.ts';

/**
 * What a store answers to whoever asks for an item, or `free` where it is to be taken.
 *
 * @param item As `itemUnder` shows it.
 */
export function claimRule(
  session: Session,
  item: SessionItem,
  request: { readonly token: string; readonly now: string; readonly until: string },
): ClaimAnswer | 'free' {
  if (isTerminal(item.state)) return { kind: 'terminal', item };
  if (session.status !== 'sealed') return { kind: 'busy', until: request.until };
  if (item.claim?.token === request.token) return { kind: 'claimed', item };
  if (item.claim !== null && !isIdle(item, request.now)) return { kind: 'busy', until: item.claim.until };
  return 'free';
}
