import type {
  ImportedPack,
  ImportKind,
  PackCheckView,
  PackDetail,
  PackDifference,
  PackSaved,
  PackSummary,
} from '../../contract/views.ts';
import { inPresentNames } from '../../mapping/presentNames.ts';
import { AppError } from '../../model/errors.ts';
import { asId, type FileId, type PackId } from '../../model/ids.ts';
import type { PackVersion } from '../../model/pack.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { checkPack } from '../../packs/checkPack.ts';
import { packDifferences } from '../../packs/packDifferences.ts';
import { packText } from '../../packs/packText.ts';
import { packWarnings } from '../../packs/packWarnings.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { importPackFile, importPackText } from './importPack.ts';
import type { PackShelf, ShelfEntry } from '../base/packShelf.ts';
import { packSummary } from './packSummary.ts';
import type { SettingsService } from '../base/settings.ts';

/** Packs as people make, change, exchange and put them away. */
export interface PacksService {
  list(): Promise<readonly PackSummary[]>;
  get(input: { readonly packId: PackId; readonly version?: number }): Promise<PackDetail>;
  check(input: { readonly pack: unknown }): Promise<PackCheckView>;
  save(input: {
    readonly pack: unknown;
    readonly expectedVersion: number;
    readonly note: string;
  }): Promise<PackSaved>;
  copy(input: { readonly packId: PackId; readonly title: string }): Promise<PackSummary>;
  remove(input: { readonly packId: PackId }): Promise<{ readonly archived: boolean }>;
  restore(input: { readonly packId: PackId }): Promise<void>;
  versions(input: { readonly packId: PackId }): Promise<readonly Omit<PackVersion, 'pack'>[]>;
  differences(input: {
    readonly packId: PackId;
    readonly from: number;
    readonly to: number;
  }): Promise<readonly PackDifference[]>;
  export(input: {
    readonly packId: PackId;
    readonly version?: number;
  }): Promise<{ readonly name: string; readonly text: string }>;
  importText(input: {
    readonly text: string;
    readonly name: string;
    readonly kind?: ImportKind;
  }): Promise<ImportedPack>;
  /** Lets go of the file, which is none of the Inbox. */
  importFile(input: { readonly fileId: FileId; readonly kind?: ImportKind }): Promise<ImportedPack>;
}

export function createPacksService(
  deps: Dependencies,
  parts: {
    readonly shelf: PackShelf;
    readonly settings: SettingsService;
    /** Called when packs have changed: what is shown of waiting files may be otherwise now. */
    readonly changed: () => void;
  },
): PacksService {
  const { stores, clock, log } = deps;
  const { shelf, settings, changed } = parts;

  const entryOf = async (packId: PackId): Promise<ShelfEntry> => {
    const entry = (await shelf.open()).find(packId);
    if (entry === undefined) throw new AppError('NOT_FOUND', `There is no pack ${packId}.`);
    return entry;
  };

  const versionOf = async (packId: PackId, version: number | undefined): Promise<TargetSchema> => {
    const entry = await entryOf(packId);
    if (version === undefined || entry.kind !== 'own') return entry.pack;
    const saved = await stores.packs.get(packId, version);
    if (saved === undefined) throw new AppError('NOT_FOUND', `This pack has no version ${version}.`);
    return saved.pack;
  };

  /** How many approved mappings feed each field of a pack, by its present names. */
  const useOf = async (pack: TargetSchema): Promise<ReadonlyMap<string, number>> => {
    const use = new Map<string, number>();
    for (const mapping of await stores.mappings.list()) {
      if (mapping.packId !== pack.id) continue;
      const fields = new Set(inPresentNames(mapping, pack).correspondences.map(({ field }) => field));
      for (const field of fields) use.set(field, (use.get(field) ?? 0) + 1);
    }
    return use;
  };

  /** Fields of the latest version that a pack no longer has and that approved mappings feed. */
  const lossesOf = async (pack: TargetSchema): Promise<PackCheckView['losses']> => {
    const present = (await shelf.open()).find(pack.id);
    if (present?.kind !== 'own') return [];
    const names = new Set(pack.fields.flatMap(({ name, formerly = [] }) => [name, ...formerly]));
    const use = await useOf(present.pack);
    return present.pack.fields
      .filter(({ name }) => !names.has(name) && use.has(name))
      .map(({ name }) => ({ field: name, mappings: use.get(name) ?? 0 }));
  };

  const append = async (pack: TargetSchema, version: number, note: string): Promise<TargetSchema> => {
    const saved = { ...pack, version: String(version) };
    const savedBy = (await settings.get()).approver;
    await stores.packs.append({
      packId: pack.id,
      version,
      pack: saved,
      savedBy,
      savedAt: timestamp(clock),
      note,
    });
    log.info('pack.saved', { packId: pack.id, version, fields: pack.fields.length });
    changed();
    return saved;
  };

  return {
    list: async () => (await shelf.open()).entries.map(packSummary),
    async get({ packId, version }) {
      const entry = await entryOf(packId);
      const pack = await versionOf(packId, version);
      const [latest] = entry.kind === 'own' ? await stores.packs.versions(packId) : [];
      const use = await useOf(entry.pack);
      return {
        pack,
        summary: packSummary(entry),
        latestVersion: latest?.version ?? 0,
        warnings: packWarnings(pack),
        use: [...use].map(([field, mappings]) => ({ field, mappings })),
      };
    },
    async check({ pack }) {
      const { pack: checked, errors, warnings } = checkPack(pack);
      if (checked === undefined) return { errors, warnings, losses: [], differences: [] };
      const present = (await shelf.open()).find(checked.id);
      const differences = present?.kind === 'own' ? packDifferences(present.pack, checked) : [];
      return { errors, warnings, losses: await lossesOf(checked), differences };
    },
    async save({ pack, expectedVersion, note }) {
      const { pack: checked, errors, warnings } = checkPack(pack);
      if (checked === undefined) return refused(errors);
      const present = (await shelf.open()).find(checked.id);
      if (present !== undefined && present.kind !== 'own') {
        const message = `${checked.id} is the id of ${present.pack.title}, which comes with the app`;
        return refused([{ path: 'id', message }]);
      }
      const [latest] = await stores.packs.versions(checked.id);
      if (expectedVersion === 0 && latest !== undefined) {
        const message = `${checked.id} is the id of ${present?.pack.title ?? 'another pack'}`;
        return refused([{ path: 'id', message }]);
      }
      if ((latest?.version ?? 0) !== expectedVersion) {
        throw new AppError(
          'PACK_CONFLICT',
          latest === undefined
            ? `${checked.title} was deleted in the meantime.`
            : `${latest.savedBy === '' ? 'Somebody' : latest.savedBy} saved version ${latest.version} in the meantime.`,
        );
      }
      const saved = await append(checked, expectedVersion + 1, note.trim());
      return { pack: saved, version: expectedVersion + 1, errors: [], warnings };
    },
    async copy({ packId, title }) {
      const { pack } = await entryOf(packId);
      if (pack.fields.length === 0)
        throw new AppError('NOT_FOUND', `${pack.title} has no fields that could be copied.`);
      const id = await freeId(`${pack.id}-copy`);
      const copied = await append({ ...pack, id, title }, 1, `Copy of ${pack.title}.`);
      return packSummary({ pack: copied, kind: 'own', archived: false });
    },
    async remove({ packId }) {
      const entry = await entryOf(packId);
      if (entry.kind !== 'own')
        throw new AppError('USAGE', `${entry.pack.title} comes with the app and stays.`, {
          remedy: 'Packs that were made here can be deleted.',
        });
      const isUsed = (await stores.mappings.list()).some((mapping) => mapping.packId === packId);
      if (isUsed) await stores.packs.setArchived(packId, true);
      else await stores.packs.remove(packId);
      log.info('pack.removed', { packId, archived: isUsed });
      changed();
      return { archived: isUsed };
    },
    async restore({ packId }) {
      await entryOf(packId);
      await stores.packs.setArchived(packId, false);
      changed();
    },
    versions: ({ packId }) => stores.packs.versions(packId),
    async differences({ packId, from, to }) {
      return packDifferences(await versionOf(packId, from), await versionOf(packId, to));
    },
    async export({ packId, version }) {
      const pack = await versionOf(packId, version);
      return { name: `${pack.id}.pack.json`, text: packText(pack) };
    },
    importText: async (input) => withFreeId(await importPackText(deps, input)),
    importFile: async (input) => withFreeId(await importPackFile(deps, input)),
  };

  /** What was imported under an id that nobody uses yet, unless it is a pack that says which one it is. */
  async function withFreeId(imported: ImportedPack): Promise<ImportedPack> {
    const { pack, kind } = imported;
    const taken = (await shelf.open()).find(pack.id);
    if (taken === undefined || kind === 'pack') return imported;
    return { ...imported, pack: { ...pack, id: await freeId(pack.id) } };
  }

  async function freeId(wanted: string): Promise<PackId> {
    const present = await shelf.open();
    const stem = wanted.slice(0, longestStem);
    for (let number = 1; ; number += 1) {
      const id = asId<PackId>(number === 1 ? stem : `${stem}-${number}`);
      if (present.find(id) === undefined) return id;
    }
  }
}

function refused(errors: PackSaved['errors']): PackSaved {
  return { pack: null, version: null, errors, warnings: [] };
}

/** Characters of an id before a number that tells it from others. */
const longestStem = 56;
