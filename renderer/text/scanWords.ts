import type { ScanFacet } from '../../core/contract/scanSearch.ts';
import type { DocumentState, NearReason, ScanState } from '../../core/contract/views.ts';
import { formatCount, formatCounted } from './format.ts';
import { newScanWords } from './newScanWords.ts';

const files = (count: number): string => formatCounted(count, 'file', 'files');
const codes = (count: number): string => formatCounted(count, 'code', 'codes');
const matches = (count: number): string => formatCounted(count, 'match', 'matches');

/** Why a match is near, in a word or two and in a sentence. */
const reasons: Readonly<Record<NearReason, { readonly short: string; readonly long: string }>> = {
  lookalike: { short: 'Looks alike', long: 'O stands for 0, or I or l for 1.' },
  longer: { short: 'In a longer code', long: 'It is part of a longer code.' },
  case: { short: 'Other case', long: 'Capitals and small letters differ.' },
  separator: { short: 'Other separator', long: 'Dashes, blanks or dots differ.' },
  spaced: { short: 'Spaced out', long: 'Its letters are set apart.' },
  wrapped: { short: 'Two lines', long: 'It stands on two lines.' },
  ocr: { short: 'Scanned', long: 'Amazon Textract read it from a picture.' },
};

const states: Readonly<Record<ScanState, string>> = {
  listing: 'Listing files',
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
};

const documentStates: Readonly<Record<DocumentState, string>> = {
  waiting: 'Waiting',
  read: 'Read',
  partly: 'Partly read',
  unreadable: 'Unreadable',
};

/** Words of Scan. */
export const scanWords = {
  ...newScanWords,
  title: 'Scan',
  files,
  codes,
  matches,
  pages: (count: number) => formatCounted(count, 'page', 'pages'),
  reasons,
  states,
  documentStates,

  // Earlier scans
  newScan: 'New scan',
  history: 'Scans',
  scans: (count: number) => formatCounted(count, 'scan', 'scans'),
  allScans: 'All scans',
  record: 'The chosen scan',
  resumeHelp: 'It goes on where it stopped; nothing is searched or counted twice.',
  duration: 'Took',
  filesWithMatches: 'With matches',
  pagesNotRead: 'Pages not read',
  exactAndNear: (exact: number, near: number) =>
    near === 0 ? formatCount(exact) : `${formatCount(exact)} exact, ${formatCount(near)} near`,
  id: 'Scan',
  facets: {
    state: 'State',
    place: 'Documents in',
    person: 'Started by',
    found: 'Matches',
  } satisfies Readonly<Record<ScanFacet, string>>,
  searchScans: 'Search scans',
  more: 'More',
  number: 'No.',
  nearOnly: 'Near only',
  emptyTitle: 'No scans yet',
  empty: 'Search folders of drawings for a list of codes, and see each match as it is found.',
  started: 'Started',
  where: 'Documents',
  state: 'State',
  searched: 'Files',
  codeCount: 'Codes',
  matchCount: 'Matches',
  unreadableCount: 'Unreadable',
  by: 'By',
  open: 'Open',
  remove: 'Remove',
  older: 'Load older scans',
  removeTitle: 'Remove this scan?',
  removeBody: 'Its matches and its report are deleted. The documents stay.',
  placeFiles: (count: number) => `${files(count)}, chosen one by one`,
  placeS3: (prefix: string) => (prefix === '' ? 'S3: the bucket of the pipeline' : prefix),
  placeDrive: (name: string) => `Google Drive: ${name}`,
  withSubfolders: 'with subfolders',

  // A scan
  back: 'All scans',
  part: 'Lists of the scan',
  parts: { matches: 'Matches', codes: 'Codes', files: 'Files' },
  progress: 'Files searched',
  waiting: (what: string) => `Waiting: ${what}`,
  ofFiles: (done: number, all: number) => `${formatCount(done)} of ${files(all)}`,
  listed: (count: number) => `${files(count)} found so far`,
  unreadable: (count: number) => `${formatCount(count)} unreadable`,
  rate: (perSecond: number) => `${formatCount(perSecond)} ${perSecond === 1 ? 'file' : 'files'}/s`,
  left: (time: string) => `${time} left`,
  took: (time: string) => `in ${time}`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  stopTitle: 'Stop this scan?',
  stopBody: (left: number) =>
    `${files(left)} will not be searched. What was found stays, and the report is written.`,
  report: 'Report',
  reportTitle: 'Downloads the Excel report',
  reportWriting: 'Writing the report',
  gone: 'This scan is not here.',
  search: 'Search matches',
  searchCodes: 'Search codes',
  searchFiles: 'Search files',
  kind: 'Kind of match',
  kinds: { all: 'All', exact: 'Exact', near: 'Near' },
  exact: 'Exact',
  near: 'Near',
  reason: 'Reasons',
  anyReason: 'Any reason',
  hiddenOnly: 'Hidden only',
  hiddenOnlyTitle: 'Only what stands in layers that are switched off, and in hidden sheets',
  hidden: 'Hidden',
  hiddenTitle: 'In a layer that is switched off, or in a hidden sheet',
  pictures: 'Pictures',
  picturesTitle: 'Shows the place of each match',
  onlyCode: (code: string) => `Code ${code}`,
  onlyFile: (name: string) => `File ${name}`,
  takeOff: (what: string) => `Take off: ${what}`,
  clearFilters: 'Clear filters',
  found: (count: number, all: number) => `${formatCount(count)} of ${formatCount(all)}`,
  noneYet: 'No matches so far',
  noneYetMore: 'Matches are listed here as they are found.',
  none: 'No matches',
  noneMore: 'None of the codes stands in these documents.',
  noneFit: 'Nothing fits the filters.',
  noFilesThere: 'No files there',
  noFilesThereMore: 'The place that was searched holds no files. Start a new scan of another one.',
  fresh: (count: number) => `${formatCount(count)} new`,
  freshTitle: 'Go to the newest match',
  file: 'File',
  page: 'Page',
  code: 'Code',
  foundText: 'Found',
  match: 'Match',
  place: 'Where',
  context: 'Context',
  sheetRow: (sheet: number, row: number) => `Sheet ${formatCount(sheet)}, row ${formatCount(row)}`,
  textLine: (line: number) => `Line ${formatCount(line)}`,
  noPicture: {
    locked: 'Password needed',
    damaged: 'Not drawn: damaged',
    slow: 'Not drawn: takes too long',
    other: 'Not drawn',
  },
  noPictureLong: {
    locked: 'This document asks for a password, so it is not drawn.',
    damaged: 'This document is damaged and cannot be drawn. Its text was read as far as it goes.',
    slow: 'Drawing this document takes too long.',
    other: 'This document cannot be drawn now.',
  },
  exactCount: 'Exact',
  nearCount: 'Near',
  isPattern: 'Pattern',
  withMatches: 'Codes listed',
  withKinds: { any: 'All', with: 'Found', without: 'Not found' },
  fileKinds: { any: 'All', with: 'With matches', without: 'Without matches' },
  filesListed: 'Files listed',
  anyState: 'Any state',
  pageCount: 'Pages',
  unreadablePages: (count: number) => `${formatCount(count)} without text`,
  problem: 'Problem',
  partlyWhy: (count: number) =>
    `${formatCounted(count, 'page holds', 'pages hold')} no text: scanned, or letters drawn as lines`,
  noCodesFit: 'No code fits.',
  noFilesFit: 'No file fits.',
  noFilesYet: 'No files so far',

  // The document
  document: 'Document',
  pageOf: (page: number, all: number) => `Page ${formatCount(page)} of ${formatCount(all)}`,
  matchOf: (at: number, all: number) => `Match ${formatCount(at)} of ${formatCount(all)}`,
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  larger: 'Larger',
  smaller: 'Smaller',
  whole: 'Whole page',
  zoom: (percent: number) => `${formatCount(percent)} %`,
  openOutside: 'Open in Google Drive',
  closeDocument: 'Close',
  openAt: 'Open',
  opening: 'Opening',
  drawing: 'Drawing',
  pageLabel: (page: number, name: string) => `Page ${formatCount(page)} of ${name}`,
  marked: (code: string) => `${code} is marked.`,
  contextTitle: 'Where it stands',
} as const;

const placeKinds: ReadonlyMap<string, string> = new Map([
  ['folder', 'Folders'],
  ['files', 'Files chosen one by one'],
  ['s3', 'S3'],
  ['drive', 'Google Drive'],
]);

/** Names a value of a facet of scans; one out of an address that means nothing stands for itself. */
export function scanFacetName(facet: ScanFacet, value: string): string {
  switch (facet) {
    case 'state':
      return Object.hasOwn(states, value) ? states[value as ScanState] : value;
    case 'place':
      return placeKinds.get(value) ?? value;
    case 'person':
      return value;
    case 'found':
      return value === 'some' ? 'With matches' : value === 'none' ? 'Without matches' : value;
  }
}
