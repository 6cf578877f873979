import { AppError } from '../../core/model/errors.ts';

/** Environment variable with the address of a stand-in for Google's services, for trying things out. */
const standInVariable = 'MAPWRIGHT_GOOGLE_URL';

/** Where Google's services are. */
export interface GoogleAddresses {
  /** Page on which people sign in. */
  readonly signIn: string;
  /** Asks a service; absent: as the address says. */
  readonly fetch: typeof fetch;
}

/**
 * Google's own addresses, or those of a stand-in on this machine: what is sent there holds tokens, so no other machine
 * is taken for one.
 *
 * @throws {AppError} `USAGE` where the stand-in is not on this machine
 */
export function googleAddresses(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): GoogleAddresses {
  const standIn = environment[standInVariable] ?? '';
  if (standIn === '')
    return {
      signIn: 'https://accounts.google.com/o/oauth2/v2/auth',
      fetch: (input, init) => fetch(input, init),
    };
  const base = URL.canParse(standIn) ? new URL(standIn) : undefined;
  if (base?.protocol !== 'http:' || base.hostname !== '127.0.0.1')
    throw new AppError('USAGE', `${standInVariable} is to be an address that begins with http://127.0.0.1.`);
  return {
    signIn: new URL('/o/oauth2/v2/auth', base).href,
    fetch(input, init) {
      const asked = new URL(input instanceof Request ? input.url : input);
      return fetch(new URL(`${asked.pathname}${asked.search}`, base), init);
    },
  };
}
