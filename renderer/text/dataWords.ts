import type { DataPart, WipeKind } from '../../core/contract/views.ts';
import { formatBytes, formatCounted } from './format.ts';

/** Words of the data folder. */
export const dataWords = {
  folder: 'Data folder',
  path: 'Where it lies',
  pathHelp: 'Readable for you alone. Set MAPWRIGHT_DATA before the start to have it elsewhere.',
  copyPath: 'Copy path',
  part: {
    store: 'Drafts, mappings, history and settings',
    sources: 'Copies of files',
    outputs: 'Outputs of runs',
    scratch: 'Intermediate files',
  } satisfies Readonly<Record<DataPart, string>>,
  size: (bytes: number, files: number) => `${formatBytes(bytes)} · ${formatCounted(files, 'file', 'files')}`,
  free: 'Room left on the disk',
  loading: 'Measuring',
  wipe: 'Delete',
  kinds: {
    files: {
      label: 'Files and drafts',
      help: 'Empties the Inbox: copies of files and drafts go. Originals, mappings and outputs stay.',
      action: 'Delete files…',
    },
    outputs: {
      label: 'Outputs of runs',
      help: 'Deletes what runs have written. The history stays and says so.',
      action: 'Delete outputs…',
    },
    everything: {
      label: 'Everything',
      help: 'Deletes files, drafts, outputs, approved mappings, packs, history, settings, keys and the AI ledger.',
      action: 'Delete everything…',
    },
  } satisfies Readonly<Record<WipeKind, { label: string; help: string; action: string }>>,
  ask: {
    files: 'Delete all files and drafts?',
    outputs: 'Delete the outputs of all runs?',
    everything: 'Delete everything that Mapwright keeps?',
  } satisfies Readonly<Record<WipeKind, string>>,
  final: 'This cannot be undone. Original files outside the data folder stay as they are.',
  word: 'delete',
  type: (word: string) => `Type ${word} to confirm`,
  blocked: (word: string) => `Type ${word} first.`,
  confirm: 'Delete',
  deleting: 'Deleting',
  done: { files: 'Files and drafts are deleted.', outputs: 'Outputs are deleted.' },
} as const;
