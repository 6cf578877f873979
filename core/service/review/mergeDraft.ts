import type { MergeView } from '../../contract/mergeView.ts';
import { mergeEdits } from '../../mapping/mergeEdits.ts';
import { mergedState, mergeMappings } from '../../mapping/mergeMappings.ts';
import { stateOfDraft, stateOfVersion } from '../../mapping/mappingState.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { MergeChoice, SlotKey } from '../../model/merge.ts';
import { approvalConflict, draftChanged } from './approve.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { SettingsService } from '../base/settings.ts';

export interface MergeOrder {
  readonly fileId: FileId;
  /** The version that was compared with. */
  readonly expectedVersion: number;
  readonly expectedPosition: number;
  /** Shown in the undo list. */
  readonly label: string;
  /** One for each conflict. */
  readonly choices: readonly { readonly key: string; readonly take: MergeChoice }[];
}

/** A draft beside a version that somebody else approved in the meantime, and the two made one. */
export interface DraftMerging {
  /** `null` where the draft stands on the version in force. */
  compare(input: { readonly fileId: FileId }): Promise<MergeView | null>;
  /** Puts the draft onto the newer version, as one undo step. */
  merge(order: MergeOrder): Promise<void>;
}

export function draftMerging(
  { stores, clock }: Dependencies,
  { desk, settings }: { readonly desk: Desk; readonly settings: SettingsService },
): DraftMerging {
  const compare = async ({ fileId }: { readonly fileId: FileId }): Promise<MergeView | null> => {
    const { file, draft, newer } = await desk.openDraft(fileId);
    if (newer === null) return null;
    const base = stateOfVersion(file.approved, file.schema);
    const slots = mergeMappings({
      base,
      theirs: stateOfVersion(newer, file.schema),
      yours: stateOfDraft(desk.decisions(file, draft), base),
    });
    const { version, approvedBy, approvedAt, reason, evidence } = newer;
    return {
      baseVersion: file.approved?.version ?? 0,
      theirs: { version, approvedBy, approvedAt, reason, fileName: evidence.fileName },
      position: draft.position,
      slots,
    };
  };

  return {
    compare,
    async merge({ fileId, expectedVersion, expectedPosition, label, choices }) {
      const view = await compare({ fileId });
      const present = await desk.open(fileId);
      if (view === null || view.theirs.version !== expectedVersion) throw approvalConflict(present.approved);
      if (view.position !== expectedPosition) throw draftChanged();
      const chosen = new Map(choices.map(({ key, take }) => [key as SlotKey, take]));
      const open = view.slots.filter(({ kind, key }) => kind === 'conflict' && !chosen.has(key));
      if (open.length > 0) {
        throw new AppError('MAPPING_INCOMPLETE', `${open.length} conflicts are still undecided.`, {
          remedy: 'Choose theirs or yours for each of them.',
        });
      }
      const before = desk.decisions(present, await desk.draft(present));
      const at = timestamp(clock);
      const step = {
        label,
        edits: mergeEdits(mergedState(view.slots, chosen), before),
        at,
        by: (await settings.get()).approver,
        onto: expectedVersion,
        mergedOnto: expectedVersion,
      };
      await stores.drafts.append(fileId, present.mappingId, step, at);
    },
  };
}
