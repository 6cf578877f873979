import type { ReadTable } from '../../analyze.ts';
import type { Analysis, Inspection } from '../../model/analysis.ts';
import type { ByteSource } from '../../model/bytes.ts';
import type { Overrides } from '../../model/dialect.ts';
import { AppError } from '../../model/errors.ts';
import type { Upload } from '../../model/upload.ts';
import type { RowIndex } from '../../parse/rowIndex.ts';
import type { RunTable } from '../../run/tableRun.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { copyBytes } from './copyBytes.ts';
import { fromPlainBytes, plainBytes } from './plainData.ts';
import { readWhole } from './readWhole.ts';
import { uploadPlaces } from './places.ts';

/** What an analysis leaves behind for everything that follows. */
export interface KeptAnalysis {
  readonly analysis: Analysis;
  readonly inspection: Inspection;
  /** How the file was read: as approved mappings say of their files. */
  readonly overrides: Overrides;
}

/** A table as it was read to its end; its text lies in the object that arrived, or in one of its own. */
export interface KeptTable {
  readonly table: Omit<RunTable['table'], 'text'>;
  readonly index: RowIndex;
  readonly sha256: string;
  readonly isOwnText: boolean;
  readonly textBytes: number;
}

/** Keeps a table that was read; the analysis, which says that it is complete, is to be kept behind it. */
export async function keepTable(
  objects: ObjectStore,
  upload: Upload,
  {
    read,
    source,
    sha256,
  }: { readonly read: ReadTable; readonly source: ByteSource; readonly sha256: string },
): Promise<KeptTable> {
  const places = uploadPlaces(upload.id);
  const { text, dialect, structure, sheetIndex, origins } = read.table;
  const isOwnText = text !== source;
  if (isOwnText) await copyBytes(text, await objects.create(places.text));
  const kept: KeptTable = {
    table: { dialect, structure, sheetIndex, ...(origins === undefined ? {} : { origins }) },
    index: read.index,
    sha256,
    isOwnText,
    textBytes: text.sizeBytes,
  };
  await objects.put(places.table, plainBytes(kept));
  return kept;
}

export async function keptTable(objects: ObjectStore, upload: Pick<Upload, 'id'>): Promise<KeptTable> {
  return fromPlainBytes(await readWhole(objects, uploadPlaces(upload.id).table)) as KeptTable;
}

/** The object that arrived, in the version that arrived. @throws {AppError} `SOURCE_CHANGED`, `OBJECT_MISSING` */
export async function openUpload(objects: ObjectStore, upload: Upload): Promise<ByteSource> {
  const { key, versionId, etag } = upload;
  const name = { key, ...(versionId === '' ? {} : { versionId }) };
  const facts = await objects.facts(name);
  if (facts === undefined) throw new AppError('OBJECT_MISSING', 'The file that arrived is gone.');
  if (facts.etag !== etag)
    throw new AppError('SOURCE_CHANGED', 'The file was replaced after it had arrived.');
  return objects.open(name);
}

/** The text that rows are read from. @throws {AppError} as `openUpload` */
export function openText(
  objects: ObjectStore,
  upload: Upload,
  { isOwnText }: KeptTable,
): Promise<ByteSource> {
  return isOwnText ? objects.open({ key: uploadPlaces(upload.id).text }) : openUpload(objects, upload);
}
