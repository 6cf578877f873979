import { create } from 'zustand';
import type { GivenFile } from './givenFiles.ts';

/** Who takes files that are dropped, while a view wants them for something else than the Inbox. */
export interface DropTarget {
  readonly title: string;
  readonly more: string;
  /** `x`: where they fell, in pixels from the left of the window. */
  readonly take: (files: readonly GivenFile[], x: number) => void;
}

/** `null`: files that are dropped go to the Inbox. */
export const useDropTarget = create<{ readonly target: DropTarget | null }>()(() => ({ target: null }));
