import type { Inspection } from '../../model/analysis.ts';

/** Whether a file has several visible sheets, or several tables where it is read, so that it may be several files. */
export function mayDivide({ sheets, table }: Inspection): boolean {
  return sheets.filter(({ hidden }) => !hidden).length > 1 || (table.tables?.length ?? 1) > 1;
}
