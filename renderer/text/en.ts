import type { Run, Transform } from '../../core/contract/views.ts';
import { formatConfidence, formatCount, formatCounted, formatDuration, formatShare } from './format.ts';
import { likelyFrom, sureFrom } from './guessBands.ts';
import { aiWords } from './aiWords.ts';
import { driftWords } from './driftWords.ts';
import { issueTitles } from './issueWords.ts';
import { memoryWords } from './memoryWords.ts';
import { whyWords } from './whyWords.ts';

const columns = (count: number): string => formatCounted(count, 'column', 'columns');
const rows = (count: number): string => formatCounted(count, 'row', 'rows');
/** Names of a list that are told one by one. */
const namesListed = 6;
const fields = (count: number): string => formatCounted(count, 'field', 'fields');

/**
 * Every word of the screens. Plain, short, present tense; object, fact, action. The same noun everywhere:
 * file, column, target field, mapping, version, run.
 */
export const text = {
  appName: 'Mapwright',
  columns,
  rows,
  fields,
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  remove: 'Remove',
  clear: 'Clear',
  save: 'Save',
  none: '–',
  unexpected: {
    message: 'Mapwright did not get an answer.',
    remedy: 'Try again. What was saved before is safe.',
    retryable: true,
  },
  uploadFailed: {
    message: 'The file could not be copied.',
    remedy: 'Check that the file is still there and that Mapwright is running, then drop it again.',
    retryable: true,
  },
  crashed: {
    title: 'This view stopped working',
    remedy: 'Your draft is saved. Load the view again.',
    action: 'Load again',
  },
  views: {
    inbox: 'Inbox',
    review: 'Review',
    schemas: 'Schemas',
    history: 'History',
    settings: 'Settings',
  },
  connection: {
    connecting: 'Connecting',
    live: 'Connected',
    reconnecting: 'Reconnecting',
    refused: 'Closed',
    startedAnew:
      'Mapwright was started anew and asks for a new link. Press Enter in its terminal and open the link it prints.',
    lost: 'The connection to Mapwright is lost. Your draft is saved; work goes on when it is back.',
  },
  host: {
    desktop: 'Desktop',
    web: 'Local host',
    local: 'Files stay on this computer',
  },
  skip: 'Skip to content',
  navigation: 'Views',
  progress: {
    unpacking: 'Unpacking',
    reading: 'Reading',
    profiling: 'Profiling',
    checking: 'Checking',
    writing: 'Writing',
    copying: 'Copying',
    left: (remainingMs: number) => `${formatDuration(remainingMs)} left`,
    failed: (count: number) => `${rows(count)} would fail so far`,
    part: (number: number, count: number) => `${formatCount(number)} of ${formatCount(count)}`,
    waiting: 'Waiting to be read',
  },
  inbox: {
    title: 'Inbox',
    open: 'Open files',
    dropTitle: 'Drop CSV files, workbooks or archives of them here',
    dropAnywhere: 'or anywhere in this window',
    stays: 'Files stay on this computer.',
    dropNow: 'Drop to open',
    dropNowMore: 'CSV, TSV, TXT, XLSX, XLSM, XLSB, XLS, ODS, and gz or zip of these; several at once',
    samples: 'No file at hand? Try with sample data:',
    sampleShort: 'Sample data:',
    emptyTitle: 'Nothing waits for you',
    empty: 'Drop a file to see what is in it and where its columns belong.',
    filter: 'Filter files',
    noMatch: 'No file matches this filter.',
    clearFilter: 'Clear filter',
    counts: (todo: number, busy: number, done: number) =>
      [
        `To do ${formatCount(todo)}`,
        ...(busy > 0 ? [`In progress ${formatCount(busy)}`] : []),
        `Done ${formatCount(done)}`,
      ].join(' · '),
    file: 'File',
    size: 'Size',
    state: 'State',
    added: 'Added',
    target: 'Target',
    actions: 'Actions',
    shape: (rowCount: number, columnCount: number) => `${rows(rowCount)} · ${columns(columnCount)}`,
    toDecide: (count: number) => `${formatCount(count)} to decide`,
    ready: 'Ready to approve',
    drift: (same: number, changed: number) => `${formatCount(same)} same · ${formatCount(changed)} changed`,
    sameAs: (day: string, by: string) =>
      `Same as approved ${day}${by === '' ? '' : ` by ${by}`}, nothing to do`,
    known: (same: number) => `Known layout · ${formatCount(same)} same`,
    done: 'Done',
    openResults: 'Open results',
    review: 'Review',
    running: 'Running',
    failed: 'Failed',
    cancelReading: (name: string) => `Cancel reading ${name}`,
    removeFile: (name: string) => `Remove ${name}`,
    moreActions: (name: string) => `More actions for ${name}`,
  },
  review: {
    title: 'Review',
    emptyTitle: 'No file on the desk',
    empty: 'Open a file from the Inbox to review its mapping.',
    openInbox: 'Open Inbox',
    openNext: 'Review next file',
    noVersionYet: 'No version is approved for this layout yet',
    noVersionMore: 'After the first approval, this shows what your draft changes.',
    waiting: (count: number) => `${formatCounted(count, 'file waits', 'files wait')} for review.`,
    facts: (rowCount: number, columnCount: number) => `${rows(rowCount)} · ${columns(columnCount)}`,
    draftSaved: (time: string) => `Draft saved ${time}`,
    done: (count: number, total: number) => `${formatCount(count)} of ${formatCount(total)} done`,
    undo: 'Undo',
    redo: 'Redo',
    steps: 'Undo list',
    stepsStart: 'Before the first change',
    undone: (label: string) => `Undone: ${label}`,
    redone: (label: string) => `Redone: ${label}`,
    acceptAll: (count: number, threshold: number) =>
      `Accept ${formatCount(count)} ≥ ${formatConfidence(threshold)}`,
    acceptAllNone: (threshold: number) => `None left ≥ ${formatConfidence(threshold)}`,
    expectedRight: (share: number) => `${formatShare(share)} of such proposals prove right`,
    acceptAllRule:
      'Leaves out conflicts, changed columns and columns with a caution, such as ambiguous dates.',
    approve: 'Approve',
    approved: (title: string, version: number) =>
      `${title} v${String(version)} approved. The run has started.`,
    running: 'Running',
    runsNow: (mapping: string) => `This file is being run with ${mapping}.`,
    hasRun: (mapping: string) =>
      `This file has run with ${mapping}. Approve again only to change the mapping.`,
    blockedReading: 'The file is still being read.',
    blockedOpen: (count: number) => `${columns(count)} still to decide.`,
    blockedConflicts: (conflicting: readonly string[]) =>
      `${conflicting.slice(0, 3).join(', ')}: several columns feed the same field. Choose one, or join them.`,
    blockedNothing: 'No column feeds a target field yet.',
    reading: 'Reading the whole file',
    rereading: 'Reading again with your correction',
    firstRows: 'First records as they stand',
    opening: 'Opening',
    nothingToAccept: (name: string) =>
      `${name} has no target field. Choose one with E, or leave it out with X.`,
    filters: {
      all: 'All',
      todo: 'To do',
      low: 'Low',
      unmapped: 'Unmapped',
      conflicts: 'Conflicts',
      changed: 'Changed',
      issues: 'Issues',
      ai: 'AI',
      differ: 'AI differs',
    },
    filterGroup: 'Show columns',
    filterText: 'Filter columns',
    noRows: 'No column matches this filter.',
    allDone: 'Every column is decided.',
    allDoneAction: 'Show all columns',
    order: { risk: 'Risk first', file: 'File order' },
    orderLabel: 'Order',
    grid: 'Columns of the file and their target fields',
    column: {
      number: '#',
      source: 'Source column',
      values: 'Values',
      target: 'Target field',
      confidence: 'Confidence',
      reason: 'Reason',
      by: 'By',
      status: 'State',
    },
    by: { rule: 'Rule', memory: 'Memory', ai: 'AI', person: 'You' },
    status: { open: 'Open', accepted: 'Accepted', ignored: 'Left out' },
    leftOut: 'Left out',
    noField: 'No field',
    nothingAbove: 'No field is likely enough',
    chosenByYou: 'Chosen by you',
    sameAs: (version: number) => `Same as v${String(version)}`,
    band: { high: 'High', medium: 'Medium', low: 'Low', none: 'No match' },
    conflictWith: (field: string) => `Another column feeds ${field} too`,
    histogram: (name: string, kind: 'range' | 'category', shares: string) =>
      kind === 'range' ? `Distribution of ${name}. ${shares}` : `Most frequent values of ${name}. ${shares}`,
    shares: (valid: number, missing: number, invalid: number) =>
      `${formatShare(valid)} valid, ${formatShare(missing)} missing, ${formatShare(invalid)} invalid`,
    chooseField: (name: string) => `Choose a target field for ${name}`,
    searchFields: 'Search target fields',
    noFieldFound: 'No target field matches.',
    leaveOut: 'Leave out',
    required: 'required',
    fedBy: (name: string) => `from ${name}`,
  },
  guesses: {
    title: 'How the file is read',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    quote: 'Quote',
    header: 'Header',
    sheet: 'Sheet',
    table: 'Table',
    tableOf: (index: number, count: number) => `${String(index + 1)} of ${String(count)}`,
    tableFrom: (index: number, record: number) =>
      `Table ${String(index + 1)}, from row ${String(record + 1)}`,
    innerRowsAreData: 'Keep totals and headings among the data',
    pack: 'Target',
    noQuote: 'none',
    noHeader: 'none',
    headerRow: (row: number) => `row ${String(row + 1)}`,
    headerRows: (from: number, to: number) => `rows ${String(from + 1)}–${String(to + 1)}`,
    noHeaderLong: 'No header row',
    pickRow: 'Pick the row in the records below',
    sure: (margin: number) => (margin >= sureFrom ? 'sure' : margin >= likelyFrom ? 'likely' : 'unsure'),
    sureLong: (margin: number) => `The guess leads its runner-up by ${formatShare(margin)}`,
    byYou: 'set by you',
    reset: 'Guess everything again',
    hidden: 'hidden',
    ofSheets: (count: number) => (count > 1 ? `of ${formatCount(count)}` : ''),
    other: 'Other',
    delimiters: {
      ',': 'Comma',
      ';': 'Semicolon',
      '\t': 'Tab',
      '|': 'Pipe',
      ':': 'Colon',
      '^': 'Caret',
      '~': 'Tilde',
      ' ': 'Space',
    } as Readonly<Record<string, string>>,
    fit: (share: number) => `${formatShare(share)} in common`,
    record: 'Record',
  },
  sheets: {
    title: 'Sheets',
    grid: 'Sheets of the workbook and their tables',
    loading: 'Looking at every sheet',
    stopped: 'The sheets were not looked at',
    list: 'List the sheets',
    choose: 'Choose the sheet to read',
    trouble: 'The sheets could not be listed.',
    summary: (sheetCount: number, tableCount: number, hiddenCount: number) =>
      [
        formatCounted(sheetCount, 'sheet', 'sheets'),
        formatCounted(tableCount, 'table', 'tables'),
        ...(hiddenCount > 0 ? [`${formatCount(hiddenCount)} hidden`] : []),
      ].join(' · '),
    column: {
      sheet: 'Sheet',
      range: 'Range',
      rows: 'Rows',
      header: 'Header',
      columns: 'Columns',
      alike: 'Same columns as',
      notes: 'Around the table',
    },
    hidden: 'hidden',
    hiddenLong: 'Hidden in the workbook',
    tableNumber: (index: number) => `Table ${String(index + 1)}`,
    isRead: 'Read now',
    blank: 'Blank',
    goesOn: 'goes on',
    goesOnLong: 'The table goes on behind the rows that were looked at.',
    moreColumns: (count: number) => `+ ${formatCount(count)} more`,
    sameAs: (name: string) => `Same columns as ${name}`,
    several: (count: number) => formatCounted(count, 'sheet', 'sheets'),
    missed: (count: number) => `${formatCount(count)} left out`,
    alike: (names: readonly string[]) =>
      `${formatCounted(names.length, 'sheet', 'sheets')} have the same columns: ${someOf(names)}`,
    joined: (names: readonly string[]) =>
      `${formatCounted(names.length, 'sheet', 'sheets')} are read as one table: ${someOf(names)}`,
    joinedMore: 'The name of the sheet is the last column.',
    join: (count: number) =>
      `Read these ${formatCount(count)} ${count === 1 ? 'sheet' : 'sheets'} as one table`,
    joining: 'Reading the sheets as one table',
    part: (name: string) => `Read ${name} alone`,
    leftOut: (parts: readonly string[]) => `Left out: ${parts.join('; ')}`,
    wouldLeaveOut: (parts: readonly string[]) => `Would leave out: ${parts.join('; ')}`,
    why: {
      hidden: 'hidden',
      blank: 'no table',
      unreadable: 'could not be read',
      other: 'other columns',
      similar: 'other columns',
      furtherTable: 'one table a sheet',
    },
    lacks: (names: readonly string[]) => `lacks ${names.join(', ')}`,
    hasBesides: (names: readonly string[]) => `also has ${names.join(', ')}`,
    whyPart: (names: readonly string[], why: string) => `${someOf(names)} (${why})`,
    all: (count: number) => `All ${formatCounted(count, 'sheet', 'sheets')}, with their tables`,
  },
  records: {
    grid: 'First records of the file as they stand',
    hint: 'Click a row’s number for the header, Shift-click for several rows.',
    sheetRow: 'Row',
    makeHeader: (row: number) => `Make row ${String(row + 1)} the header`,
    makeFirst: (row: number) => `Data from here: row ${String(row + 1)}`,
    first: 'Data from here',
    classes: {
      metadata: 'Title',
      header: 'Header',
      group: 'Heading',
      data: '',
      derived: 'Total',
      notes: 'Note',
      empty: 'Blank',
    },
    hidden: 'Hidden',
    hiddenLong: 'This row is hidden in the workbook.',
    firstData: 'First data',
  },
  issues: {
    titles: issueTitles,
    grid: 'Issues of the table',
    none: 'Nothing odd was found.',
    kind: 'Issue',
    column: 'Column',
    count: 'Count',
    message: 'What was found and what to do',
    rows: 'Rows',
    wholeTable: 'Whole table',
    severities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  },
  drift: driftWords,
  why: whyWords,
  memory: memoryWords,
  ai: aiWords,
  inspector: {
    title: 'Column',
    open: 'Show details',
    close: 'Hide details',
    none: 'Select a column to see why its field was proposed.',
    cautions: 'Look at this first',
    targets: 'Target fields',
    noTargets: 'No field is likely enough. Choose one yourself.',
    choose: 'Choose another field',
    accept: 'Accept',
    ignore: 'Leave out',
    restore: 'Back to proposal',
    values: 'Values',
    filled: 'Filled',
    distinct: 'Distinct',
    about: (figure: string) => `about ${figure}`,
    invalid: 'Invalid',
    missingAs: 'Missing as',
    min: 'Lowest',
    max: 'Highest',
    mean: 'Mean',
    median: 'Median',
    lengths: 'Length',
    leadingZeros: 'Leading zeros',
    atLeast: (cells: string) => `Too many values to keep all: a count may be up to ${cells} short.`,
    characters: (from: number, to: number) =>
      from === to
        ? formatCounted(to, 'character', 'characters')
        : `${formatCount(from)} to ${formatCount(to)} characters`,
    type: 'Type',
    format: 'Written as',
    meaning: 'Meaning',
    examples: 'Examples',
    top: 'Most frequent',
    shapes: 'Shapes',
    odd: 'Do not fit',
    issues: 'Issues',
    showRows: 'Show rows',
    noTransforms: 'Cells are taken as they stand.',
    addTransform: 'Add a step',
    changeTransform: (words: string) => `Change: ${words}`,
    removeTransform: (words: string) => `Remove: ${words}`,
    changeType: (name: string) => `Type of ${name}`,
    agreement: (share: number) => `${formatShare(share)} of filled cells agree`,
  },
  transforms: {
    words: describeTransform,
    menu: {
      trim: 'Trim spaces',
      upperCase: 'Upper case',
      lowerCase: 'Lower case',
      numberPoint: 'Read as number, decimal point',
      numberComma: 'Read as number, decimal comma',
      dayFirst: 'Read as date, day first',
      monthFirst: 'Read as date, month first',
      yearFirst: 'Read as date, year first',
      parseBoolean: 'Read as yes or no',
      concatenate: 'Join the columns of this field',
      defaultValue: 'Fill empty cells with a value…',
      split: 'Take a part of the text…',
    },
    apply: 'Use step',
  },
  coverage: {
    title: 'Target coverage',
    summary: (fed: number, total: number) => `${formatCount(fed)} of ${formatCount(total)} required`,
    all: (fed: number, total: number) => `${formatCount(fed)} of ${fields(total)} fed`,
    missing: 'Missing',
    complete: 'All required fields have a source',
    setConstant: (label: string) => `Give ${label} the same value in every row`,
    constantValue: 'Value for every row',
    constantSet: 'Set value',
    constant: (field: string, value: string) => `${field} = “${value}”`,
    clearConstant: (field: string) => `Clear the value of ${field}`,
  },
  preview: {
    title: 'Preview',
    tabs: {
      rows: 'Rows',
      sheets: 'Sheets',
      records: 'Records',
      issues: 'Issues',
      changes: 'Changes',
      check: 'Whole-file check',
      diff: 'Difference',
    },
    cellModes: { shown: 'As shown', raw: 'Raw' },
    cellModesLong: {
      shown: 'Cells as the spreadsheet shows them',
      raw: 'Cells as they are stored',
    },
    cellModeLabel: 'Cells',
    behind: { shown: (other: string) => `Raw: ${other}`, raw: (other: string) => `Shown as: ${other}` },
    cell: 'Cell',
    cellRaw: 'Raw',
    cellSame: 'Stored as shown',
    sheetRow: 'Sheet row',
    sheetPlace: (sheet: string | undefined, line: number) =>
      sheet === undefined ? formatCount(line) : `${sheet} ${formatCount(line)}`,
    modes: { source: 'Source', both: 'Both', target: 'Target' },
    modeLabel: 'Show',
    row: 'Row',
    line: 'Line',
    grid: 'Rows of the file before and after the mapping',
    problems: 'Check',
    ok: 'Fits',
    empty: 'The file has no data rows.',
    hide: 'Hide preview',
    show: 'Show preview',
    resize: 'Height of the preview',
    trail: (trail: {
      label: string;
      position: number;
      row: number | null;
      place?: string;
      numbers: readonly number[];
    }) =>
      [
        `${formatCount(trail.position + 1)} of ${formatCount(trail.numbers.length)}`,
        ...(trail.row === null ? [] : [`Row ${trail.place ?? formatCount(trail.row + 1)}`]),
        trail.label,
      ].join(' · '),
    previous: 'Previous row',
    next: 'Next row',
    endTrail: 'Leave these rows',
    goTo: 'Go to row',
    failing: (name: string) => `Failing in ${name}`,
    emptyCell: 'empty',
    becomes: 'becomes',
    constant: 'same in every row',
    trouble: 'These rows could not be read.',
  },
  rejects: {
    REQUIRED_MISSING: 'Required value is missing',
    NOT_A_NUMBER: 'Not a number',
    NOT_AN_INTEGER: 'Not a whole number',
    NOT_A_DATE: 'Not a date',
    AMBIGUOUS_DATE: 'Day and month cannot be told apart',
    NOT_A_BOOLEAN: 'Not yes or no',
    NOT_IN_LIST: 'Not in the list of values',
    TOO_LONG: 'Too long',
    NOT_AN_EMAIL: 'Not an e-mail address',
    NOT_A_PHONE: 'Not a phone number',
    NO_MATCH: 'The pattern finds nothing',
    NOT_A_NAME: 'Not a person’s name',
    NO_CURRENCY: 'Currency cannot be told',
    NOT_A_TIME: 'Not a time of day',
    WRONG_UNIT: 'Another kind of unit',
    NOT_A_URL: 'Not a web address',
    RAGGED_ROW: 'Row has more or fewer cells than the header',
    UNREADABLE_ROW: 'A quote is opened and never closed, so the row has no clear cells',
  } as Readonly<Record<string, string>>,
  check: {
    start: 'Check the whole file',
    again: 'Check again',
    explain: 'Applies the mapping to every row and writes nothing.',
    stale: 'The mapping has changed since this check.',
    pass: (count: number) => `${rows(count)} pass`,
    fail: (count: number) => `${formatCount(count)} fail`,
    failLong: (count: number) =>
      `${formatCounted(count, 'row fails', 'rows fail')} and would go to the rejects file`,
    allPass: (count: number) => `All ${rows(count)} pass.`,
    reason: 'Reason',
    field: 'Target field',
    count: 'Rows',
    examples: 'Examples',
    show: 'Show rows',
    notYet: 'Not checked yet',
  },
  approve: {
    title: (name: string, version: number) => `Approve as ${name} v${String(version)}?`,
    facts: (unchanged: number, changed: number, added: number) =>
      `${formatCount(unchanged)} unchanged · ${formatCount(changed)} changed · ${formatCount(added)} new`,
    firstFacts: (added: number) => `${formatCounted(added, 'field', 'fields')} mapped, first version`,
    removed: (count: number) => `${formatCount(count)} removed`,
    leftOut: (count: number) => `${columns(count)} left out`,
    stays: 'The outputs are written on this computer. The original file stays as it is.',
    missing: (labels: readonly string[]) =>
      labels.length === 1
        ? `${labels[0] ?? ''} is required and has no source.`
        : `${formatCount(labels.length)} required fields have no source: ${labels.join(', ')}.`,
    missingFails: 'Rows without it fail, unless each has a value.',
    reason: 'Why approve anyway',
    reasonPlaceholder: 'For example: the sender does not have this figure yet',
    reasonNeeded: 'Write a reason to approve with required fields missing.',
    confirm: 'Approve and run',
    confirming: 'Approving',
    showDiff: 'Show difference',
    hideDiff: 'Hide difference',
    checking: 'Checking every row',
    asApprover: (name: string) => `Approved by ${name}`,
    noApprover: 'No name is set. Add yours in Settings to sign approvals.',
    conflictReload: 'Load what is new',
  },
  diff: {
    added: 'New',
    changed: 'Changed',
    removed: 'Removed',
    same: 'Unchanged',
    sameCount: (count: number) => `${formatCount(count)} unchanged`,
    nothing: 'Both versions map the same.',
    before: (version: number) => `v${String(version)}`,
    from: 'From',
    constantOnly: 'same value in every row',
  },
  schemas: {
    title: 'Schemas',
    packs: 'Target schemas',
    packFacts: (fieldCount: number, requiredCount: number) =>
      `${fields(fieldCount)}, ${formatCount(requiredCount)} required`,
    fieldList: 'Fields',
    field: 'Field',
    type: 'Type',
    description: 'Description',
    mappings: 'Approved mappings',
    noMappings: 'No mapping is approved yet.',
    noMappingsMore: 'The first one appears here when you approve a file.',
    mapping: 'Mapping',
    version: 'Version',
    versions: 'Versions',
    approvedBy: 'Approved by',
    approvedAt: 'Approved',
    file: 'File',
    against: (version: number) => `Compare with v${String(version)}`,
    compare: 'Compare with',
    revert: (version: number) => `Revert to v${String(version)}`,
    revertTitle: (version: number) => `Revert to v${String(version)}?`,
    revertExplain: (version: number, next: number) =>
      `v${String(version)} is approved anew as v${String(next)}. No version is lost.`,
    reverted: (version: number, next: number) => `v${String(version)} approved anew as v${String(next)}.`,
    reason: 'Reason',
    noReason: 'No reason given',
    inForce: 'in force',
    evidence: 'Evidence',
    hash: 'Hash',
    acceptedAsProposed: 'Accepted as proposed',
    edited: 'Edited',
    sha: 'File hash',
    appVersion: 'App version',
    by: (name: string, time: string) => `${name === '' ? 'Unnamed' : name}, ${time}`,
    unnamed: 'Unnamed',
    open: 'Open mapping',
  },
  history: {
    title: 'History',
    emptyTitle: 'No runs yet',
    empty: 'Approve a mapping and its run appears here, live.',
    filter: 'Filter runs',
    noMatch: 'No run matches this filter.',
    looking: 'Looking through older runs',
    olderFailed: 'Older runs could not be read.',
    file: 'File',
    target: 'Target',
    state: 'State',
    rowsOut: 'Rows out',
    rejected: 'Rejected',
    started: 'Started',
    by: 'By',
    states: { running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
    triggers: {
      approval: 'Started by approval',
      automatic: 'Started by itself, layout known',
      person: 'Started again by hand',
    },
    openResults: 'Open results',
    select: 'Select a run to see its results.',
    rowsIn: 'Rows in',
    outputs: 'Outputs',
    outputKinds: {
      'cleaned-csv': 'Cleaned data, CSV',
      'cleaned-xlsx': 'Cleaned data, Excel',
      'rejects-csv': 'Rejected rows with reasons',
      'summary-json': 'Summary',
    },
    saveOutput: (name: string) => `Save ${name}`,
    saved: (name: string) => `${name} saved.`,
    failures: 'Why rows were rejected',
    noFailures: 'No row was rejected.',
    again: 'Run again',
    cancelRun: 'Cancel run',
    openMapping: (version: number) => `Mapping v${String(version)}`,
    openFile: 'Open file in Review',
    duration: 'Took',
    details: 'Details',
    ended: (name: string, counts: NonNullable<Run['counts']>) =>
      counts.rowsRejected === 0
        ? `${name}: ${rows(counts.rowsOut)} written.`
        : `${name}: ${rows(counts.rowsOut)} written, ${formatCount(counts.rowsRejected)} rejected.`,
    broke: (name: string) => `The run of ${name} failed.`,
  },
  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
    review: 'Review',
    threshold: 'Bulk accept from',
    thresholdHelp:
      'Proposals at or above this confidence are taken by one press. Cautions and conflicts never are.',
    letters: 'Single-letter keys',
    lettersHelp:
      'A, X, E, N, J, K, P, D, C, M, I, S, T, R, V and 1 to 5 act while the table has the focus. Switch off if a tool types letters for you.',
    known: 'Run known layouts without asking',
    knownHelp:
      'A file whose layout and types match an approved mapping runs at once; anything that changed waits for you.',
    defaultPack: 'Start new files with',
    defaultPackBest: 'The target that fits best',
    approver: 'Your name',
    approverHelp: 'Written beside each approval.',
    pace: 'Your pace',
    paceFigure: (ms: number, count: number) =>
      `${(ms / 1000).toFixed(1)} s a column, median of the last ${formatCount(count)} decisions. Kept on this computer only.`,
    paceNone: 'Shows the median time per column after your first decisions. Kept on this computer only.',
    about: 'About',
    version: (version: string) => `Mapwright ${version}`,
    where: 'Where data lies',
    whereDesktop: 'Files, drafts, mappings and outputs lie in the data folder of this app on this computer.',
    whereWeb:
      'Files, drafts, mappings and outputs lie in the data folder of the local host on this computer.',
    saved: 'Saved',
  },
  keys: {
    title: 'Keys',
    palette: 'Commands',
    search: 'Search commands and files',
    nothing: 'No command matches.',
    groups: {
      go: 'Go to',
      file: 'Files',
      review: 'Review',
      reading: 'How the file is read',
      ai: 'AI',
      view: 'View',
      open: 'Open file',
    },
    lettersOff: 'Single-letter keys are switched off in Settings.',
    gridOnly: 'Keys marked • act while the table of columns has the focus, ○ any table, ◇ the first records.',
    scopes: { grid: '•', table: '○', records: '◇' },
  },
  commands: {
    inbox: 'Inbox',
    review: 'Review',
    schemas: 'Schemas',
    history: 'History',
    settings: 'Settings',
    openFiles: 'Open files',
    palette: 'Command palette',
    keys: 'Keys',
    back: 'Close or go back',
    down: 'Next column',
    up: 'Previous column',
    accept: 'Accept and go to next open',
    candidate: 'Take target field 1 to 5 and go on',
    choose: 'Choose target field',
    ignore: 'Leave column out',
    next: 'Next open column',
    acceptAll: 'Accept all above the threshold',
    undo: 'Undo',
    redo: 'Redo',
    approve: 'Approve',
    preview: 'Show or hide preview',
    filter: 'Filter',
    check: 'Check the whole file',
    inspector: 'Show or hide column details',
    diff: 'Show difference to the approved version',
    changes: 'Show what changed since the approval',
    required: 'Go to required fields not found',
    sheets: 'Show sheets',
    together: 'Read alike sheets as one table, or apart',
    records: 'Show first records',
    header: 'Make the row the header',
    headerTo: 'Make all rows up to it the header',
    firstData: 'Let data begin in the row',
    cellMode: 'Cells as shown or raw',
    issues: 'Show issues',
    askAi: 'Ask AI about uncertain columns',
    showAiRequest: 'Show what asking AI would send',
    aiColumns: 'Show columns that AI voted on',
    memory: 'Memory',
    aiSettings: 'AI settings',
    ledger: 'AI ledger',
    theme: 'Switch light and dark',
  },
  steps: {
    accepted: (name: string, field: string) => `Accepted ${name} → ${field}`,
    acceptedAll: (count: number, threshold: number) =>
      `Accepted ${columns(count)} at or above ${formatConfidence(threshold)}`,
    assigned: (name: string, field: string) => `Set ${name} → ${field}`,
    ignored: (name: string) => `Left out ${name}`,
    reset: (name: string) => `Back to proposal: ${name}`,
    transforms: (name: string) => `Changed steps of ${name}`,
    constant: (field: string, value: string) => `Set ${field} to “${value}” in every row`,
    constantCleared: (field: string) => `Cleared the value of ${field}`,
  },
} as const;

/** The first names of a list, and how many more there are. */
function someOf(names: readonly string[]): string {
  const listed = names.slice(0, namesListed).join(', ');
  const more = names.length - namesListed;
  return more > 0 ? `${listed} and ${formatCount(more)} more` : listed;
}

/** A transform as a sentence about one cell. */
const namePartWords = {
  first: 'first name',
  middle: 'middle name',
  last: 'last name',
  prefix: 'title',
  suffix: 'suffix',
} as const;

function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case 'concatenate':
      return `Join the columns with “${transform.separator}”`;
    case 'trim':
      return 'Trim spaces at both ends';
    case 'upperCase':
      return 'Write in upper case';
    case 'lowerCase':
      return 'Write in lower case';
    case 'parseNumber':
      return `Read as a number with decimal ${transform.decimalMark === ',' ? 'comma' : 'point'}`;
    case 'parseDate':
      return `Read as a date written ${transform.formats.join(' or ')}`;
    case 'parseBoolean':
      return 'Read as yes or no';
    case 'mapValues':
      return `Replace ${formatCounted(transform.entries.length, 'value', 'values')}; ${
        transform.otherwise === 'keep' ? 'keep others' : 'reject others'
      }`;
    case 'split':
      return transform.part < 0
        ? `Take part ${String(-transform.part)} from the end, cut at “${transform.separator}”`
        : `Take part ${String(transform.part + 1)}, cut at “${transform.separator}”`;
    case 'titleCase':
      return 'Write names with capitals';
    case 'extract':
      return `Take what fits ${transform.pattern}; ${
        transform.otherwise === 'missing' ? 'empty where nothing does' : 'reject where nothing does'
      }`;
    case 'replaceText':
      return transform.replacement === ''
        ? `Remove “${transform.find}”`
        : `Replace “${transform.find}” by “${transform.replacement}”`;
    case 'namePart':
      return `Take the ${namePartWords[transform.part]}`;
    case 'convertUnit':
      return transform.to === '1'
        ? `Write out figures given in ${transform.from}s`
        : `Convert ${transform.from} to ${transform.to}`;
    case 'negate':
      return 'Turn the sign round';
    case 'currencyPart':
      return transform.part === 'code'
        ? 'Take the currency of the amount'
        : 'Take the amount without currency';
    case 'padLeft':
      return `Fill up to ${formatCounted(transform.length, 'character', 'characters')} with “${transform.fill}”`;
    case 'datePart':
      return `Take the ${transform.part} of the date`;
    case 'dateOf':
      return 'Take the day, drop the time';
    case 'timeOf':
      return 'Take the time of day';
    case 'joinDateTime':
      return 'Join day and time';
    case 'constant':
      return `Write “${transform.value}” in every row`;
    case 'defaultValue':
      return `Fill empty cells with “${transform.value}”`;
  }
}
