import type { AskSubjectKind } from '../../model/ask.ts';
import type { PackId } from '../../model/ids.ts';
import type { AskField, AskTopic } from '../askField.ts';

/** A pack as conditions name it. */
export interface KnownPack {
  readonly id: PackId;
  readonly title: string;
}

type Part = Pick<AskField, 'name' | 'label' | 'type'> & Partial<Omit<AskField, 'words'>>;

/** @param words what people call it, lower case, parted by `|` */
export function deskField(part: Part, words: string): AskField {
  return {
    values: [],
    unit: '',
    isShown: false,
    isUsed: true,
    isPersonal: false,
    ...part,
    words: words.split('|'),
  };
}

/** Values with their labels and what people call them besides, parted by `|`. */
export function choices(
  ...all: readonly (readonly [value: string, label: string, words: string])[]
): AskField['values'] {
  return all.map(([value, label, words]) => ({
    value,
    label,
    words: [label.toLowerCase(), ...words.split('|')],
  }));
}

export function packField(packs: readonly KnownPack[]): AskField {
  const values = packs.map(({ id, title }) => ({
    value: id,
    label: title,
    words: [title.toLowerCase(), id.toLowerCase(), (id.split('.').at(-1) ?? '').replaceAll('_', ' ')],
  }));
  return deskField(
    { name: 'pack', label: 'Pack', type: 'choice', values },
    'pack|schema|target schema|kind of data',
  );
}

export const senderField = deskField(
  { name: 'sender', label: 'Sender', type: 'text', isShown: true, isPersonal: true },
  'sender|broker|clinic|vendor|source|customer|client|supplier|sent by|provider',
);

export const fileField = deskField(
  { name: 'file', label: 'File', type: 'text', isShown: true, isPersonal: true },
  'file|file name|name|filename',
);

export function personField(label: string, words: string): AskField {
  return deskField({ name: 'person', label, type: 'text', isShown: true, isPersonal: true }, words);
}

export function deskTopic(
  kind: Exclude<AskSubjectKind, 'records'>,
  { words, ...rest }: Omit<AskTopic, 'subject' | 'isSensitive' | 'words'> & { readonly words: string },
): AskTopic {
  return { subject: { kind }, isSensitive: false, ...rest, words: words.split('|') };
}
