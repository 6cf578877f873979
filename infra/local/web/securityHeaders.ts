/**
 * The page may run, style and show what its own origin serves, and nothing else: no inline script, no foreign address,
 * no frame, no form target. The one script that is run as a worker is named by the policy `pdf-worker`. `connectSource` is where the contract is served, `'self'` in the desktop shell.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
function contentSecurityPolicy(connectSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connectSource}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app-html pdf-worker',
  ].join('; ');
}

/** Headers of every answer of every host; no answer is kept by a cache, because any may hold data. */
export function securityHeaders(connectSource: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(connectSource),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  };
}
