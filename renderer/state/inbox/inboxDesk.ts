import { create } from 'zustand';
import type { FileId, RemovedFile, RunId } from '../../../core/contract/views.ts';
import type { GivenFile, LeftOut } from './givenFiles.ts';
import type { InboxSight } from './inboxList.ts';
import type { ReadingBatch } from './readingBatch.ts';
import type { RunBatch } from './runBatch.ts';

/** How the Inbox is looked at: what is listed, where the cursor is and what is selected. Rows are named by their keys. */
export interface InboxDesk extends InboxSight {
  readonly cursor: string | null;
  readonly selected: ReadonlySet<string>;
  /** Where a range of selected rows began. */
  readonly anchor: string | null;
  readonly removed: readonly RemovedFile[];
  /** Files taken in together that are not all read yet. */
  readonly batch: ReadingBatch | null;
  /** Files that were set going together; stays until somebody closes it. */
  readonly runBatch: RunBatch | null;
  /** The run whose release is being asked for. */
  readonly releasing: RunId | null;
  /** The file whose tables are being asked about. */
  readonly tablesOf: FileId | null;
  /** Files that are to be sent to a pipeline, while it is asked which one. */
  readonly sending: readonly FileId[] | null;
  /** What was left out of the folders that were opened last. */
  readonly leftOut: readonly LeftOut[];
  /** More files than are taken unasked. */
  readonly tooMany: readonly GivenFile[] | null;
  /** Which step of the tour is shown, from 0; `null`: none. */
  readonly tourStep: number | null;
}

export const useInboxDesk = create<InboxDesk>()(() => ({
  filter: 'all',
  order: 'risk',
  query: '',
  target: null,
  only: null,
  cursor: null,
  selected: new Set(),
  anchor: null,
  removed: [],
  batch: null,
  runBatch: null,
  releasing: null,
  tablesOf: null,
  sending: null,
  leftOut: [],
  tooMany: null,
  tourStep: null,
}));

export function setInboxDesk(change: Partial<InboxDesk>): void {
  useInboxDesk.setState(change);
}
