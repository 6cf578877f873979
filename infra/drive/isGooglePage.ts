/** Pages of Google that the app leads people to: where they sign in, and where documents are opened. */
const hosts: ReadonlySet<string> = new Set(['accounts.google.com', 'drive.google.com', 'docs.google.com']);

/** Whether an address is a page of Google's that a person is to see in their own browser. */
export function isGooglePage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  return protocol === 'https:' && port === '' && username === '' && hosts.has(hostname);
}
