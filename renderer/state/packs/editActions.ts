import type { PackDetail, PackId, TargetSchema } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { troubleOf } from '../../client/trouble.ts';
import { packWords } from '../../text/packWords.ts';
import { goTo, routes } from '../app/routes.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { refreshPacks } from './packActions.ts';
import {
  type EditHistory,
  opened,
  type PackDraft,
  packToSave,
  redone,
  stepped,
  undone,
} from './packEdits.ts';
import { type PackEditing, setPacks, usePacks } from './packState.ts';

/** Time after the last edit until the pack is checked, in milliseconds. */
const checkAfterMs = 250;
let checkTimer: ReturnType<typeof setTimeout> | undefined;

/** Goes on with the pack that is being changed, or begins. */
export function editPack({ pack, summary, latestVersion }: PackDetail): void {
  if (!resumeEditing(summary.id)) begin(pack, latestVersion);
  goTo(routes.editPack(pack.id));
}

/** Goes on with a pack that was begun and not saved; `false` where there is none. */
export function resumeEditing(packId: PackId): boolean {
  const { editing, parked } = usePacks.getState();
  if (editing?.packId === packId) return true;
  const waiting = parked.get(packId);
  if (waiting === undefined) return false;
  setPacks({ editing: waiting, parked: parkedWith(editing, packId) });
  void checkNow();
  return true;
}

/** The packs that wait, with the one that was being changed so far and without the one that is now. */
function parkedWith(before: PackEditing | null, now: PackId): ReadonlyMap<PackId, PackEditing> {
  const parked = new Map(usePacks.getState().parked);
  if (before !== null && (before.history.past.length > 0 || before.version === 0))
    parked.set(before.packId, before);
  parked.delete(now);
  return parked;
}

/** A new pack, from nothing or from what was imported. */
export function newPack(pack: TargetSchema): void {
  begin(pack, 0);
  goTo(routes.editPack(pack.id));
}

function begin(pack: TargetSchema, version: number): void {
  const { editing } = usePacks.getState();
  setPacks({
    parked: parkedWith(editing, pack.id),
    editing: {
      packId: pack.id,
      version,
      history: opened(pack, version === 0),
      cursor: pack.fields.length > 0 ? 0 : -1,
      ruleCursor: (pack.expectations ?? []).length > 0 ? 0 : -1,
      part: version === 0 && pack.fields.length === 0 ? 'pack' : 'fields',
      check: null,
    },
  });
  void checkNow();
}

export function setEditing(change: Partial<Pick<PackEditing, 'cursor' | 'ruleCursor' | 'part'>>): void {
  const { editing } = usePacks.getState();
  if (editing !== null) setPacks({ editing: { ...editing, ...change } });
}

/** Does something to the pack. @param key as for `stepped` */
export function edit(change: (draft: PackDraft) => PackDraft, key = ''): void {
  turn((history) => stepped(history, change(history.present), key));
}

export function undoEdit(): void {
  turn(undone);
}

export function redoEdit(): void {
  turn(redone);
}

function turn(change: (history: EditHistory) => EditHistory): void {
  const { editing } = usePacks.getState();
  if (editing === null) return;
  const history = change(editing.history);
  if (history === editing.history) return;
  const { fields, expectations = [] } = history.present.pack;
  const cursor = Math.min(editing.cursor, fields.length - 1);
  const ruleCursor = Math.min(editing.ruleCursor, expectations.length - 1);
  setPacks({ editing: { ...editing, history, cursor, ruleCursor } });
  clearTimeout(checkTimer);
  checkTimer = setTimeout(() => void checkNow(), checkAfterMs);
}

async function checkNow(): Promise<void> {
  const { editing } = usePacks.getState();
  if (editing === null) return;
  try {
    const check = await getSession().client.packs.check({ pack: packToSave(editing.history.present) });
    const now = usePacks.getState().editing;
    if (now?.packId === editing.packId && now.history.present === editing.history.present)
      setPacks({ editing: { ...now, check } });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export function giveUpEditing(): void {
  clearTimeout(checkTimer);
  const { editing } = usePacks.getState();
  setPacks({ editing: null });
  goTo(editing === null || editing.version === 0 ? routes.schemas() : routes.pack(editing.packId));
}

/** Saves the next version. Resolves `true` when it is saved; errors stand in the editor. */
export async function savePack(note: string): Promise<boolean> {
  const { editing } = usePacks.getState();
  if (editing === null) return false;
  const pack = packToSave(editing.history.present);
  try {
    const saved = await getSession().client.packs.save({ pack, expectedVersion: editing.version, note });
    if (saved.pack === null) {
      const check = { errors: saved.errors, warnings: saved.warnings, losses: [], differences: [] };
      setPacks({ editing: { ...editing, check } });
      return false;
    }
    setPacks({ editing: null });
    await refreshPacks(saved.pack.id);
    goTo(routes.pack(saved.pack.id));
    tell(packWords.saved(saved.pack.title, saved.version ?? 1));
    return true;
  } catch (cause) {
    tellTrouble(cause);
    if (troubleOf(cause).code === 'PACK_CONFLICT') await catchUp(editing.packId);
    return false;
  }
}

/** Somebody saved another version: the changes stay, and are shown against that one before they can be saved. */
async function catchUp(packId: PackId): Promise<void> {
  try {
    const { latestVersion } = await getSession().client.packs.get({ packId });
    const { editing } = usePacks.getState();
    if (editing?.packId !== packId) return;
    setPacks({ editing: { ...editing, version: latestVersion, check: null } });
    await checkNow();
  } catch (cause) {
    tellTrouble(cause);
  }
}
