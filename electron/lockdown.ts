import { app, type Session, shell, type WebContents } from 'electron';
import { isOutsideLink } from '../infra/desk/isOutsideLink.ts';

/** The one origin that the window may show; written as parts, because Node knows no origin of a scheme of our own. */
export const bundle = { scheme: 'app', host: 'bundle', address: 'app://bundle/' } as const;

/** True for addresses of the built renderer. */
export function isBundle(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${bundle.scheme}:` && host === bundle.host;
}

/** Denies what the renderer never needs: every permission, every device, and every address but its own. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, decide) => decide(isAllowed(permission)));
  session.setPermissionCheckHandler((_, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, decide) =>
    decide({ cancel: !isBundle(url) && !url.startsWith('data:image/') && !url.startsWith('devtools://') }),
  );
}

/** Copying a cell is all that is asked for. */
function isAllowed(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

/** Applies to every page that is ever made: it stays where it is, embeds nothing, and leaves links to outputs to the browser. */
export function lockPages(): void {
  app.on('web-contents-created', (_, contents) => lockPage(contents));
}

function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isOutsideLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isBundle(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
