import { formatBytes, formatCounted } from './format.ts';

/** What of an approval leaves the desk, for its dialog. */
export const sendWords = {
  send: 'Approve and send',
  later: 'Approve when online',
  plain: 'Approve',
  /** @param what the file with its size, or nothing where only the mapping goes */
  toAws: (pipeline: string, file: number | null) =>
    `Sent to ${pipeline}: mapping, ${file === null ? '' : `file (${formatBytes(file)}), `}your name.`,
  toFolder: (folder: string, file: number) => `Put into raw of ${folder}: file (${formatBytes(file)}).`,
  inPipeline: (pipeline: string) =>
    `The file lies in ${pipeline}, which runs it as soon as the mapping is approved.`,
  others: (count: number) =>
    `${formatCounted(count, 'other file', 'other files')} of this target ${count === 1 ? 'waits' : 'wait'} for a mapping there; those of the same layout go on as well.`,
  offline: (pipeline: string) =>
    `${pipeline} cannot be reached now. The approval waits in the outbox and is sent by itself; until then nothing is in force.`,
  fileOffline: (pipeline: string) => `${pipeline} cannot be reached now. The file waits in the outbox.`,
} as const;
