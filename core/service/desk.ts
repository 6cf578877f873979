import { decide } from '../mapping/decisions.ts';
import { layoutOf, mappingIdOf } from '../mapping/layout.ts';
import { withPackChanges } from '../mapping/packChanges.ts';
import { type PairContext, pairColumns } from '../mapping/pairColumns.ts';
import { draftInPresentNames, inPresentNames } from '../mapping/presentNames.ts';
import { rebase } from '../mapping/rebase.ts';
import { withoutColumns } from '../match/memory/observations.ts';
import { proposeOwnColumns } from '../match/ownColumns.ts';
import type { PackFit } from '../match/packFit.ts';
import { proposeMapping } from '../match/proposeMapping.ts';
import { refineProposal, refinementOf } from '../match/memory/refineConfidence.ts';
import { withRememberedNames } from '../match/memory/rememberedNames.ts';
import { senderOf } from '../match/memory/senderOf.ts';
import type { WordVectors } from '../match/words/wordVectors.ts';
import type { Analysis, Inspection, TableAnalysis } from '../model/analysis.ts';
import type { Decisions, Draft } from '../model/draft.ts';
import { AppError } from '../model/errors.ts';
import type { FileId, MappingId } from '../model/ids.ts';
import type { Layout, MappingVersion, Proposal } from '../model/mapping.ts';
import { genericPackId } from '../model/pack.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { FileRecord } from '../ports/stores.ts';
import type { Dependencies } from './dependencies.ts';
import type { Advise } from './llmAdvice.ts';
import { changesSince, fitsOf, likeliestPack, mappingsOnShelf, ownTarget } from './fileTarget.ts';
import type { PackShelf, Shelf } from './packShelf.ts';
import { forgottenColumns } from './forgottenColumns.ts';
import { judgedOutcomes } from './judgedOutcomes.ts';
import { sampledRows } from './sampledRows.ts';
import { chosenTable, type Recognition, recognise, recognitionOf } from './recognise.ts';

/** Everything that lies on the desk for one analyzed file: what was proposed and from what. */
export interface DeskFile {
  /** As it was when the proposal was made; its state may have moved on. */
  readonly record: FileRecord;
  readonly analysis: Analysis;
  readonly inspection: Inspection | undefined;
  readonly table: TableAnalysis;
  readonly layout: Layout;
  readonly schema: TargetSchema;
  /** The packs by how well they fit, best first; found when it is asked for, as that takes a proposal for each. */
  readonly fits: () => readonly PackFit[];
  readonly proposal: Proposal;
  /** The same without the votes of a language model. */
  readonly ruled: Proposal;
  /** What the matcher says by itself: without what was carried over, and with its confidences as it gave them. */
  readonly matched: Proposal;
  /** Whose file it is, as far as its name tells. */
  readonly sender: string | null;
  readonly mappingId: MappingId;
  /** The mapping in force for exactly this layout and pack. */
  readonly approved: MappingVersion | undefined;
  readonly recognition: Recognition | undefined;
}

export interface Desk {
  /** @throws {AppError} `NOT_FOUND`, `NOT_READY` before the file has been analyzed. */
  open(fileId: FileId): Promise<DeskFile>;
  draft(file: DeskFile): Promise<Draft>;
  decisions(file: DeskFile, draft: Draft): Decisions;
  /** The votes of a language model are others now; what the rules say stays. */
  renewVotes(): void;
  /** Forgets what was computed for a file, because its analysis, its pack or a mapping changed. */
  invalidate(fileId?: FileId): void;
}

function lentWords(wordVectors: WordVectors | undefined): { readonly wordVectors?: WordVectors } {
  return wordVectors === undefined ? {} : { wordVectors };
}

type BuiltFile = Omit<DeskFile, 'ruled'>;

/** A file without and with the votes of a language model. */
interface KeptFile {
  readonly built: Promise<BuiltFile>;
  readonly file: Promise<DeskFile>;
}

/** Proposals kept ready; a proposal for a wide file takes a noticeable part of a second. */
const keptFiles = 32;

export function createDesk(
  { stores, engine, digest, wordVectors }: Dependencies,
  packs: PackShelf,
  advise: Advise,
): Desk {
  const kept = new Map<FileId, KeptFile>();

  let shelfRevision: number | undefined;
  let memoryRevision: string | undefined;

  /** What fits a file follows from the file and the packs; approvals do not change it. */
  const keptFits = new Map<FileId, { readonly revision: number; readonly fits: () => readonly PackFit[] }>();
  const fitsFor = (fileId: FileId, table: TableAnalysis, shelf: Shelf): (() => readonly PackFit[]) => {
    const present = keptFits.get(fileId);
    if (present?.revision === shelf.revision) return present.fits;
    let found: readonly PackFit[] | undefined;
    const fits = (): readonly PackFit[] => (found ??= fitsOf(table, shelf));
    keptFits.set(fileId, { revision: shelf.revision, fits });
    for (const oldest of keptFits.keys()) {
      if (keptFits.size <= keptFiles) break;
      keptFits.delete(oldest);
    }
    return fits;
  };

  const build = async (fileId: FileId): Promise<BuiltFile> => {
    const record = await stores.files.get(fileId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    const analysis = await stores.files.getAnalysis(fileId);
    const inspection = await stores.files.getInspection(fileId);
    const table = chosenTable(analysis?.tables ?? [], inspection?.table.sheetIndex ?? null);
    if (analysis === undefined || table === undefined)
      throw new AppError('NOT_READY', `${record.name} has not been read to its end yet.`);

    const layout = layoutOf(table, digest);
    const shelf = await packs.open();
    const stored = await stores.mappings.list();
    const mappings = mappingsOnShelf(stored, shelf);
    const fits = fitsFor(fileId, table, shelf);
    // A pack that was chosen and is gone by now means no choice.
    const chosen = record.packId === null ? undefined : shelf.find(record.packId)?.pack.id;
    const sameLayout = mappings.filter((mapping) => chosen === undefined || mapping.packId === chosen);
    const sender = senderOf(record.name);
    const family = recognise(layout, sameLayout, { schemaOf: (id) => shelf.find(id)?.pack, sender });
    const packId = chosen ?? family?.packId ?? likeliestPack(fits());
    const target = packId === genericPackId ? ownTarget(table, layout, family) : await packs.pack(packId);
    const forgotten = await forgottenColumns({ stores, digest }, stored);
    const ofPack = mappings.filter((mapping) => mapping.packId === packId);
    const memory = {
      mappings: ofPack.map((mapping) => withoutColumns(mapping, forgotten(mapping))),
      sender,
    };
    const headers = layout.columns.map(({ name }) => name);
    const fresh =
      packId === genericPackId
        ? proposeOwnColumns(table.columns, target)
        : proposeMapping({
            columns: table.columns,
            schema: withRememberedNames(target, memory, headers),
            memory,
            options: {
              ...lentWords(wordVectors?.()),
              knownSchemas: shelf.offered,
              rows: await sampledRows(table, (selection) =>
                engine.readRows({ fileId, overrides: record.overrides, selection }),
              ),
            },
          });
    const refined = refineProposal(fresh, refinementOf(await judgedOutcomes(stores.mappings, ofPack)));
    const recognised =
      family === undefined
        ? undefined
        : recognitionOf(family, layout, {
            schema: target,
            fresh: refined,
            forgotten: forgotten(family),
          });
    const changes =
      recognised === undefined ? [] : await changesSince(recognised.mapping, target, stores.packs);
    const recognition =
      recognised === undefined || changes.length === 0 ? recognised : { ...recognised, unchanged: false };
    const mappingId = mappingIdOf(packId, layout.fingerprint, digest);
    const approved = await stores.mappings.latest(mappingId);
    return {
      record,
      analysis,
      inspection,
      table,
      layout,
      schema: target,
      fits,
      proposal:
        recognition === undefined
          ? refined
          : withPackChanges(rebase({ ...recognition, layout, schema: target, fresh: refined }), refined, {
              changes,
              approvedField: approvedFields(layout, recognition.mapping, { schema: target, fresh: refined }),
            }),
      matched: fresh,
      sender,
      mappingId,
      approved: approved === undefined ? undefined : inPresentNames(approved, target),
      recognition,
    };
  };

  const keep = (fileId: FileId, built: Promise<BuiltFile>): Promise<DeskFile> => {
    const file = built.then(advise);
    kept.set(fileId, { built, file });
    // A failure is told to whoever asked and not kept: the next asker may find the file ready.
    file.catch(() => {
      if (kept.get(fileId)?.file === file) kept.delete(fileId);
    });
    return file;
  };

  return {
    async open(fileId) {
      const { revision } = await packs.open();
      // A pack was changed, here or by another process; whatever was proposed may be otherwise now.
      if (revision !== shelfRevision) kept.clear();
      shelfRevision = revision;
      // Something was forgotten or taken up again, by a command beside the app, say.
      const said = await stores.memory.revision();
      if (said !== memoryRevision) kept.clear();
      memoryRevision = said;
      const present = kept.get(fileId);
      if (present !== undefined) return present.file;
      const file = keep(fileId, build(fileId));
      for (const oldest of kept.keys()) {
        if (kept.size <= keptFiles) break;
        kept.delete(oldest);
      }
      return file;
    },
    draft: async (file) =>
      draftInPresentNames(await stores.drafts.get(file.record.id, file.mappingId), file.schema),
    decisions: (file, draft) => decide(file.proposal, draft, file.schema),
    renewVotes() {
      for (const [fileId, { built }] of kept) void keep(fileId, built);
    },
    invalidate(fileId) {
      if (fileId !== undefined) keptFits.delete(fileId);
      if (fileId === undefined) kept.clear();
      else kept.delete(fileId);
    },
  };
}

/** What each column of a file fed in the approved mapping; `null` for nothing. */
function approvedFields(
  layout: Layout,
  mapping: MappingVersion,
  context: PairContext,
): (columnIndex: number) => string | null {
  const { from } = pairColumns(layout, mapping, context);
  const fields = new Map(
    mapping.correspondences.flatMap((one) => one.columnIndexes.map((i) => [i, one.field] as const)),
  );
  return (columnIndex) => fields.get(from[columnIndex] ?? -1) ?? null;
}
