import type { Analysis, Inspection } from '../../model/analysis.ts';
import type { ComparedVersion, FileAdvice, FileDoubt, FileFacts } from '../../model/fileFacts.ts';
import { asId } from '../../model/ids.ts';
import type { MappingVersion, Proposal } from '../../model/mapping.ts';
import { inboxOptions } from '../../model/options/inboxOptions.ts';
import type { Run } from '../../model/run.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Desk } from '../desk/desk.ts';
import { chosenTable } from '../desk/recognise.ts';

export const nothingKnown: FileFacts = {
  rowCount: null,
  columnCount: null,
  drift: null,
  openCount: null,
  target: null,
  draftSavedAt: null,
  sha256: null,
  layout: null,
  doubts: [],
  counts: null,
  ai: null,
};

/** What a file that waits for a person shows in the list. It takes a proposal, a noticeable part of a second. */
export async function reviewFacts(
  desk: Desk,
  record: FileRecord,
  inspection: Inspection | undefined,
): Promise<FileFacts> {
  const file = await desk.open(record.id);
  const drafted = await desk.openDraft(record.id);
  const { openCount } = desk.decisions(drafted.file, drafted.draft);
  const found: FileFacts = {
    ...nothingKnown,
    rowCount: file.table.rowCount,
    columnCount: file.table.columns.length,
    openCount,
    target: file.schema.id,
    draftSavedAt: drafted.draft.position > 0 ? drafted.draft.savedAt : null,
    sha256: file.analysis.source.sha256,
    layout: file.layout.fingerprint,
    doubts: doubtsOf(inspection, record),
    ai: adviceOf(file.proposal),
    ...undividedTables(inspection, record),
  };
  if (file.recognition === undefined) return found;
  const { drift, mapping } = file.recognition;
  return { ...found, drift, compared: comparedVersion(mapping) };
}

/** Nobody has to decide anything, so no proposal is made. */
export function tableFacts(
  analysis: Analysis,
  inspection: Inspection | undefined,
  run: Run | undefined,
): FileFacts {
  const table = chosenTable(analysis.tables, inspection?.table.sheetIndex ?? null);
  const { sha256 } = analysis.source;
  if (table === undefined) return { ...nothingKnown, sha256 };
  return {
    ...nothingKnown,
    sha256,
    rowCount: table.rowCount,
    columnCount: table.columns.length,
    target: run?.packId ?? null,
    counts: run === undefined || run.counts === null ? null : countsOf(run.counts),
  };
}

function countsOf({ rowsIn, rowsOut, rowsRejected }: NonNullable<Run['counts']>): FileFacts['counts'] {
  return { rowsIn, rowsOut, rowsRejected };
}

/** Guesses that nobody has set and that another reading comes close to. */
function doubtsOf(inspection: Inspection | undefined, { overrides }: FileRecord): readonly FileDoubt[] {
  if (inspection === undefined) return [];
  const { dialect } = inspection.table;
  const isText = inspection.kind === 'delimited';
  const margins: readonly (readonly [FileDoubt, number | undefined, boolean])[] = [
    ['encoding', isText ? dialect.encodingMargin : 1, overrides.encoding !== undefined],
    ['delimiter', isText ? dialect.margin : 1, overrides.delimiter !== undefined],
    ['sheet', inspection.sheetMargin, overrides.sheetIndex !== undefined],
    ['tables', dialect.tablesMargin, overrides.tableIndex !== undefined],
    ['header', dialect.headerMargin, overrides.headerRows !== undefined],
  ];
  return margins.flatMap(([doubt, margin, isSet]) =>
    !isSet && (margin ?? 1) < inboxOptions.doubtfulBelow ? [doubt] : [],
  );
}

/** Tables beside the one that is read, where a person is to say what becomes of them. */
function undividedTables(
  inspection: Inspection | undefined,
  { overrides, whole, undivided, job }: FileRecord,
): Pick<FileFacts, 'tables'> {
  const tables = inspection?.table.tables?.length ?? 1;
  const isSaid = whole !== undefined || undivided === true || job !== undefined;
  const isChosen = overrides.tableIndex !== undefined || overrides.range !== undefined;
  return tables < 2 || isSaid || isChosen ? {} : { tables };
}

function adviceOf({ llm, columns }: Proposal): FileAdvice | null {
  switch (llm?.status) {
    case undefined:
    case 'cancelled':
      return null;
    case 'unavailable':
      return { kind: 'waiting' };
    case 'answered':
      return {
        kind: 'answered',
        suggestions: columns.filter(
          ({ votes, origin }) => origin === 'ai' || (votes?.ai.field ?? null) !== null,
        ).length,
      };
    case 'invalid':
    case 'refused':
    case 'budget':
      return { kind: 'refused', message: llm?.message ?? '' };
  }
}

function comparedVersion(mapping: MappingVersion): ComparedVersion {
  const { mappingId, version, approvedBy, approvedAt, evidence } = mapping;
  return { mappingId: asId(mappingId), version, approvedBy, approvedAt, fileName: evidence.fileName };
}
