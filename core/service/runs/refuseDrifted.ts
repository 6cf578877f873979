import { driftFrom, stopsRun } from '../../mapping/drift.ts';
import { packChanges } from '../../mapping/packChanges.ts';
import { inPresentNames } from '../../mapping/presentNames.ts';
import { valueChangeText } from '../../mapping/valueChangeText.ts';
import type { ColumnChange } from '../../model/drift.ts';
import { AppError } from '../../model/errors.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/**
 * Lets a mapping through only where the file's layout is the one that was approved. A correspondence names columns by
 * position, so over any other layout it would read the wrong ones and say nothing. Sheets that are read together may be
 * run with what was approved for one of them: their last column, which names the sheet, stands behind all others.
 *
 * @throws {AppError} `NOT_READY` where anything differs; a person has to look
 */
export function refuseDrifted(
  file: Pick<DeskFile, 'record' | 'layout' | 'schema' | 'table'>,
  mapping: MappingVersion,
): void {
  const { layout, schema, table } = file;
  const ofOneSheet = table.sheets !== undefined && mapping.overrides.sheetsTogether !== true;
  const compared = ofOneSheet ? { ...layout, columns: layout.columns.slice(0, -1) } : layout;
  const gone = packChanges(inPresentNames(mapping, schema), schema).map(({ field }) => field);
  if (gone.length > 0 && mapping.packId === schema.id)
    throw waitsForReview(file, `the pack no longer has ${gone.join(', ')}`);
  const count = driftFrom(compared, mapping, { schema }).changes.filter(
    (change) => isOfLayout(change) && stopsRun(change),
  ).length;
  if (count === 0) return;
  throw waitsForReview(
    file,
    `its layout differs in ${count === 1 ? 'one place' : `${count} places`} from the approved one`,
  );
}

/**
 * Keeps a file from being run unseen where its values are others than those that the mapping was approved for, in a way
 * that changes what the mapping makes of them, or where part of the mapping was forgotten.
 *
 * @throws {AppError} `NOT_READY`; a person has to look
 */
export function refuseOtherValues(
  file: Pick<DeskFile, 'record' | 'layout' | 'schema' | 'recognition'>,
  mapping: MappingVersion,
): void {
  const { recognition, layout, schema } = file;
  if (recognition?.mapping.mappingId === mapping.mappingId && recognition.forgotten.size > 0)
    throw waitsForReview(file, 'part of what was approved for it has been forgotten');
  const [first] = driftFrom(layout, mapping, { schema }).changes.filter(
    (change) => !isOfLayout(change) && stopsRun(change),
  );
  if (first === undefined || first.kind === 'gone') return;
  const told =
    first.kind === 'redistributed' || first.kind === 'newValues' ? valueChangeText(first) : first.kind;
  throw waitsForReview(file, `the values of ${first.name} are others than approved (${told})`);
}

/** Other values under the same names are read right; whether they are meant is for whoever lets the run start. */
function isOfLayout({ kind }: ColumnChange): boolean {
  return kind !== 'redistributed' && kind !== 'newValues';
}

/** The error of a file that nothing may run over before a person has looked. */
export function waitsForReview({ record }: Pick<DeskFile, 'record'>, reason: string): AppError {
  return new AppError('NOT_READY', `${record.name} waits for a review: ${reason}.`, {
    remedy: 'Open Mapwright, review the file in the Inbox and approve its mapping.',
  });
}
