import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of a link's or cookie's secret: 256 bits cannot be guessed. */
const secretBytes = 32;
/** A session nobody has used for this long is over, in milliseconds: one working day. */
const idleMs = 12 * 60 * 60_000;
/** A link that was not followed for this long is void, in milliseconds: time to change windows, not to leave it in a log. */
const linkMs = 10 * 60_000;
/** Wrong links before the present one is void; the terminal gives a new one. */
const wrongLinks = 5;
/** Sessions kept at once; more browsers than this on one machine are none of ours. */
const mostSessions = 16;

/** Who may use the web host: whoever came with the link that the terminal printed. */
export interface Sessions {
  /** A new one-time secret for a link; the one before no longer works. */
  newSecret(): string;
  /** Takes a secret out of a link, once. @returns the value of `Set-Cookie`, or `undefined` for a wrong or used secret */
  redeem(secret: string): string | undefined;
  /** Whether a `Cookie` header belongs to a session that is alive; using it keeps it alive. */
  accepts(cookieHeader: string | undefined): boolean;
}

/**
 * Cookies are shared by all ports of a host name, so the cookie's name carries the port, and only hashes of secrets
 * are kept.
 *
 * @param now milliseconds, from any start
 */
export function createSessions(port: number, now: () => number): Sessions {
  const cookieName = `mapwright_${port}`;
  /** Hash of a cookie's secret, in hex, to the time of its last use. */
  const lastUse = new Map<string, number>();
  let link: Buffer | undefined;
  let linkMadeAt = 0;
  let wrong = 0;

  return {
    newSecret() {
      const secret = randomBytes(secretBytes).toString('base64url');
      link = hash(secret);
      linkMadeAt = now();
      wrong = 0;
      return secret;
    },

    redeem(secret) {
      if (link === undefined || now() - linkMadeAt > linkMs) return undefined;
      if (!timingSafeEqual(link, hash(secret))) {
        wrong += 1;
        if (wrong >= wrongLinks) link = undefined;
        return undefined;
      }
      link = undefined;
      const cookie = randomBytes(secretBytes).toString('base64url');
      const oldest = lastUse.keys().next();
      if (lastUse.size >= mostSessions && !oldest.done) lastUse.delete(oldest.value);
      lastUse.set(hash(cookie).toString('hex'), now());
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${idleMs / 1000}`;
    },

    accepts(cookieHeader) {
      const cookie = valueOf(cookieHeader, cookieName);
      if (cookie === undefined) return false;
      const key = hash(cookie).toString('hex');
      const usedAt = lastUse.get(key);
      if (usedAt === undefined) return false;
      lastUse.delete(key);
      if (now() - usedAt > idleMs) return false;
      // Set anew, so that the map stays in the order of use.
      lastUse.set(key, now());
      return true;
    },
  };
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Value of a cookie; `undefined` where it is absent or stands twice, which no browser of ours sends. */
function valueOf(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
