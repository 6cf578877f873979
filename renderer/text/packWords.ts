import type { FieldType, ImportKind, PackDifference } from '../../core/contract/views.ts';
import { formatCounted } from './format.ts';

const kinds: Readonly<Record<ImportKind, string>> = {
  pack: 'Mapwright pack',
  jsonSchema: 'JSON Schema',
  tableSchema: 'Table schema',
  sql: 'SQL table',
  dictionary: 'Data dictionary',
  header: 'Header of a table',
  names: 'List of names',
};
const types: Readonly<Record<FieldType, string>> = {
  string: 'Text',
  text: 'Long text',
  integer: 'Whole number',
  number: 'Number',
  date: 'Date',
  datetime: 'Date and time',
  boolean: 'Yes or no',
  enum: 'One of a list',
  email: 'E-mail',
  phone: 'Phone',
  url: 'Web address',
  tag: 'Tag',
};
/** Parts of a field or pack as people call them. */
const parts: Readonly<Record<string, string>> = {
  title: 'Title',
  about: 'About',
  sources: 'Sources',
  sensitive: 'Health data',
  derived: 'Derived fields',
  parquet: 'Parquet',
  aggregates: 'Totals',
  keepSource: 'Copy of the source',
  label: 'Label',
  type: 'Type',
  required: 'Required',
  description: 'Description',
  synonyms: 'Synonyms',
  enum: 'Allowed values',
  aliases: 'Other spellings',
  maxLength: 'Longest text',
  examples: 'Examples',
  unit: 'Unit',
  group: 'Group',
  format: 'Format',
  standard: 'Standard',
};

/** Words about packs as people make and change them. */
export const packWords = {
  withApp: 'With the app',
  yours: 'Yours',
  unsaved: 'Not saved yet',
  generic: 'Any file',
  archivedGroup: 'Archived',
  genericFacts: 'Its own columns',
  new: 'New',
  import: 'Import',
  newTitle: 'New pack',
  newId: 'new-pack',
  fields: 'Fields',
  mappings: 'Mappings',
  rules: 'Rules',
  versions: 'Versions',
  parts: 'Parts of the pack',
  details: 'Pack',
  edit: 'Edit',
  goOn: 'Go on editing',
  copy: 'Copy',
  copyToEdit: 'Copy to edit',
  copyTitle: (title: string) => `${title} (copy)`,
  copied: (title: string) => `${title} is made. It is yours to change.`,
  export: 'Export',
  exportVersion: (version: number) => `Export v${String(version)}`,
  delete: 'Delete',
  archive: 'Archive',
  restore: 'Offer again',
  deleteTitle: (title: string) => `Delete ${title}?`,
  archiveTitle: (title: string) => `Archive ${title}?`,
  deleteExplain: 'No approved mapping uses it. All its versions are deleted.',
  archiveExplain: (count: number) =>
    `${formatCounted(count, 'approved mapping uses', 'approved mappings use')} it, so its versions are kept. New files are no longer compared with it, and files of known layouts no longer run by themselves.`,
  deleted: (title: string) => `${title} deleted.`,
  archived: (title: string) => `${title} archived.`,
  saved: (title: string, version: number) => `${title} v${String(version)} saved.`,
  filter: 'Filter fields',
  noMatch: 'No field matches this filter.',
  noFields: 'No field yet',
  noFieldsMore: 'Add the first field, or import a schema.',
  noRules: 'No rule yet',
  noRulesMore: 'Rules say what must hold between fields, or of the values of one.',
  noPacks: 'None yet',
  usedBy: (count: number) => formatCounted(count, 'mapping', 'mappings'),
  fed: 'Fed by',
  values: 'Values',
  synonymsCount: (count: number) => formatCounted(count, 'synonym', 'synonyms'),
  warnings: (count: number) => formatCounted(count, 'warning', 'warnings'),
  errors: (count: number) => formatCounted(count, 'error', 'errors'),
  problems: 'Errors and warnings',
  noProblems: 'No errors',
  checking: 'Checking',
  addField: 'Add field',
  addRule: 'Add rule',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  up: 'Move up',
  down: 'Move down',
  undo: 'Undo',
  redo: 'Redo',
  save: 'Save…',
  giveUp: 'Discard changes',
  close: 'Close',
  giveUpTitle: 'Discard the changes?',
  giveUpExplain: 'What was changed since the last saved version is lost.',
  saveTitle: (title: string, version: number) => `Save ${title} as v${String(version)}`,
  saveAction: 'Save',
  note: 'What changed, in your words (optional)',
  newPackSaved: 'It is new. Files are compared with it as soon as it is saved.',
  lossTitle: 'Approved mappings feed fields that are removed:',
  loss: (field: string, count: number) => `${field}: ${formatCounted(count, 'mapping', 'mappings')}`,
  lossMore: 'Files of these layouts wait for a review. To keep them, rename the field instead.',
  blocked: (count: number) => `${formatCounted(count, 'error', 'errors')} to mend first`,
  nothingChanged: 'Nothing changed yet',
  editorOf: (title: string) => `Edit ${title}`,
  fieldOf: (name: string) => `Field ${name}`,
  noField: 'Select a field to change it.',
  name: 'Name',
  label: parts['label'] ?? '',
  type: parts['type'] ?? '',
  required: 'Required',
  requiredMore: 'Every row needs a value',
  maxLength: 'Longest text',
  noLimit: 'no limit',
  description: 'Description',
  synonyms: 'Synonyms',
  synonymsHint: 'Words that senders use',
  allowed: 'Allowed values',
  allowedHint: 'One a line; other spellings behind =, parted by commas',
  examples: 'Examples',
  examplesHint: 'The usual one first',
  unit: 'Unit',
  group: 'Part of',
  format: 'Format',
  standard: 'In a standard',
  formerly: 'Was called',
  addTo: (what: string) => `Add to ${what.toLowerCase()}`,
  title: 'Title',
  id: 'Id',
  idMore: 'Stands in file names and commands; stays as it is once saved.',
  about: 'About',
  sources: 'Sources',
  sensitive: 'Holds health data',
  sensitiveMore: 'Nothing but shapes of its values may ever leave this computer.',
  types,
  typeNames: Object.entries(types) as readonly (readonly [FieldType, string])[],
  field: 'Field',
  choose: 'Choose…',
  savedBy: (name: string, time: string) => `${name === '' ? 'Unnamed' : name}, ${time}`,
  latest: 'latest',
  compareWith: (version: number) => `Against v${String(version)}`,
  firstVersion: 'The first version.',
  importTitle: 'Import a schema',
  importFacts:
    'JSON Schema, OpenAPI, Table Schema, CSVW, SQL, data dictionary, CSV or Excel header, Mapwright pack',
  dropHere: 'Drop a file here, or paste a schema, a header or a list of names',
  chooseFile: 'Choose file…',
  paste: 'Text of the schema',
  read: 'Read',
  reading: 'Reading…',
  pastedName: 'Pasted schema',
  readAs: 'Read as',
  kinds,
  understood: (kind: ImportKind, count: number) =>
    `${kinds[kind]}, ${formatCounted(count, 'field', 'fields')}`,
  offers: 'Short lists in the values',
  offersMore: 'Take them as allowed values where they are all there can be.',
  takeValues: (field: string) => `Allowed values of ${field}`,
  openInEditor: 'Open in editor',
  another: 'Import another',
  notes: 'What was understood',
  changes: 'Changes',
  noChanges: 'No difference.',
  difference: (
    one: PackDifference,
  ): { readonly sign: string; readonly place: string; readonly words: string } => {
    switch (one.kind) {
      case 'added':
        return { sign: '+', place: one.field, words: 'New field' };
      case 'removed':
        return { sign: '−', place: one.field, words: 'Removed' };
      case 'moved':
        return { sign: '~', place: one.field, words: 'Moved' };
      case 'renamed':
        return { sign: '~', place: one.field, words: `Was called ${one.from}` };
      case 'pack':
        return { sign: '~', place: parts[one.key] ?? one.key, words: changeWords(one) };
      case 'changed':
        return { sign: '~', place: one.field, words: `${parts[one.key] ?? one.key}: ${changeWords(one)}` };
      case 'ruleAdded':
        return { sign: '+', place: 'Rule', words: one.message };
      case 'ruleRemoved':
        return { sign: '−', place: 'Rule', words: one.message };
    }
  },
} as const;

function changeWords({ before, after }: { readonly before: string; readonly after: string }): string {
  if (before === '') return after;
  return after === '' ? `no longer ${before}` : `${before} → ${after}`;
}
