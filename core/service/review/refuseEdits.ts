import { stepColumns } from '../../mapping/stepColumns.ts';
import type { Decisions, DraftEdit } from '../../model/draft.ts';
import { AppError } from '../../model/errors.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/** @throws {AppError} `NOT_FOUND` where an edit names a column or field that is not there. */
export function refuseUnknown(file: DeskFile, edits: readonly DraftEdit[]): void {
  for (const edit of edits) {
    if ('columnIndex' in edit && edit.columnIndex >= file.table.columns.length) {
      throw new AppError('NOT_FOUND', `${file.record.name} has no column ${edit.columnIndex + 1}.`);
    }
    const beyond = [
      ...('columnIndexes' in edit ? edit.columnIndexes : []),
      ...('transforms' in edit ? stepColumns(edit.transforms) : []),
    ].find((at) => at >= file.table.columns.length);
    if (beyond !== undefined) {
      throw new AppError('NOT_FOUND', `${file.record.name} has no column ${beyond + 1}.`);
    }
    if ('field' in edit && !file.schema.fields.some((field) => field.name === edit.field)) {
      throw new AppError('NOT_FOUND', `${file.schema.title} has no field ${edit.field}.`);
    }
  }
}

/** @throws {AppError} `MAPPING_INCOMPLETE` where columns are open, a field is fed twice, or a required one by none without a reason. */
export function refuseIncomplete(decisions: Decisions, reason: string): void {
  const { openCount, conflicts, unmappedRequired } = decisions;
  if (openCount > 0) {
    throw new AppError('MAPPING_INCOMPLETE', `${openCount} columns are still undecided.`, {
      remedy: 'Accept, change or ignore each of them.',
    });
  }
  if (conflicts.length > 0) {
    throw new AppError('MAPPING_INCOMPLETE', `Several columns feed ${conflicts.join(', ')}.`, {
      remedy: 'Keep one of them, or join them with a concatenation.',
    });
  }
  if (unmappedRequired.length > 0 && reason.trim() === '') {
    throw new AppError('MAPPING_INCOMPLETE', `No column feeds the required ${unmappedRequired.join(', ')}.`);
  }
}
