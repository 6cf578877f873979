import { assertNever } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import type { Field, FieldType, TargetSchema } from '../../model/targetSchema.ts';
import type { AskField, AskTopic } from '../askField.ts';
import type { AskFieldType } from '../../model/ask.ts';

/** What is known of a pack's records. */
export interface RecordsKnown {
  readonly packId: PackId;
  readonly title: string;
  /** `undefined` where the pack is gone. */
  readonly schema: TargetSchema | undefined;
  /** Those that the pack has no more included. */
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: FieldType;
    readonly isUsed: boolean;
    readonly allowed: readonly string[];
  }[];
}

/** Fields that are shown of records unless others are asked for, as far as a value is in any. */
const shownFields = 9;

/** The records of a pack as something to be asked about. */
export function recordTopic({ packId, title, schema, fields }: RecordsKnown): AskTopic {
  const [one, many] = nounOf(packId, title);
  const ofSchema = new Map(schema?.fields.map((field) => [field.name, field]));
  const shown = new Set(
    fields
      .filter(({ isUsed }) => isUsed)
      .slice(0, shownFields)
      .map(({ name }) => name),
  );
  return {
    subject: { kind: 'records', packId },
    title: `${many.charAt(0).toUpperCase()}${many.slice(1)}`,
    one,
    many,
    words: [one, many, title.toLowerCase(), 'record', 'records', ...(nounWords[one] ?? [])],
    dateField: '@loaded',
    isSensitive: schema?.sensitive === true,
    fields: [
      ...fields.map((field): AskField => {
        const own = ofSchema.get(field.name);
        const type = typeOf(field.type);
        return {
          name: field.name,
          label: field.label,
          type,
          values: type === 'flag' ? flags : valuesOf(field.allowed, own),
          words: [
            ...new Set([field.name.replaceAll('_', ' '), ...(own?.synonyms ?? []), ...(own?.learned ?? [])]),
          ],
          unit: '',
          isShown: shown.has(field.name),
          isUsed: field.isUsed,
          isPersonal: field.allowed.length === 0 && type === 'text',
        };
      }),
      ...systemFields,
    ],
  };
}

const flags: AskField['values'] = [
  { value: 'true', label: 'yes', words: ['yes', 'true'] },
  { value: 'false', label: 'no', words: ['no', 'false'] },
];

const system = (
  part: Pick<AskField, 'name' | 'label' | 'type'> & Partial<AskField>,
  words: string,
): AskField => ({
  values: part.type === 'flag' ? flags : [],
  unit: '',
  isShown: false,
  isUsed: true,
  isPersonal: part.type === 'text',
  ...part,
  words: words.split('|'),
});

/** What Mapwright itself knows of a record. */
const systemFields: readonly AskField[] = [
  system(
    { name: '@loaded', label: 'Loaded', type: 'instant', isShown: true },
    'loaded|arrived|received|imported|came in|came|uploaded|added|got',
  ),
  system({ name: '@file', label: 'File', type: 'text' }, 'file|file name|filename'),
  system(
    { name: '@sender', label: 'Sender', type: 'text' },
    'sender|broker|clinic|vendor|sent by|supplier|list',
  ),
  system(
    { name: '@edited', label: 'Edited by a person', type: 'flag' },
    'edited|edited by hand|changed by hand|corrected',
  ),
  system(
    { name: '@updated', label: 'Changed by a later file', type: 'flag' },
    'updated|changed by a later file|updated by a later file|updated by later files',
  ),
  system({ name: '@merged', label: 'Merged', type: 'flag' }, 'merged|merged duplicates'),
  system(
    { name: '@waiting', label: 'Likely a duplicate', type: 'flag' },
    'likely duplicate|likely duplicates|duplicate|duplicates|possible duplicates|doubles|duplicated',
  ),
];

function valuesOf(allowed: readonly string[], field: Field | undefined): AskField['values'] {
  return allowed.map((value) => ({
    value,
    label: value,
    words: [
      value.toLowerCase(),
      ...(field?.aliases?.find((alias) => alias.value === value)?.spellings ?? []),
    ],
  }));
}

function typeOf(type: FieldType): AskFieldType {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'date':
    case 'datetime':
      return 'day';
    case 'boolean':
      return 'flag';
    case 'enum':
      return 'choice';
    case 'string':
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
    case 'tag':
      return 'text';
    default:
      return assertNever(type);
  }
}

/** What rows are called, from the pack's id: `crm.leads` has leads. */
function nounOf(packId: PackId, title: string): readonly [one: string, many: string] {
  const last = (packId.split('.').at(-1) ?? '').replaceAll('_', ' ');
  if (/^[a-z][a-z ]*[a-z]s$/.test(last)) return [last.slice(0, -1), last];
  return [`record of ${title}`, `records of ${title}`];
}

const nounWords: Readonly<Record<string, readonly string[]>> = {
  lead: ['contact', 'contacts', 'prospect', 'prospects', 'people', 'person', 'everyone', 'everybody'],
};
