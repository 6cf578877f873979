import { structureOptions } from '../../model/options/readingOptions.ts';
import { plainLayout, type SheetLayout } from '../../model/sheet.ts';
import type { GivenRange } from '../../model/range.ts';
import { detectStructure, type StructureOptions } from '../structure/detectStructure.ts';
import type { TableFound } from './tableFound.ts';
import { partOfLayout } from './layoutPart.ts';
import { movedStructure, withTail } from './movedStructure.ts';

/**
 * The table that a person has drawn a range around. Its header and what among its rows is no data are found as
 * anywhere else, but where it ends is settled, unless the range is open below.
 *
 * @param records First records of the text or sheet, all of their cells.
 * @param options Header and data rows that a person has settled count where they lie in the range.
 */
export function tableInRange(
  records: readonly (readonly string[])[],
  { top, left, bottom, right }: GivenRange,
  options: StructureOptions,
): TableFound {
  const end = bottom === null ? records.length : bottom + 1;
  const own = records.slice(top, end).map((cells) => cells.slice(left, right + 1));
  const goesOn = !options.complete && end >= records.length;
  const place = { first: top, end, panel: { left, right } };
  const { headerRows, firstDataRow, ...rest } = options;
  const layout: SheetLayout = options.layout ?? plainLayout;
  const structure = detectStructure(own, {
    ...rest,
    layout: partOfLayout(layout, place),
    complete: !goesOn,
    ...(headerRows?.every((row) => row >= top && row < end) === true
      ? { headerRows: headerRows.map((row) => row - top) }
      : {}),
    ...(firstDataRow !== undefined && firstDataRow >= top && firstDataRow < end
      ? { firstDataRow: firstDataRow - top }
      : {}),
  });
  const moved = movedStructure(
    goesOn ? structure : withTail(own, structure),
    top,
    bottom === null ? null : end,
  );
  const names = moved.columnNames;
  const width = Math.min(right - left + 1, names.length + structureOptions.emptyRangeColumns);
  return {
    structure: {
      ...moved,
      // Columns without a cell in sight are a part of what was drawn, too.
      columnNames: [
        ...names.slice(0, width),
        ...Array.from(
          { length: Math.max(0, width - names.length) },
          (_, i) => `column_${names.length + i + 1}`,
        ),
      ],
      ...(bottom === null ? {} : { tailKnown: true as const }),
    },
    panel: { left, right },
  };
}
