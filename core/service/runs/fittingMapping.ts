import type { MappingVersion } from '../../model/mapping.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import { missedSheets } from '../sheets/missedSheets.ts';
import { refuseDrifted, refuseOtherValues, waitsForReview } from './refuseDrifted.ts';

/**
 * The mapping that may run over the file as it is: the one that is wanted, else the one that is approved for its layout.
 *
 * @throws {AppError} `NOT_READY` where there is none, or where anything differs from what was approved; a person has to look
 */
export function fittingMapping(file: DeskFile, wanted?: MappingVersion): MappingVersion {
  const mapping = wanted ?? file.recognition?.mapping;
  if (mapping === undefined) {
    throw waitsForReview(file, `no mapping to ${file.schema.title} is approved for its layout`);
  }
  refuseDrifted(file, mapping);
  refuseOtherValues(file, mapping);
  const missed = missedSheets(file.table, mapping);
  if (missed.length > 0) {
    const [sheets, were] = missed.length === 1 ? ['the sheet', 'was'] : ['the sheets', 'were'];
    throw waitsForReview(file, `${sheets} ${missed.join(', ')} may be meant and ${were} left out`);
  }
  return mapping;
}
