import { decide } from '../mapping/decisions.ts';
import { layoutOf, mappingIdOf } from '../mapping/layout.ts';
import { rebase } from '../mapping/rebase.ts';
import { packFit } from '../match/packFit.ts';
import { proposeMapping } from '../match/proposeMapping.ts';
import type { Analysis, Inspection, TableAnalysis } from '../model/analysis.ts';
import type { Decisions, Draft } from '../model/draft.ts';
import { AppError } from '../model/errors.ts';
import type { FileId, MappingId, PackId } from '../model/ids.ts';
import type { Layout, MappingVersion, Proposal } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { FileRecord } from '../ports/stores.ts';
import type { Dependencies } from './dependencies.ts';
import { chosenTable, type Recognition, recognise } from './recognise.ts';

/** Everything that lies on the desk for one analyzed file: what was proposed and from what. */
export interface DeskFile {
  /** As it was when the proposal was made; its state may have moved on. */
  readonly record: FileRecord;
  readonly analysis: Analysis;
  readonly inspection: Inspection | undefined;
  readonly table: TableAnalysis;
  readonly layout: Layout;
  readonly schema: TargetSchema;
  readonly packFit: readonly { readonly packId: PackId; readonly fit: number }[];
  readonly proposal: Proposal;
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
  schema(packId: PackId): TargetSchema;
  /** Forgets what was computed for a file, because its analysis, its pack or a mapping changed. */
  invalidate(fileId?: FileId): void;
}

/** Proposals kept ready; a proposal for a wide file takes a noticeable part of a second. */
const keptFiles = 32;

export function createDesk({ stores, schemas, digest }: Dependencies): Desk {
  const kept = new Map<FileId, Promise<DeskFile>>();

  const schema = (packId: PackId): TargetSchema => {
    const found = schemas.find((candidate) => candidate.id === packId);
    if (found === undefined) throw new AppError('NOT_FOUND', `There is no pack ${packId}.`);
    return found;
  };

  const build = async (fileId: FileId): Promise<DeskFile> => {
    const record = await stores.files.get(fileId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    const analysis = await stores.files.getAnalysis(fileId);
    const inspection = await stores.files.getInspection(fileId);
    const table = chosenTable(analysis?.tables ?? [], inspection?.table.sheetIndex ?? null);
    if (analysis === undefined || table === undefined)
      throw new AppError('NOT_READY', `${record.name} has not been read to its end yet.`);

    const layout = layoutOf(table, digest);
    const mappings = await stores.mappings.list();
    const fits = packFit(table.columns, schemas);
    const sameLayout = mappings.filter(
      (mapping) => record.packId === null || mapping.packId === record.packId,
    );
    const recognition = recognise(layout, sameLayout, (id) =>
      schemas.find((candidate) => candidate.id === id),
    );
    const packId = record.packId ?? recognition?.mapping.packId ?? fits[0]?.packId;
    if (packId === undefined) throw new AppError('NOT_FOUND', 'No pack is installed.');
    const target = schema(packId);
    const memory = mappings.filter((mapping) => mapping.packId === packId);
    const fresh = proposeMapping({ columns: table.columns, schema: target, memory });
    const mappingId = mappingIdOf(packId, layout.fingerprint, digest);
    return {
      record,
      analysis,
      inspection,
      table,
      layout,
      schema: target,
      packFit: fits,
      proposal:
        recognition === undefined
          ? fresh
          : rebase({ layout, mapping: recognition.mapping, schema: target, fresh }),
      mappingId,
      approved: await stores.mappings.latest(mappingId),
      recognition,
    };
  };

  return {
    schema,
    async open(fileId) {
      const present = kept.get(fileId);
      if (present !== undefined) return present;
      const file = build(fileId);
      kept.set(fileId, file);
      // A failure is told to whoever asked and not kept: the next asker may find the file ready.
      file.catch(() => kept.delete(fileId));
      for (const oldest of kept.keys()) {
        if (kept.size <= keptFiles) break;
        kept.delete(oldest);
      }
      return file;
    },
    draft: (file) => stores.drafts.get(file.record.id, file.mappingId),
    decisions: (file, draft) => decide(file.proposal, draft, file.schema),
    invalidate(fileId) {
      if (fileId === undefined) kept.clear();
      else kept.delete(fileId);
    },
  };
}
