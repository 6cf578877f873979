import type { LentWorkbooks } from '../../../core/workbook/lent/lentWorkbook.ts';

/** Opens what the core has no reader for. The code for it is loaded with the first such file, and costs others nothing. */
export const libraryWorkbooks: LentWorkbooks = async (source, kind) => {
  const { openWithLibrary } = await import('./openWithLibrary.ts');
  return openWithLibrary(source, kind);
};
