/** Hands bytes to the browser, which saves them where the person's downloads go. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A download may begin some time after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The same for a text. */
export function saveText(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'application/json' }));
}
