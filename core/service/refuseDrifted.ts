import { driftFrom } from '../mapping/drift.ts';
import { packChanges } from '../mapping/packChanges.ts';
import { inPresentNames } from '../mapping/presentNames.ts';
import { AppError } from '../model/errors.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { DeskFile } from './desk.ts';

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
  const count = driftFrom(compared, mapping, schema).changes.length;
  if (count === 0) return;
  throw waitsForReview(
    file,
    `its layout differs in ${count === 1 ? 'one place' : `${count} places`} from the approved one`,
  );
}

/** The error of a file that nothing may run over before a person has looked. */
export function waitsForReview({ record }: Pick<DeskFile, 'record'>, reason: string): AppError {
  return new AppError('NOT_READY', `${record.name} waits for a review: ${reason}.`, {
    remedy: 'Open Mapwright, review the file in the Inbox and approve its mapping.',
  });
}
