import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { SheetFormats } from '../../model/sheet.ts';
import type { DateSystem } from './serialDate.ts';

/** Remembers in which rows the number format of a column changes, as the numbers of a sheet go by. */
export interface FormatRuns {
  add(column: number, row: number, format: number): void;
  formats(): SheetFormats;
}

/** @param codes Number format codes; `add` names them by their place. May grow meanwhile. */
export function createFormatRuns(codes: readonly string[], dateSystem: DateSystem): FormatRuns {
  const last: number[] = [];
  const runs: [row: number, format: number][][] = [];
  let count = 0;
  const codeOf = (format: number): string => codes[format] ?? 'General';
  return {
    add(column, row, format) {
      if (last[column] === format) return;
      const before = last[column];
      while (last.length <= column) {
        last.push(-2);
        runs.push([]);
      }
      last[column] = format;
      if (codeOf(before ?? -1) === codeOf(format)) return;
      count += 1;
      if (count <= workbookOptions.formatRuns) runs[column]?.push([row, format]);
    },
    formats() {
      const columns = count > workbookOptions.formatRuns ? [] : runs;
      return {
        dateSystem,
        columns: columns.map((column) => column.map(([row, format]) => [row, codeOf(format)] as const)),
      };
    },
  };
}
