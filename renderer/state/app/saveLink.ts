/** Lets the browser fetch a link that is good for some seconds; one of another host opens beside this page, which stays. */
export function saveLink(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll('/', '_');
  if (new URL(url, location.href).origin !== location.origin) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  document.body.append(link);
  link.click();
  link.remove();
}
