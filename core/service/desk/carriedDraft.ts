import { canonicalJson } from '../../mapping/canonicalJson.ts';
import { movedSteps } from '../../mapping/stepColumns.ts';
import type { DraftEdit } from '../../model/draft.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, MappingId } from '../../model/ids.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from './desk.ts';
import type { DeskFile } from './deskFile.ts';

/** What was decided on a file before it is read in another way. */
export interface FormerDraft {
  readonly mappingId: MappingId;
  readonly columnNames: readonly string[];
  /** Those in force, in their order. */
  readonly edits: readonly DraftEdit[];
  /** Columns whose proposal was accepted as it stood: the field of each, and the proposed steps as text. */
  readonly accepted: readonly {
    readonly columnIndex: number;
    readonly field: string;
    readonly steps: string;
  }[];
}

/** What was decided on a file so far; `undefined` where nothing was, or nobody could have. */
export async function formerDraft(
  { stores }: Pick<Dependencies, 'stores'>,
  desk: Desk,
  fileId: FileId,
): Promise<FormerDraft | undefined> {
  if ((await stores.files.getAnalysis(fileId)) === undefined) return undefined;
  try {
    const file = await desk.open(fileId);
    const draft = await desk.draft(file);
    const edits = draft.steps.slice(0, draft.position).flatMap((step) => step.edits);
    if (edits.length === 0) return undefined;
    const accepted = desk
      .decisions(file, draft)
      .columns.flatMap(({ columnIndex, field, status, edited, transforms }) =>
        status === 'accepted' && !edited && field !== null
          ? [{ columnIndex, field, steps: canonicalJson(transforms) }]
          : [],
      );
    return { mappingId: file.mappingId, columnNames: namesOf(file), edits, accepted };
  } catch (error) {
    // Reading the file again may be just what it lacks; there is nothing to carry over then.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/**
 * Takes decisions over to another reading of the file, as one step that can be taken back: where the columns are others,
 * those on columns of the same name; and where a proposal was accepted as it stood, its steps as they are proposed now,
 * since a date that is read in another order needs others. A reading with other columns that somebody has worked on
 * before keeps what was decided on it.
 */
export async function carryDraft(
  { stores, clock }: Pick<Dependencies, 'stores' | 'clock'>,
  former: FormerDraft,
  file: DeskFile,
): Promise<void> {
  const { id } = file.record;
  const isSame = file.mappingId === former.mappingId;
  if (!isSame && (await stores.drafts.get(id, file.mappingId)).steps.length > 0) return;
  const fields = new Set(file.schema.fields.map(({ name }) => name));
  const edits = [
    ...(isSame ? [] : carriedEdits(former, namesOf(file), fields)),
    ...renewedSteps(former, file),
  ];
  if (edits.length === 0) return;
  const label = isSame
    ? 'Steps of accepted columns made anew for the changed reading'
    : 'Decisions on columns of the same name kept from the reading before';
  await stores.drafts.append(id, file.mappingId, { label, edits }, timestamp(clock));
}

/** The proposed steps of columns whose proposal was accepted as it stood, where they are others now. */
function renewedSteps(
  { accepted, columnNames, mappingId }: FormerDraft,
  file: DeskFile,
): readonly DraftEdit[] {
  const moved = movedColumns(columnNames, namesOf(file));
  return accepted.flatMap(({ columnIndex: before, field, steps }): readonly DraftEdit[] => {
    const columnIndex = mappingId === file.mappingId ? before : moved(before);
    const proposed = columnIndex === undefined ? undefined : file.proposal.columns[columnIndex];
    if (columnIndex === undefined || proposed?.field !== field) return [];
    if (canonicalJson(proposed.transforms) === steps) return [];
    return [{ kind: 'setTransforms', columnIndex, transforms: proposed.transforms }];
  });
}

/**
 * The edits that mean something under other columns, with the positions that these have now. A name that several
 * columns have is the same column only where there are as many of it.
 */
export function carriedEdits(
  { columnNames, edits }: Pick<FormerDraft, 'columnNames' | 'edits'>,
  present: readonly string[],
  fields: ReadonlySet<string>,
): readonly DraftEdit[] {
  const moved = movedColumns(columnNames, present);
  return edits.flatMap((before): readonly DraftEdit[] => {
    if ('field' in before && !fields.has(before.field)) return [];
    const edit =
      'transforms' in before ? { ...before, transforms: movedSteps(before.transforms, moved) } : before;
    if ('columnIndexes' in edit) {
      const columnIndexes = edit.columnIndexes.flatMap((at) => moved(at) ?? []);
      return columnIndexes.length === edit.columnIndexes.length ? [{ ...edit, columnIndexes }] : [];
    }
    if (!('columnIndex' in edit)) return [edit];
    const columnIndex = moved(edit.columnIndex);
    return columnIndex === undefined ? [] : [{ ...edit, columnIndex }];
  });
}

/** Where each of some columns is now, by its name. */
function movedColumns(
  former: readonly string[],
  present: readonly string[],
): (columnIndex: number) => number | undefined {
  const places = placesOf(present);
  const before = placesOf(former);
  return (columnIndex) => {
    const name = keyOf(former[columnIndex] ?? '');
    const [own, now] = [before.get(name) ?? [], places.get(name) ?? []];
    return own.length === now.length ? now[own.indexOf(columnIndex)] : undefined;
  };
}

function placesOf(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    const list = places.get(keyOf(name));
    if (list === undefined) places.set(keyOf(name), [at]);
    else list.push(at);
  }
  return places;
}

function keyOf(name: string): string {
  return name.trim().normalize('NFC');
}

function namesOf({ layout }: DeskFile): readonly string[] {
  return layout.columns.map(({ name }) => name);
}
