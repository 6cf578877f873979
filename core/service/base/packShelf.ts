import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { genericAbout } from '../../match/ownColumns.ts';
import { genericPackId } from '../../model/pack.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Dependencies } from './dependencies.ts';

/** One pack as it stands on the shelf. */
export interface ShelfEntry {
  readonly pack: TargetSchema;
  /** `builtIn` comes with the app; `own` was made here; `generic` stands for the columns of any file. */
  readonly kind: 'builtIn' | 'own' | 'generic';
  readonly archived: boolean;
}

/** All packs as they were at one moment. */
export interface Shelf {
  /** Grows with every change. */
  readonly revision: number;
  /** In the order in which they are shown: those of the app, those of the people, the generic one. */
  readonly entries: readonly ShelfEntry[];
  /** Packs that new files are compared with: neither archived nor generic. */
  readonly offered: readonly TargetSchema[];
  /** Also archived ones; of the generic pack what it says of itself, without fields. */
  find(packId: PackId): ShelfEntry | undefined;
}

export interface PackShelf {
  open(): Promise<Shelf>;
  /** @throws {AppError} `NOT_FOUND` */
  pack(packId: PackId): Promise<TargetSchema>;
  /** The target that a mapping was approved for, as it is now. @throws {AppError} `NOT_FOUND` */
  targetOf(mapping: Pick<MappingVersion, 'packId' | 'ownFields'>): Promise<TargetSchema>;
}

/** The packs of the app and those that people made, which may change at any time, by another process, too. */
export function createPackShelf({
  stores,
  schemas,
}: {
  readonly stores: { readonly packs: Pick<Dependencies['stores']['packs'], 'heads' | 'get' | 'revision'> };
  readonly schemas: Dependencies['schemas'];
}): PackShelf {
  let present: Shelf | undefined;

  const read = async (revision: number): Promise<Shelf> => {
    const own: ShelfEntry[] = [];
    for (const { packId, version, archived } of await stores.packs.heads()) {
      const saved = await stores.packs.get(packId, version);
      if (saved !== undefined) own.push({ pack: saved.pack, kind: 'own', archived });
    }
    const ids = new Set(own.map(({ pack }) => pack.id));
    const entries: readonly ShelfEntry[] = [
      // A newer app may bring a pack under an id that somebody has used; what they made goes on to mean theirs.
      ...schemas
        .filter((pack) => !ids.has(pack.id))
        .map((pack): ShelfEntry => ({ pack, kind: 'builtIn', archived: false })),
      ...own,
      { pack: { ...genericAbout, fields: [] }, kind: 'generic', archived: false },
    ];
    const byId = new Map(entries.map((entry) => [entry.pack.id, entry]));
    return {
      revision,
      entries,
      offered: entries
        .filter(({ kind, archived }) => kind !== 'generic' && !archived)
        .map(({ pack }) => pack),
      find: (packId) => byId.get(packId),
    };
  };

  const open = async (): Promise<Shelf> => {
    const revision = await stores.packs.revision();
    if (present?.revision !== revision) present = await read(revision);
    return present;
  };

  const pack = async (packId: PackId): Promise<TargetSchema> => {
    const found = (await open()).find(packId);
    if (found === undefined) throw new AppError('NOT_FOUND', `There is no pack ${packId}.`);
    return found.pack;
  };

  return {
    open,
    pack,
    targetOf: async ({ packId, ownFields }) =>
      packId === genericPackId ? { ...genericAbout, fields: ownFields ?? [] } : pack(packId),
  };
}
