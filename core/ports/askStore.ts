import type { SavedQuestion } from '../model/ask.ts';
import type { AskPlan, AskValue, RawGroup } from '../model/askPlan.ts';
import type { PackId } from '../model/ids.ts';

/** Rows that a store is asked about. */
export type AskedRows =
  /** `places` says where the values of each field are. */
  | {
      readonly kind: 'records';
      readonly packId: PackId;
      readonly places: readonly {
        readonly field: string;
        readonly place: number;
        readonly isNumber: boolean;
      }[];
    }
  | { readonly kind: 'runs' | 'files' | 'mappings' };

export interface AskedList {
  readonly rows: AskedRows;
  readonly plan: AskPlan;
  /** Fields whose values are wanted. */
  readonly columns: readonly string[];
  readonly first: number;
  readonly count: number;
}

/** A row of a list with the values of the columns in their order. `id`: of a version of a mapping `<mapping> <version>`. */
export interface AskedEntry {
  readonly id: string;
  readonly cells: readonly AskValue[];
}

export interface AskedWindow {
  /** Rows that the conditions find, whatever the plan's limit. */
  readonly found: number;
  readonly entries: readonly AskedEntry[];
}

/** Breaks work off that nobody waits for any more; an `AbortSignal` is one. */
export interface AskStop {
  readonly aborted: boolean;
}

/**
 * Answers plans as `core/ask/evaluate.ts` would over all rows. Everything reads only. Rejects with `ASK_TOO_LONG` after
 * `askOptions.answerMs`, and where there are more than `askOptions.groupsMade` groups; with `CANCELLED` when it is stopped.
 */
export interface AskStore {
  /** Rows there are. */
  total(rows: AskedRows): Promise<number>;
  /**
   * A window of the rows found. Turning pages shows the list as it was at its first window while that is remembered.
   */
  list(list: AskedList, stop?: AskStop): Promise<AskedWindow>;
  /** Groups that `finishFigures` brings into their last form; those of one key may come in several pieces. */
  figures(
    asked: { readonly rows: AskedRows; readonly plan: AskPlan },
    stop?: AskStop,
  ): Promise<readonly RawGroup[]>;
  /** Values of a field, most frequent first; with `text`, those that have it in them. */
  values(asked: {
    readonly rows: AskedRows;
    readonly field: string;
    readonly text: string;
    readonly limit: number;
  }): Promise<readonly { readonly value: string; readonly count: number }[]>;
  /** Values of records in which phrases stand as whole words, by the first records that have them; of other rows none. */
  named(asked: {
    readonly rows: AskedRows;
    readonly phrases: readonly string[];
  }): Promise<readonly NamedHit[]>;
}

/** A value in which a phrase stands. */
export interface NamedHit {
  readonly phrase: string;
  readonly field: string;
  readonly value: string;
  readonly count: number;
}

/** Questions that people keep. */
export interface SavedQuestionStore {
  /** By name. */
  list(): Promise<readonly SavedQuestion[]>;
  /** One of the same name, or id, is replaced. */
  put(question: SavedQuestion): Promise<void>;
  /** Passes over one that is gone. */
  remove(id: string): Promise<void>;
}
