import { describe, expect, it } from 'vitest';
import { createSessions } from '../../../../infra/local/web/session.ts';

const hourMs = 60 * 60_000;

function sessions() {
  const clock = { nowMs: 0 };
  const own = createSessions(4000, () => clock.nowMs);
  const open = (): string => (own.redeem(own.newSecret()) ?? '').split(';')[0] ?? '';
  return { clock, own, open };
}

describe('createSessions', () => {
  it('knows its own cookie among others', () => {
    const { own, open } = sessions();
    const cookie = open();
    expect(own.accepts(`theme=dark; ${cookie}; mapwright_4001=x`)).toBe(true);
    expect(own.accepts(cookie.replace('4000', '4001'))).toBe(false);
    expect(own.accepts(`${cookie}x`)).toBe(false);
    expect(own.accepts(undefined)).toBe(false);
  });

  it('opens nothing for a link that was left lying', () => {
    const { clock, own } = sessions();
    const secret = own.newSecret();
    clock.nowMs = 10 * 60_000 + 1;
    expect(own.redeem(secret)).toBeUndefined();
    expect(own.redeem(own.newSecret())).toBeDefined();
  });

  it('ends a session that nobody used for half a day, and only that', () => {
    const { clock, own, open } = sessions();
    const [left, used] = [open(), open()];
    clock.nowMs = 11 * hourMs;
    expect(own.accepts(used)).toBe(true);
    clock.nowMs = 12.5 * hourMs;
    expect(own.accepts(left)).toBe(false);
    expect(own.accepts(used)).toBe(true);
    clock.nowMs = 13 * hourMs;
    expect(own.accepts(left)).toBe(false);
  });

  it('keeps the sessions that were used last when there are too many', () => {
    const { own, open } = sessions();
    const [first, second] = [open(), open()];
    expect(own.accepts(first)).toBe(true);
    for (let more = 0; more < 15; more++) open();
    expect(own.accepts(first)).toBe(true);
    expect(own.accepts(second)).toBe(false);
  });

  it('takes no secret before there is a link', () => {
    expect(createSessions(4000, () => 0).redeem('')).toBeUndefined();
  });
});
