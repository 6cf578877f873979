import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { type ReadJob, readZipEntry, type ZipArchive } from '../zip/readZipEntry.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';
import { xmlBytes } from './xmlBytes.ts';
import { XmlScanner } from './xmlScanner.ts';
import { xmlToken } from './xmlToken.ts';

/** Is told of each element of a small part. */
export interface ElementVisitor {
  /** `attribute` gives a value by its local name. */
  start(name: string, attribute: (localName: string) => string | undefined): void;
  end?(name: string): void;
  /** Text between tags; a long one may come in pieces. */
  text?(text: string): void;
}

/**
 * Walks through the elements of one of a workbook's small parts, in order.
 *
 * @throws {AppError} `SOURCE_DAMAGED`; `SOURCE_TOO_LARGE` where the part is no small one.
 */
export async function readXmlPart(
  archive: ZipArchive,
  entry: ZipEntry,
  visitor: ElementVisitor,
): Promise<void> {
  if (entry.plainBytes > workbookOptions.indexPartBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'The index of the workbook is too large.');
  const scanner = new XmlScanner();
  const attribute = (localName: string): string | undefined => scanner.attribute(localName);
  for await (const chunk of xmlPart(archive, entry)) {
    scanner.push(chunk);
    for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next()) {
      if (token === xmlToken.start) visitor.start(scanner.nameText(), attribute);
      else if (token === xmlToken.end) visitor.end?.(scanner.nameText());
      else if (visitor.text !== undefined) visitor.text(scanner.text());
    }
  }
  scanner.finish();
}

/**
 * Reads the attributes of a part's outermost element and nothing behind it, so that the size of the part does not matter.
 *
 * @returns What `read` makes of them; `undefined` for an empty part.
 * @throws {AppError} `SOURCE_DAMAGED`
 */
export async function readRootElement<Value>(
  archive: ZipArchive,
  entry: ZipEntry,
  read: (name: string, attribute: (localName: string) => string | undefined) => Value,
): Promise<Value | undefined> {
  const scanner = new XmlScanner();
  for await (const chunk of xmlPart(archive, entry)) {
    scanner.push(chunk);
    for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next())
      if (token === xmlToken.start)
        return read(scanner.nameText(), (localName) => scanner.attribute(localName));
  }
  return undefined;
}

/** The XML of an entry as UTF-8. */
export function xmlPart(
  archive: ZipArchive,
  entry: ZipEntry,
  job: ReadJob = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  return xmlBytes(readZipEntry(archive, entry, job));
}
