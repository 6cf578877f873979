import type { Draft, DraftStep } from '../../../core/contract/views.ts';

/** One line of the undo list. */
export interface StepLine {
  /** How many steps are in force when this is the last one; 0 is before the first. */
  readonly position: number;
  /** `null` for the start. */
  readonly step: DraftStep | null;
  /** `now` is where the draft stands; `undone` can be done again. */
  readonly standing: 'done' | 'now' | 'undone';
  readonly columnCount: number;
}

/** The undo list, newest first; the last line is the start. */
export function stepLine(draft: Pick<Draft, 'steps' | 'position'>, at: number): StepLine | undefined {
  const position = draft.steps.length - at;
  if (position < 0) return undefined;
  const step = draft.steps[position - 1] ?? null;
  return {
    position,
    step,
    standing: position === draft.position ? 'now' : position < draft.position ? 'done' : 'undone',
    columnCount: step === null ? 0 : columnCount(step),
  };
}

/** Columns that a step says something of; a field without a column of its own counts as none. */
function columnCount({ edits }: DraftStep): number {
  return new Set(edits.flatMap((edit) => ('columnIndex' in edit ? [edit.columnIndex] : []))).size;
}
