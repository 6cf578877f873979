import type { DriveStatus } from '../../core/contract/views.ts';

/** Words of the connection to Google Drive. */
export const driveWords = {
  about:
    'Scan can search folders of Google Drive. Documents are fetched one by one, searched on this computer and deleted again; Mapwright asks for reading only.',
  absent: 'This host does not reach Google Drive.',
  account: 'Account',
  ways: {
    signIn: (who: string) => (who === '' ? 'Signed in' : `Signed in as ${who}`),
    keyFile: () => 'By the key file of a service account',
    environment: () => 'By the token in MAPWRIGHT_DRIVE_TOKEN',
    none: () => 'Nobody is signed in',
  } satisfies Readonly<Record<DriveStatus['way'], (who: string) => string>>,
  connect: 'Connect',
  connectAgain: 'Connect again',
  needsClient: 'Enter the client id first.',
  disconnect: 'Disconnect',
  disconnected: 'Google Drive is disconnected.',
  tryOut: 'Try',
  trying: 'Trying',
  works: (who: string) => `It works: ${who}`,
  waiting: 'Sign in on the page that opened in your browser.',
  openPage: 'Open the page',
  cancel: 'Cancel',
  kept: {
    permissions: 'The sign-in lies in a file that only you can read.',
    system: 'The sign-in is encrypted by the key store of this system.',
  },
  client: 'OAuth client',
  clientHelp: 'Of the kind “Desktop app”, made in a Google Cloud project with the Drive API switched on.',
  clientId: 'Client id',
  secret: 'Client secret',
  secretHelp: { stored: 'Stored. It can be replaced, and is never shown.', none: 'None is stored.' },
  secretPlaceholder: 'New secret',
  store: 'Store',
  stored: 'The secret is stored.',
  remove: 'Remove',
  removed: 'The secret is removed.',
  serviceAccount: 'Service account',
  keyFile: 'Key file',
  keyFileHelp: 'Path on this computer. It goes before a sign-in; folders must be shared with its address.',
  keyFilePlaceholder: 'None',
} as const;
