import { formatCount, formatCounted } from './format.ts';

/** Words of leads that pipelines keep. */
export const leadPlaceWords = {
  place: 'Whose leads',
  places: { desk: 'This machine', folder: 'Folder pipeline', aws: 'On AWS' },
  titles: {
    desk: 'Leads that runs of this desk have loaded',
    folder: (name: string) => `Leads that runs in the folder ${name} have told of`,
    aws: (name: string) => `Leads that the pipeline ${name} keeps`,
  },
  notSetUp: 'This pipeline is not set up any more.',
  showDesk: 'Show leads of this machine',
  found: (count: number, more: boolean) =>
    more ? `${formatCounted(count, 'lead', 'leads')} found so far` : formatCounted(count, 'lead', 'leads'),
  lookOn: 'Look further',
  looking: 'Looking…',
  asked: 'Asking the pipeline…',
  slow: 'Still asking. The pipeline may be holding requests back; it is asked again by itself.',
  emptyTitle: 'No leads yet',
  empty: 'Leads come here as soon as the pipeline has run a file of leads.',
  changed: 'Changed',
  arrivalOnly: 'Searches list leads in the order in which they came.',
  filterBy: 'Filter by',
  value: 'Value',
  wholeValue: 'The whole value; empty finds leads without one',
  addFilter: 'Add filter',
  reason: 'Reason, kept in the history (optional)',
  signInTitle: (name: string) => `Sign in to see the leads of ${name}`,
  signIn: 'Sign in',
  signInLeads: 'Sign in under Leads',
  signInText:
    'The pipeline asks who you are before it tells of people. Your browser opens its sign-in page; the sign-in is kept on this machine and no page of the app ever sees it.',
  signInWaiting: 'Waiting for your browser to come back…',
  openPage: 'Open the page again',
  cancel: 'Cancel',
  signedIn: (who: string) => `Signed in as ${who}.`,
  account: 'Account',
  signOut: 'Sign out of the pipeline',
  signedOut: 'Signed out of the pipeline.',
  writing: 'The pipeline writes the file; that takes up to half a minute.',
  written: (rows: number, of: number | null) =>
    of === null
      ? `The pipeline writes the file: ${formatCount(rows)} rows so far.`
      : `The pipeline writes the file: ${formatCount(rows)} of ${formatCount(of)} rows.`,
  exported: (rows: number, files: number) =>
    files === 1
      ? `${formatCounted(rows, 'row', 'rows')} exported; the file is being saved.`
      : `${formatCount(rows)} rows exported; ${formatCount(files)} files are being saved.`,
  exportEnded: 'The export was ended; nothing is saved.',
  allColumns: (format: string) => `${format}, all columns`,
  events: { added: 'New', updated: 'Updated by a file', same: 'Told again by a file', edited: 'Edited' },
  because: (reason: string) => `Reason: ${reason}`,
  conflictTitle: 'Somebody else changed this lead meanwhile',
  conflictText: (field: string) => `${field} has two values now. Nothing of yours was saved.`,
  theirs: (by: string) => (by === '' ? 'There now' : `There now, by ${by}`),
  yours: 'Yours',
  keepTheirs: 'Keep theirs',
  saveYours: 'Save yours over it',
  nothing: 'nothing',
} as const;
