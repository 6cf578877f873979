import type { CellLook } from './styleSheet.ts';
import { columnLetters } from './writtenCell.ts';

/** How a sheet is laid out, as data; what is absent is plain: one header row, widths by the first rows, no filter. */
export interface SheetForm {
  /** Rows down to the header, which is the last of them: they stay in sight. 0 for a sheet without. */
  readonly headerRows?: number;
  /** Of the columns, in characters; what is not said comes from the first rows. */
  readonly widths?: readonly (number | undefined)[];
  /** Of the cells below the header, a column each. */
  readonly columnLooks?: readonly (CellLook | undefined)[];
  readonly headerLook?: CellLook;
  /** The header's cells open lists to filter by. */
  readonly filter?: true;
  /**
   * Landscape, the header on each page, its number at the foot; all columns on one page's width, or on as few as can be read.
   */
  readonly print?: true;
  /** First columns that stand on each printed page, where columns take several. */
  readonly printColumns?: number;
  /** No lines between cells: for sheets that are a page rather than a table. */
  readonly noGrid?: true;
  /** Texts that look like numbers are meant as they are; Excel marks each of them otherwise. */
  readonly textNumbers?: true;
  /** Of the sheet's tab: `RRGGBB`. */
  readonly tab?: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * What stands before the first row of a sheet.
 *
 * @param widths Of the columns, in characters.
 * @param headerRow From 1; 0 for none.
 */
export function sheetHeadXml(form: SheetForm, widths: readonly number[], headerRow: number): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const tab = form.tab === undefined ? '' : `<tabColor rgb="FF${form.tab}"/>`;
  const page = form.print === undefined ? '' : '<pageSetUpPr fitToPage="1"/>';
  const properties = tab === '' && page === '' ? '' : `<sheetPr>${tab}${page}</sheetPr>`;
  const pane =
    headerRow === 0
      ? ''
      : `<pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/>` +
        '<selection pane="bottomLeft"/>';
  return (
    `${declaration}<worksheet xmlns="${main}">${properties}` +
    `<sheetViews><sheetView workbookViewId="0"${form.noGrid === undefined ? '' : ' showGridLines="0"'}>${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  );
}

/** How far the rows of a sheet have come when it ends. */
export interface SheetExtent {
  /** From 1; 0 for none. */
  readonly headerRow: number;
  /** Columns of the header. */
  readonly columnCount: number;
  readonly rowCount: number;
  /** Of all columns together, in characters. */
  readonly width: number;
}

/** Characters across a printed page: a landscape page at some 55 %, below which small print is no use. */
const pageCharacters = 240;
/** Pages side by side at most; nobody pastes more together, and wider tables are made smaller. */
const mostPages = 4;

function pagesAcross({ width }: SheetExtent): number {
  return Math.min(mostPages, Math.max(1, Math.ceil(width / pageCharacters)));
}

/** What stands behind the last row. @param links as `SheetLinks` has them */
export function sheetTailXml(form: SheetForm, extent: SheetExtent, links = ''): string {
  const filter = filterRange(form, extent);
  const cells = `A1:${columnLetters(Math.max(0, extent.columnCount - 1))}${Math.max(1, extent.rowCount)}`;
  return (
    '</sheetData>' +
    (filter === undefined ? '' : `<autoFilter ref="${filter}"/>`) +
    links +
    (form.print === undefined
      ? ''
      : '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
        `<pageSetup orientation="landscape" pageOrder="overThenDown" fitToWidth="${pagesAcross(extent)}" fitToHeight="0"/>` +
        '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>') +
    (form.textNumbers === undefined
      ? ''
      : `<ignoredErrors><ignoredError sqref="${cells}" numberStoredAsText="1"/></ignoredErrors>`) +
    '</worksheet>'
  );
}

/** Names that Excel keeps of a sheet's layout: the range that is filtered and the rows that are printed on each page. */
export function sheetNamesXml(sheet: {
  readonly name: string;
  readonly index: number;
  readonly form: SheetForm;
  readonly extent: SheetExtent;
}): string {
  const { form, extent, index } = sheet;
  const name = `'${sheet.name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;')}'!`;
  const filter = filterRange(form, extent);
  const named = (what: string, range: string, hidden = ''): string =>
    `<definedName name="_xlnm.${what}" localSheetId="${index}"${hidden}>${name}${range}</definedName>`;
  return (
    (filter === undefined
      ? ''
      : named(
          '_FilterDatabase',
          filter.replaceAll(/[A-Z]+|\d+/g, (part) => `$${part}`),
          ' hidden="1"',
        )) +
    (form.print === undefined || extent.headerRow === 0
      ? ''
      : named('Print_Titles', printTitles(form, extent, name)))
  );
}

/** Columns first, as Excel has them. */
function printTitles({ printColumns = 0 }: SheetForm, extent: SheetExtent, name: string): string {
  const rows = `$${extent.headerRow}:$${extent.headerRow}`;
  return printColumns === 0 || pagesAcross(extent) === 1
    ? rows
    : `$A:$${columnLetters(printColumns - 1)},${name}${rows}`;
}

function filterRange(form: SheetForm, { headerRow, columnCount, rowCount }: SheetExtent): string | undefined {
  if (form.filter === undefined || headerRow === 0 || columnCount === 0) return undefined;
  return `A${headerRow}:${columnLetters(columnCount - 1)}${Math.max(rowCount, headerRow)}`;
}
