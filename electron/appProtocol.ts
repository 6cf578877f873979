import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { findStatic } from '../infra/local/web/findStatic.ts';
import { type OwnFiles, ownResponse } from '../infra/local/web/ownResponse.ts';
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

/** Serves the built renderer as `app://bundle/`, from its folder, by links and of scans only, with the headers of the web host. */
export function serveBundle(session: Session, rendererFolder: string, own: OwnFiles): void {
  const headers = securityHeaders("'self'");
  session.protocol.handle(bundle.scheme, async (request) => {
    const found = isBundle(request.url) ? await ownResponse(request, own, headers) : undefined;
    if (found !== undefined) return found;
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
