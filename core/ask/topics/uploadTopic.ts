import type { AskTopic } from '../askField.ts';
import { choices, deskField, type KnownPack } from './deskField.ts';
import { runTopic } from './runTopic.ts';

/** What the table of a pipeline knows of the fields of runs. */
const known = new Set([
  'started',
  'sender',
  'file',
  'pack',
  'person',
  'rows',
  'rejected',
  'rejectShare',
  'mapping',
  'mappingVersion',
]);

/** The processing history of a pipeline as something to be asked about: an upload is a run that may still wait. */
export function uploadTopic(packs: readonly KnownPack[]): AskTopic {
  const runs = runTopic(packs);
  const state = runs.fields.find(({ name }) => name === 'state');
  const waiting = choices([
    'waiting',
    'Waiting for a mapping',
    'waiting|awaiting mapping|to review|for review|unreviewed|pending|without a mapping',
  ]);
  return {
    ...runs,
    title: 'Uploads',
    one: 'upload',
    many: 'uploads',
    words: [...runs.words, 'file', 'files'],
    fields: [
      ...runs.fields
        .filter(({ name }) => known.has(name))
        .map((field) => ({ ...field, label: labelOf(field) })),
      ...(state === undefined
        ? []
        : [{ ...state, values: [...state.values.filter(({ value }) => value !== 'cancelled'), ...waiting] }]),
      deskField(
        { name: 'size', label: 'Size', type: 'number', unit: 'bytes' },
        'size|bytes|large|big|file size',
      ),
      deskField({ name: 'problem', label: 'Problem', type: 'text' }, 'problem|error message|reason|message'),
    ],
  };
}

function labelOf({ name, label }: { readonly name: string; readonly label: string }): string {
  return name === 'started' ? 'Received' : name === 'person' ? 'Uploaded by' : label;
}
