/** Words of the page that says what runs write. */
export const outputWords = {
  files: 'What a run writes',
  always: 'Always',
  alwaysHelp:
    'The cleaned rows as CSV, exact and for machines; rejected rows with their reasons; a summary and a validation as JSON.',
  formats: {
    report: {
      label: 'Excel report',
      help: 'For people: how the run came out, quality, mapping, changes, every rejected row with its reasons, duplicates.',
    },
    xlsx: {
      label: 'Excel workbook',
      help: 'The cleaned rows, dates as dates and numbers as numbers. Left out above 1,048,575 rows, which is what a sheet holds.',
    },
    'excel-csv': {
      label: 'CSV for Excel',
      help: 'Safe to open in Excel: a cell that could become a formula begins with an apostrophe there. Mapwright takes it away again when it reads the file.',
    },
    parquet: {
      label: 'Parquet',
      help: 'For data tools: typed columns, compressed. Written without this where the target schema asks for it.',
    },
  },
  source: 'Copy of the source',
  keepings: {
    pack: {
      label: 'Where the target schema asks for it',
      help: 'Healthcare claims do. What a pack asks for stands under Schemas, Outputs.',
    },
    always: {
      label: 'Always',
      help: 'Every run keeps the file that it worked on beside its outputs, packed with gzip. Its size and SHA-256 stand in the history, and it goes when the outputs are deleted.',
    },
    never: { label: 'Never', help: 'Runs read the file where it lies and keep no copy.' },
  },
  /** Of a run's record. */
  asked: {
    noFormats: 'Nothing beside what every run writes',
    raw: 'text of the source beside each value',
    keeping: { always: 'copy of the source', never: 'no copy of the source' },
  },
  columns: 'Columns',
  raw: 'Text of the source beside each value',
  rawHelp:
    'Behind each field whose values the mapping may change, a column with the text as it stands in the source: amount_raw behind amount.',
} as const;
