import { decide } from '../../mapping/decisions.ts';
import { baseOf, unapprovedSteps } from '../../mapping/draftBase.ts';
import { draftInPresentNames } from '../../mapping/presentNames.ts';
import type { Decisions, Draft } from '../../model/draft.ts';
import type { FileId, MappingId, PackId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Advise } from '../llm/llmAdvice.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { createFileBuilder, keptFiles } from './deskBuilder.ts';
import type { BuiltFile, DeskFile } from './deskFile.ts';

export interface Desk {
  /**
   * @param preset The pack of a file that nobody has chosen one for and whose layout nobody has approved; absent: the likeliest.
   * @throws {AppError} `NOT_FOUND`, `NOT_READY` before the file has been analyzed.
   */
  open(fileId: FileId, preset?: PackId): Promise<DeskFile>;
  /**
   * The file as its draft sees it. While somebody else has approved a newer version than the draft stands on, what is
   * proposed stays that of the draft's version, so that no decision changes its meaning unasked.
   */
  openDraft(fileId: FileId): Promise<DraftDesk>;
  draft(file: DeskFile): Promise<Draft>;
  /** True where somebody decided something on the file that no approval has taken up. */
  hasUnapproved(file: DeskFile): Promise<boolean>;
  decisions(file: DeskFile, draft: Draft): Decisions;
  /** The votes of a language model are others now; what the rules say stays. */
  renewVotes(): void;
  /** Forgets what was computed for a file, because its analysis, its pack or a mapping changed. */
  invalidate(fileId?: FileId): void;
  /** Takes up that a file has been given a pack. What was proposed for this pack stays; so does how well each pack fits. */
  packGiven(fileId: FileId, packId: PackId | null): Promise<void>;
}

/** A file with its draft. */
export interface DraftDesk {
  /** As of the version that the draft stands on. */
  readonly file: DeskFile;
  readonly draft: Draft;
  /** The version in force, where the draft does not stand on it. */
  readonly newer: MappingVersion | null;
}

/** A file without and with the votes of a language model. */
interface KeptFile {
  readonly built: Promise<BuiltFile>;
  readonly file: Promise<DeskFile>;
}

export function createDesk(deps: Dependencies, packs: PackShelf, advise: Advise): Desk {
  const { stores } = deps;
  const kept = new Map<FileId, KeptFile>();

  let shelfRevision: number | undefined;
  let memoryRevision: string | undefined;
  let mappingRevision: number | undefined;

  /** Files as of an older version, for drafts that somebody else's approval has overtaken; few at a time. */
  const keptPast = new Map<
    FileId,
    { readonly mappingId: MappingId; readonly version: number; readonly file: Promise<DeskFile> }
  >();
  const forgetAll = (): void => {
    kept.clear();
    keptPast.clear();
  };

  const { build, forgetFits } = createFileBuilder(deps, packs);

  const keep = (fileId: FileId, built: Promise<BuiltFile>): Promise<DeskFile> => {
    const file = built.then(advise);
    kept.set(fileId, { built, file });
    // A failure is told to whoever asked and not kept: the next asker may find the file ready.
    file.catch(() => {
      if (kept.get(fileId)?.file === file) kept.delete(fileId);
    });
    return file;
  };

  const forgetOnNews = async (): Promise<void> => {
    const { revision } = await packs.open();
    // A pack was changed, here or by another process; whatever was proposed may be otherwise now.
    if (revision !== shelfRevision) forgetAll();
    shelfRevision = revision;
    // Something was forgotten or taken up again, by a command beside the app, say.
    const said = await stores.memory.revision();
    if (said !== memoryRevision) forgetAll();
    memoryRevision = said;
    // Somebody approved something, in another process, say.
    const approvals = await stores.mappings.revision();
    if (approvals !== mappingRevision) forgetAll();
    mappingRevision = approvals;
  };

  const open = async (fileId: FileId, preset?: PackId): Promise<DeskFile> => {
    await forgetOnNews();
    const present = kept.get(fileId);
    if (present !== undefined) return present.file;
    const file = keep(fileId, build(fileId, { preset }));
    for (const oldest of kept.keys()) {
      if (kept.size <= keptFiles) break;
      kept.delete(oldest);
    }
    return file;
  };

  const openAsOf = (file: DeskFile, version: number): Promise<DeskFile> => {
    const fileId = file.record.id;
    const present = keptPast.get(fileId);
    if (present?.version === version && present.mappingId === file.mappingId) return present.file;
    const { mappingId } = file;
    const past = build(fileId, { asOf: { mappingId, version } }).then(advise);
    keptPast.set(fileId, { mappingId, version, file: past });
    past.catch(() => keptPast.delete(fileId));
    return past;
  };

  const draftOf = async (file: DeskFile): Promise<Draft> =>
    draftInPresentNames(await stores.drafts.get(file.record.id, file.mappingId), file.schema);

  return {
    open,
    async openDraft(fileId) {
      const file = await open(fileId);
      const draft = await draftOf(file);
      const latest = file.approved?.version ?? 0;
      // Most drafts stand on what is in force; only for others the versions are read.
      if (latest === 0 || draft.position === 0 || baseOf(draft.steps.slice(0, draft.position)) === latest)
        return { file, draft, newer: null };
      const versions = await stores.mappings.versions(file.mappingId);
      const base = baseOf(unapprovedSteps(draft, fileId, versions));
      if (base === null || base >= latest) return { file, draft, newer: null };
      return { file: await openAsOf(file, base), draft, newer: file.approved ?? null };
    },
    draft: draftOf,
    async hasUnapproved(file) {
      const draft = await draftOf(file);
      if (draft.position === 0) return false;
      const versions = await stores.mappings.versions(file.mappingId);
      return unapprovedSteps(draft, file.record.id, versions).length > 0;
    },
    decisions: (file, draft) => decide(file.proposal, draft, file.schema),
    renewVotes() {
      for (const [fileId, { built }] of kept) void keep(fileId, built);
      keptPast.clear();
    },
    async packGiven(fileId, packId) {
      const present = kept.get(fileId);
      const built = await present?.built.catch(() => undefined);
      // Somebody may have asked for it anew meanwhile.
      if (kept.get(fileId) !== present) return;
      const isProposed = built?.schema.id === packId && built.recognition === undefined;
      if (built !== undefined && isProposed)
        void keep(fileId, Promise.resolve({ ...built, record: { ...built.record, packId } }));
      else kept.delete(fileId);
      keptPast.delete(fileId);
    },
    invalidate(fileId) {
      if (fileId === undefined) forgetAll();
      else {
        forgetFits(fileId);
        kept.delete(fileId);
        keptPast.delete(fileId);
      }
    },
  };
}
