/** Hands a text to the browser, which saves it where the person's downloads go. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A download may begin some time after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
