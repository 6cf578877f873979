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

/** The same for a text, under the media type that its name's ending stands for. */
export function saveText(name: string, text: string): void {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  saveBlob(name, new Blob([text], { type: mediaTypes[ending] ?? 'text/plain' }));
}

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonl: 'application/jsonl',
  csv: 'text/csv',
};
