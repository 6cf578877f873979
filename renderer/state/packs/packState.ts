import { create } from 'zustand';
import type {
  ImportedPack,
  PackCheckView,
  PackDetail,
  PackDifference,
  PackId,
  PackSummary,
  PackVersion,
} from '../../../core/contract/views.ts';
import type { Trouble } from '../../client/trouble.ts';
import type { EditHistory } from './packEdits.ts';

/** A pack that is being made or changed. It stays until it is saved or given up, also while other views are open. */
export interface PackEditing {
  readonly packId: PackId;
  /** The version that is being changed; 0 for a new pack. */
  readonly version: number;
  readonly history: EditHistory;
  /** Field with the cursor; -1 for none. */
  readonly cursor: number;
  /** Rule with the cursor; -1 for none. */
  readonly ruleCursor: number;
  readonly part: 'fields' | 'pack' | 'rules' | 'outputs';
  /** What the service says of `history.present`, or of the one before while a new answer is on its way. */
  readonly check: PackCheckView | null;
}

export interface PackState {
  /** All packs, archived ones too; `null` until they are asked for. */
  readonly list: readonly PackSummary[] | null;
  readonly details: ReadonlyMap<PackId, PackDetail>;
  readonly versions: ReadonlyMap<PackId, readonly Omit<PackVersion, 'pack'>[]>;
  /** Between two versions, by `id from to`. */
  readonly differences: ReadonlyMap<string, readonly PackDifference[]>;
  readonly editing: PackEditing | null;
  /** Others that were begun and are not saved, while one is being changed. */
  readonly parked: ReadonlyMap<PackId, PackEditing>;
  readonly imported: ImportedPack | null;
  readonly importing: boolean;
  readonly importTrouble: Trouble | null;
}

export const usePacks = create<PackState>()(() => ({
  list: null,
  details: new Map(),
  versions: new Map(),
  differences: new Map(),
  editing: null,
  parked: new Map(),
  imported: null,
  importing: false,
  importTrouble: null,
}));

export function setPacks(change: Partial<PackState>): void {
  usePacks.setState(change);
}
