import type { ByteSource } from '../../model/bytes.ts';
import { lentOptions } from '../../model/options/workbookOptions.ts';
import { findBinaryParts } from '../parts/binaryParts.ts';
import type { LentKind } from './lentWorkbook.ts';
import { readOleContent } from '../zip/oleContainer.ts';
import { readZipEntry, type ZipArchive } from '../zip/readZipEntry.ts';
import { sniffContainer } from '../zip/sniffContainer.ts';
import { sniffMarkup } from './sniffMarkup.ts';

/**
 * Which workbook a file is that the core does not read itself, by its bytes and never by its name; `undefined` for others,
 * for zips (see `lentKindOfZip`), and for what is behind a password.
 */
export async function lentKindOf(source: ByteSource): Promise<LentKind | undefined> {
  switch (sniffContainer(await source.read(0, 8))) {
    case 'biff':
      return 'xls';
    case 'ole':
      return (await readOleContent(source)) === 'old-workbook' ? 'xls' : undefined;
    case 'text':
      return sniffMarkup(await source.read(0, lentOptions.sniffBytes));
    case 'zip':
    case 'gzip':
      return undefined;
  }
}

/** The same for an archive whose directory has been read. @throws {AppError} `SOURCE_DAMAGED` */
export async function lentKindOfZip(archive: ZipArchive): Promise<LentKind | undefined> {
  const { entries } = archive;
  if (entries.some(({ name }) => name === 'content.xml')) {
    const mimetype = entries.find(({ name }) => name === 'mimetype');
    if (mimetype === undefined || mimetype.plainBytes > lentOptions.rootBytes) return 'ods';
    let type = '';
    const decoder = new TextDecoder();
    for await (const chunk of readZipEntry(archive, mimetype))
      type += decoder.decode(chunk, { stream: true });
    return type.includes('opendocument.spreadsheet') ? 'ods' : undefined;
  }
  const mayBeBinary = entries.some(({ name }) => /\.bin$/iu.test(name) && /workbook/iu.test(name));
  return mayBeBinary && (await findBinaryParts(archive)) !== undefined ? 'xlsb' : undefined;
}
