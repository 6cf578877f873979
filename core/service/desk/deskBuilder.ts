import { layoutOf, mappingIdOf } from '../../mapping/layout.ts';
import { withPackChanges } from '../../mapping/packChanges.ts';
import { type PairContext, pairColumns } from '../../mapping/pairColumns.ts';
import { inPresentNames } from '../../mapping/presentNames.ts';
import { rebase } from '../../mapping/rebase.ts';
import { withoutColumns } from '../../match/memory/observations.ts';
import { proposeOwnColumns } from '../../match/ownColumns.ts';
import type { PackFit } from '../../match/packFit.ts';
import { proposeMapping } from '../../match/proposeMapping.ts';
import { refineProposal, refinementOf } from '../../match/memory/refineConfidence.ts';
import { withRememberedNames } from '../../match/memory/rememberedNames.ts';
import { senderOf } from '../../match/memory/senderOf.ts';
import type { WordVectors } from '../../match/words/wordVectors.ts';
import type { Analysis, Inspection, TableAnalysis } from '../../model/analysis.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, MappingId, PackId } from '../../model/ids.ts';
import type { Layout, MappingVersion } from '../../model/mapping.ts';
import { genericPackId } from '../../model/pack.ts';
import type { SourceRow } from '../../model/records.ts';
import type { Digest } from '../../ports/clock.ts';
import type { RowSelection } from '../../ports/engine.ts';
import type { FileRecord, Stores } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { changesSince, fitsOf, likeliestPack, mappingsOnShelf, ownTarget } from './fileTarget.ts';
import type { PackShelf, Shelf } from '../base/packShelf.ts';
import { forgottenColumns } from './forgottenColumns.ts';
import { judgedOutcomes } from './judgedOutcomes.ts';
import { sampledRows } from './sampledRows.ts';
import { chosenTable, recognise, recognitionOf } from './recognise.ts';
import type { BuiltFile } from './deskFile.ts';

/** Proposals kept ready; a proposal for a wide file takes a noticeable part of a second. */
export const keptFiles = 32;

export interface FileBuilder {
  /**
   * Puts together everything that lies on the desk for an analyzed file.
   *
   * @param as `asOf`: what would lie there if this had been the latest version of its mapping; 0 for none. `preset`: as of
   *   `Desk.open`.
   * @throws {AppError} `NOT_FOUND`, `NOT_READY` before the file has been analyzed
   */
  readonly build: (fileId: FileId, as?: Pick<BuildContext, 'asOf' | 'preset'>) => Promise<BuiltFile>;
  readonly forgetFits: (fileId: FileId) => void;
}

export function createFileBuilder(
  { stores, engine, digest, wordVectors }: Dependencies,
  packs: PackShelf,
): FileBuilder {
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

  const build = async (
    fileId: FileId,
    as: Pick<BuildContext, 'asOf' | 'preset'> = {},
  ): Promise<BuiltFile> => {
    const record = await stores.files.get(fileId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    const analysis = await stores.files.getAnalysis(fileId);
    const inspection = await stores.files.getInspection(fileId);
    const table = chosenTable(analysis?.tables ?? [], inspection?.table.sheetIndex ?? null);
    if (analysis === undefined || table === undefined)
      throw new AppError('NOT_READY', `${record.name} has not been read to its end yet.`);

    const shelf = await packs.open();
    return buildFile(
      {
        record,
        analysis,
        inspection,
        table,
        readRows: (selection) => engine.readRows({ fileId, overrides: record.overrides, selection }),
      },
      { stores, digest, wordVectors, packs, shelf, fits: fitsFor(fileId, table, shelf), ...as },
    );
  };

  return { build, forgetFits: (fileId) => void keptFits.delete(fileId) };
}

/** A file that was read to its end, with what is at hand to make something of it. */
export interface AnalyzedFile {
  readonly record: FileRecord;
  readonly analysis: Analysis;
  readonly inspection: Inspection | undefined;
  readonly table: TableAnalysis;
  readonly readRows: (selection: RowSelection) => Promise<readonly SourceRow[]>;
}

/** What recognising and proposing rest on. */
export interface BuildContext {
  readonly stores: Pick<Stores, 'mappings'> & {
    readonly memory: Pick<Stores['memory'], 'forgotten'>;
    readonly packs: Pick<Stores['packs'], 'get'>;
  };
  readonly digest: Digest;
  readonly wordVectors: Dependencies['wordVectors'];
  readonly packs: PackShelf;
  readonly shelf: Shelf;
  readonly fits: () => readonly PackFit[];
  /** As if this had been the latest version of its mapping; 0 for none. */
  readonly asOf?: { readonly mappingId: MappingId; readonly version: number } | undefined;
  /** The pack of a file that nobody has chosen one for and whose layout nobody has approved; absent: the likeliest. */
  readonly preset?: PackId | undefined;
}

/** Recognises the layout of a file and proposes a mapping for it: the same on the desk and in the pipeline. */
export async function buildFile(
  { record, analysis, inspection, table, readRows }: AnalyzedFile,
  { stores, digest, wordVectors, packs, shelf, fits, asOf, preset }: BuildContext,
): Promise<BuiltFile> {
  const layout = layoutOf(table, digest);
  const past =
    asOf === undefined
      ? undefined
      : (await stores.mappings.versions(asOf.mappingId)).find(({ version }) => version === asOf.version);
  const stored = (await stores.mappings.list()).flatMap((mapping) =>
    mapping.mappingId === asOf?.mappingId ? (past ?? []) : mapping,
  );
  const mappings = mappingsOnShelf(stored, shelf);
  // A pack that was chosen and is gone by now means no choice.
  const chosen = record.packId === null ? undefined : shelf.find(record.packId)?.pack.id;
  const sameLayout = mappings.filter((mapping) => chosen === undefined || mapping.packId === chosen);
  const sender = senderOf(record.name);
  const family = recognise(layout, sameLayout, { schemaOf: (id) => shelf.find(id)?.pack, sender });
  const packId = chosen ?? family?.packId ?? preset ?? likeliestPack(fits());
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
            rows: await sampledRows(table, readRows),
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
  const approved = asOf?.mappingId === mappingId ? past : await stores.mappings.latest(mappingId);
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
}

function lentWords(wordVectors: WordVectors | undefined): { readonly wordVectors?: WordVectors } {
  return wordVectors === undefined ? {} : { wordVectors };
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
