import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { findStatic } from '../infra/local/web/findStatic.ts';
import { securityHeaders } from '../infra/local/web/securityHeaders.ts';
import { bundle, isBundle } from './lockdown.ts';

/** Must be called before the app is ready: makes `app:` a scheme with an origin, like https. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: bundle.scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer as `app://bundle/`, from its folder only and with the same headers as the web host. */
export function serveBundle(session: Session, rendererFolder: string): void {
  const headers = securityHeaders("'self'");
  session.protocol.handle(bundle.scheme, async (request) => {
    const file =
      request.method === 'GET' && isBundle(request.url)
        ? await findStatic(rendererFolder, new URL(request.url).pathname)
        : undefined;
    if (file === undefined)
      return new Response('There is nothing here.', { status: 404, headers: { ...headers } });
    return new Response(await readFile(file.path), {
      headers: { ...headers, 'Content-Type': file.mediaType },
    });
  });
}
