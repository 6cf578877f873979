import type { SheetLayout } from '../../model/sheet.ts';
import { readNamedReference } from '../cells/sheetReference.ts';

/** What a workbook's defined names say of one sheet. */
export type NamedLayout = Partial<Pick<SheetLayout, 'filter' | 'titleRows'>>;

/** Gathers the names that spreadsheet programs define themselves while the workbook's main part goes by. */
export interface NamedLayouts {
  start(name: string, attribute: (localName: string) => string | undefined): void;
  readonly text: (text: string) => void;
  /** What was said of a sheet, by its place in the workbook's list. */
  of(sheetIndex: number): NamedLayout;
}

/** Names that programs give to filters and to rows printed on every page. */
const filterName = '_xlnm._FilterDatabase';
const titlesName = '_xlnm.Print_Titles';

/** @see ECMA-376 part 1, 18.2.5 */
export function createNamedLayouts(): NamedLayouts {
  const texts = new Map<string, string>();
  /** Name and sheet whose text comes next. */
  let open = '';
  return {
    start(name, attribute) {
      open = '';
      const defined = name === 'definedName' ? attribute('name') : undefined;
      if (defined === filterName || defined === titlesName)
        open = keyOf(defined, Number(attribute('localSheetId') ?? -1));
    },
    text(text) {
      if (open !== '') texts.set(open, (texts.get(open) ?? '') + text);
    },
    of(sheetIndex) {
      const filter = readNamedReference(texts.get(keyOf(filterName, sheetIndex)) ?? '').range;
      const titleRows = readNamedReference(texts.get(keyOf(titlesName, sheetIndex)) ?? '').rows;
      return {
        ...(filter === undefined ? {} : { filter }),
        ...(titleRows === undefined ? {} : { titleRows }),
      };
    },
  };
}

function keyOf(name: string, sheetIndex: number): string {
  return `${sheetIndex} ${name}`;
}
