import { encodeAttribute } from '../xml/xmlText.ts';

/** How a cell looks, as data. What is absent is as Excel has it. Equal looks are one style in the workbook. */
export interface CellLook {
  readonly bold?: true;
  readonly italic?: true;
  /** Of the font, in points; 11 unless said. */
  readonly points?: number;
  /** Of the text and behind it: `RRGGBB`. */
  readonly color?: string;
  readonly fill?: string;
  /** A line below, in `RRGGBB`. */
  readonly line?: string;
  /** Breaks long texts instead of cutting them at the edge of the column. */
  readonly wrap?: true;
  readonly across?: 'left' | 'center' | 'right';
  /** Steps of some three spaces from the left edge; says `across: 'left'` by itself. */
  readonly indent?: number;
  /** Bottom unless said, as in Excel. */
  readonly down?: 'top' | 'center';
  /** Format code of numbers: `#,##0`, `0.0%`. */
  readonly numbers?: string;
}

/** What a cell holds, as far as its style depends on it. */
export type StyledKind = 'general' | 'date' | 'datetime' | 'text' | 'quoted';

/** Of the header's first row where nothing else is said. */
export const headerLook: CellLook = { bold: true };

const formats: Readonly<Record<StyledKind, string>> = {
  general: '',
  date: 'yyyy\\-mm\\-dd',
  datetime: 'yyyy\\-mm\\-dd\\ hh:mm:ss',
  text: '@',
  quoted: '@',
};

/** The styles of one workbook: numbered as they are asked for, so that equal workbooks get equal bytes. */
export interface StyleSheet {
  /** Number of a style; 0 for the plain one. */
  styleOf(look: CellLook | undefined, kind: StyledKind): number;
  /** The part `styles.xml`, with all styles asked for so far. */
  xml(): string;
}

export function createStyleSheet(): StyleSheet {
  const fonts = createList();
  const fills = createList();
  const borders = createList();
  /** Those of the formats that are not built in; theirs begin at 164. */
  const numbers = createList();
  const xfs = createList();
  /** By the look itself, because cells of a column share it. */
  const known = new Map<CellLook | undefined, Map<StyledKind, number>>();

  fonts.place(fontXml({}));
  fills.place('<fill><patternFill patternType="none"/></fill>');
  // Excel takes the second one for this pattern, whatever is written.
  fills.place('<fill><patternFill patternType="gray125"/></fill>');
  borders.place(borderXml(undefined));
  xfs.place(xfXml({}, 'general'));

  function xfXml(look: CellLook, kind: StyledKind): string {
    const format = formats[kind] === '' ? (look.numbers ?? '') : formats[kind];
    const builtIn = builtInFormats.get(format);
    const numFmtId = builtIn ?? 164 + numbers.place(format);
    const fontId = fonts.place(fontXml(look));
    const fillId = look.fill === undefined ? 0 : fills.place(fillXml(look.fill));
    const borderId = borders.place(borderXml(look.line));
    const alignment = alignmentXml(look);
    const attributes =
      `numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"` +
      (kind === 'quoted' ? ' quotePrefix="1"' : '') +
      (numFmtId === 0 ? '' : ' applyNumberFormat="1"') +
      (fontId === 0 ? '' : ' applyFont="1"') +
      (fillId === 0 ? '' : ' applyFill="1"') +
      (borderId === 0 ? '' : ' applyBorder="1"');
    return alignment === ''
      ? `<xf ${attributes}/>`
      : `<xf ${attributes} applyAlignment="1">${alignment}</xf>`;
  }

  return {
    styleOf(look, kind) {
      let kinds = known.get(look);
      if (kinds === undefined) {
        kinds = new Map();
        known.set(look, kinds);
      }
      let style = kinds.get(kind);
      if (style === undefined) {
        style = xfs.place(xfXml(look ?? {}, kind));
        kinds.set(kind, style);
      }
      return style;
    },
    xml: () =>
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (numbers.items.length === 0 ? '' : counted('numFmts', numbers.items.map(numFmtXml))) +
      counted('fonts', fonts.items) +
      counted('fills', fills.items) +
      counted('borders', borders.items) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      counted('cellXfs', xfs.items) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  };
}

/** Numbers of the formats that every workbook knows. */
const builtInFormats: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['0', 1],
  ['#,##0', 3],
  ['0%', 9],
  ['@', 49],
]);

function numFmtXml(code: string, at: number): string {
  return `<numFmt numFmtId="${164 + at}" formatCode="${encodeAttribute(code)}"/>`;
}

function fontXml({ bold, italic, points = 11, color }: CellLook): string {
  return (
    `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${points}"/>` +
    `${color === undefined ? '' : `<color rgb="FF${color}"/>`}<name val="Calibri"/><family val="2"/></font>`
  );
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(line: string | undefined): string {
  const bottom = line === undefined ? '<bottom/>' : `<bottom style="thin"><color rgb="FF${line}"/></bottom>`;
  return `<border><left/><right/><top/>${bottom}<diagonal/></border>`;
}

function alignmentXml({ wrap, across, down, indent }: CellLook): string {
  const side = indent === undefined ? across : 'left';
  const attributes =
    (side === undefined ? '' : ` horizontal="${side}"`) +
    (indent === undefined ? '' : ` indent="${indent}"`) +
    (down === undefined ? '' : ` vertical="${down}"`) +
    (wrap === undefined ? '' : ' wrapText="1"');
  return attributes === '' ? '' : `<alignment${attributes}/>`;
}

/** Texts in the order in which they came, each once. */
function createList(): { readonly items: readonly string[]; place(item: string): number } {
  const items: string[] = [];
  const places = new Map<string, number>();
  return {
    items,
    place(item) {
      const known = places.get(item);
      if (known !== undefined) return known;
      places.set(item, items.length);
      return items.push(item) - 1;
    },
  };
}

function counted(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
