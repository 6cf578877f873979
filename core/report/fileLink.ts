/** The address of a file of this machine or of a shared folder, from the path of its folder and its path below that. */
export function fileLink(folder: string, below: string): string {
  const path = `${folder.replaceAll('\\', '/').replace(/\/$/u, '')}/${below}`;
  const encoded = path.split('/').map(encodeStep).join('/');
  // A path of Windows begins with its drive, that of a shared folder with two slashes and the server's name.
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}

function encodeStep(step: string, at: number): string {
  if (at === 0 && /^[A-Za-z]:$/u.test(step)) return step;
  // Half a character, as careless systems have them in names, has no address.
  return encodeURIComponent(step.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}
