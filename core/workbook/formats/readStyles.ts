import { builtInCode } from './builtInFormats.ts';
import { readXmlPart } from '../xml/readXmlPart.ts';
import type { ZipArchive } from '../zip/readZipEntry.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';

/** What each cell style says, by the number that cells name. Numbers beyond the lists are plain. */
export interface CellStyles {
  /** Number format codes (`yyyy\-mm\-dd`, `0.0%`, `General`). */
  readonly formats: readonly string[];
  /** Bold, or on a fill of its own: what people mark headers, totals and headings with. White is no fill. */
  readonly marked: readonly boolean[];
}

type Attribute = (localName: string) => string | undefined;

/**
 * Reads the number formats of a workbook's cell styles and whether they mark a cell. Differential styles and those that
 * only have a name are passed over.
 */
export async function readStyles(archive: ZipArchive, entry: ZipEntry | undefined): Promise<CellStyles> {
  if (entry === undefined) return { formats: [], marked: [] };
  const declared = new Map<number, string>();
  const bold: boolean[] = [];
  const filled: boolean[] = [];
  const cells: { readonly format: number; readonly font: number; readonly fill: number }[] = [];
  /** Fonts and fills stand in differential styles, too. */
  let section = '';
  let pattern = '';

  function startFill(name: string, attribute: Attribute): void {
    if (name === 'fill') filled.push(false);
    else if (filled.length === 0) return;
    else if (name === 'gradientFill') filled[filled.length - 1] = true;
    else if (name === 'patternFill') {
      pattern = attribute('patternType') ?? 'none';
      // Every workbook begins with a fill of none and one of `gray125`.
      if (pattern !== 'none' && pattern !== 'solid' && pattern !== 'gray125')
        filled[filled.length - 1] = true;
    } else if (name === 'fgColor' && pattern === 'solid' && !isWhite(attribute))
      filled[filled.length - 1] = true;
  }

  await readXmlPart(archive, entry, {
    start(name, attribute) {
      if (sections.has(name)) section = name;
      else if (name === 'numFmt' && section === 'numFmts')
        declared.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (section === 'fonts') {
        if (name === 'font') bold.push(false);
        else if (name === 'b' && bold.length > 0) bold[bold.length - 1] = isOn(attribute('val'));
      } else if (section === 'fills') startFill(name, attribute);
      else if (section === 'cellXfs' && name === 'xf') {
        const numberOf = (localName: string): number => Number(attribute(localName) ?? 0);
        cells.push({ format: numberOf('numFmtId'), font: numberOf('fontId'), fill: numberOf('fillId') });
      }
    },
    end(name) {
      if (name === section) section = '';
    },
  });
  return {
    formats: cells.map(({ format }) =>
      format === 0 ? 'General' : (declared.get(format) ?? builtInCode(format)),
    ),
    marked: cells.map(({ font, fill }) => bold[font] === true || filled[fill] === true),
  };
}

const sections: ReadonlySet<string> = new Set(['numFmts', 'fonts', 'fills', 'cellXfs']);

/** `<b/>` is bold. */
function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** The first colour of a theme is its paper; 1, 9 and 65 are white in the palette that workbooks share. */
function isWhite(attribute: Attribute): boolean {
  if (attribute('theme') === '0') return Number(attribute('tint') ?? 0) >= 0;
  if (/^(?:1|9|65)$/.test(attribute('indexed') ?? '')) return true;
  return /^(?:[0-9a-f]{2})?ffffff$/i.test(attribute('rgb') ?? '');
}
