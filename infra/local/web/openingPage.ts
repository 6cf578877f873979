/**
 * The page behind the link that the terminal prints. The link's secret stands in the fragment, which a browser sends
 * to nobody; the page's script posts it, once, and gets the session's cookie.
 */
export const openingPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Mapwright</title>
    <link rel="stylesheet" href="/open.css" />
  </head>
  <body>
    <main>
      <h1>Mapwright</h1>
      <p id="state" role="status">Opening ...</p>
      <noscript><p>Mapwright needs JavaScript. Switch it on for this address and load the page again.</p></noscript>
    </main>
    <script type="module" src="/open.js"></script>
  </body>
</html>
`;

/** Script of the opening page. */
export const openingScript = `const secret = location.hash.slice(1);
// Out of the address at once, so that it is neither shown nor kept.
history.replaceState(null, '', '/open');
const answer = await fetch('/session', { method: 'POST', body: secret }).catch(() => undefined);
if (answer?.ok) location.replace('/');
else {
  document.getElementById('state').textContent = answer
    ? 'This link was used before or is too old. Go to the terminal where Mapwright runs, press Enter, and open the new link.'
    : 'Mapwright does not answer. Check in the terminal that it is running.';
}
`;

/** What somebody without a session sees instead of the app. */
export const closedPage = openingPage
  .replace('    <script type="module" src="/open.js"></script>\n', '')
  .replace(
    'Opening ...',
    'To open Mapwright here, go to the terminal where it runs, press Enter, and open the link it prints.',
  );

/** Styles of both pages. */
export const openingStyles = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
`;
