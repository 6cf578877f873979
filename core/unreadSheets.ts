import type { Analysis } from './model/analysis.ts';
import { AppError, type ErrorCode } from './model/errors.ts';

/** Sheets of a workbook that cannot be read, as far as they have been met. */
export interface UnreadSheets {
  /** Does the work on a sheet; what is wrong with that sheet alone is noted. `null`: there is nothing else to read. */
  passOver(sheetIndex: number | null, work: () => Promise<void>): Promise<void>;
  /** What is wrong with all sheets is wrong with the file. @throws {AppError} of the first of them, if there is one. */
  failIfAny(): void;
  told(): Pick<Analysis, 'unreadSheets'>;
}

/** Damage, limits and how one part is packed say nothing of other sheets; a file that has changed or cannot be reached has no others. */
const ofOneSheet: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SOURCE_DAMAGED',
  'SOURCE_TOO_LARGE',
  'SOURCE_TOO_MANY_COLUMNS',
  'SOURCE_LINE_TOO_LONG',
  'SOURCE_PASSWORD',
  'SOURCE_UNSUPPORTED',
]);

/** Begins a list of sheets that cannot be read, so that one of them does not keep the others from being read. */
export function createUnreadSheets(): UnreadSheets {
  const unread: { readonly sheetIndex: number; readonly error: AppError }[] = [];
  return {
    async passOver(sheetIndex, work) {
      try {
        await work();
      } catch (error) {
        if (sheetIndex === null || !(error instanceof AppError) || !ofOneSheet.has(error.code)) throw error;
        unread.push({ sheetIndex, error });
      }
    },
    failIfAny() {
      const [first] = unread;
      if (first !== undefined) throw first.error;
    },
    told() {
      if (unread.length === 0) return {};
      return {
        unreadSheets: unread.map(({ sheetIndex, error }) => ({ sheetIndex, problem: error.message })),
      };
    },
  };
}
