import type { IncomingMessage } from 'node:http';

/** Where the link of the terminal leads; the only place that another site may lead to. */
export const openingPath = '/open';

/** Why a request is turned away before anybody looks at what it wants. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  /** For the log and the answer; names the rule, never what was sent. */
  readonly reason: string;
}

/**
 * Checks that a request comes from our own page in a browser of this machine. Binding to 127.0.0.1 does not suffice: any
 * page that the person has open can send requests here, and a name of its own can point here (DNS rebinding).
 *
 * @param origin our own, `http://127.0.0.1:<port>`
 * @returns `undefined` where nothing speaks against it; the session is checked elsewhere
 */
export function checkRequest(request: IncomingMessage, origin: string): Refusal | undefined {
  const { headers, method = '', url = '' } = request;
  if (!url.startsWith('/') || url.startsWith('//')) return { status: 400, reason: 'target is not a path' };
  if (countOf(request, 'host') !== 1 || `http://${headers.host}` !== origin) {
    return { status: 421, reason: 'foreign host' };
  }
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return { status: 405, reason: 'method' };

  // A browser sends `Origin` with every request that could change something or open a socket.
  const mustHaveOrigin = method === 'POST' || headers.upgrade !== undefined;
  if (countOf(request, 'origin') > 1) return { status: 403, reason: 'several origins' };
  if (headers.origin === undefined ? mustHaveOrigin : headers.origin !== origin) {
    return { status: 403, reason: 'foreign origin' };
  }
  // `none` is a person opening the address; `same-origin` is our page.
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isLinkClicked(request)) {
    return { status: 403, reason: 'foreign site' };
  }
  return undefined;
}

/** A terminal that is itself a web page opens the link from there; the page behind it tells and does nothing. */
function isLinkClicked({ method, url, headers }: IncomingMessage): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = headers;
  return method === 'GET' && url === openingPath && mode === 'navigate' && destination === 'document';
}

/** How often a header was sent; Node's `headers` keeps only one of several. */
function countOf(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
