import { builtInFormat, generalFormat, type NumberFormat, readNumberFormat } from './numberFormat.ts';
import { readXmlPart } from './readXmlPart.ts';
import type { ZipArchive } from './readZipEntry.ts';
import type { ZipEntry } from './zipDirectory.ts';

/** The number format of each cell style, by the number that cells name. Numbers beyond the list are general. */
export type CellFormats = readonly NumberFormat[];

/** Reads which number format each cell style has; everything else about looks is passed over. */
export async function readStyles(archive: ZipArchive, entry: ZipEntry | undefined): Promise<CellFormats> {
  if (entry === undefined) return [];
  const declared = new Map<number, NumberFormat>();
  const formatIds: number[] = [];
  let isInCellStyles = false;
  await readXmlPart(archive, entry, {
    start(name, attribute) {
      if (name === 'numFmt')
        declared.set(Number(attribute('numFmtId')), readNumberFormat(attribute('formatCode') ?? ''));
      else if (name === 'cellXfs') isInCellStyles = true;
      else if (name === 'xf' && isInCellStyles) formatIds.push(Number(attribute('numFmtId') ?? 0));
    },
    end(name) {
      if (name === 'cellXfs') isInCellStyles = false;
    },
  });
  return formatIds.map((id) => {
    if (id === 0) return generalFormat;
    return declared.get(id) ?? builtInFormat(id);
  });
}
