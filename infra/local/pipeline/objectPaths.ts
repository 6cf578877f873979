import { AppError } from '../../../core/model/errors.ts';

/** Folder inside a bucket's folder that belongs to the store itself; no object lies in it. */
export const ownFolder = '.mapwright';

/** Longest key, in bytes of UTF-8, as S3 has it. */
const keyBytes = 1_024;

/** What a file's name may not hold on one system or another: it stands in it as `%` and two hex digits. */
// eslint-disable-next-line no-control-regex -- these are meant
const reserved = /[<>:"|?*\\\u0000-\u001F\u007F]/g;
const escaped = /%(?:3C|3E|3A|22|7C|3F|2A|5C|[01][0-9A-F]|7F|25|2E|20|--)/g;

/**
 * The path of an object below the bucket's folder, with `/` between its parts: as the key is, so that people find their
 * files, but for what names of files cannot hold. No key leads out of the folder.
 *
 * @throws {AppError} `USAGE` for a key that no bucket would take
 */
export function pathOfKey(key: string): string {
  if (key === '' || Buffer.byteLength(key) > keyBytes)
    throw new AppError('USAGE', `A key has 1 to ${keyBytes} bytes; this one has ${Buffer.byteLength(key)}.`);
  const parts = key.split('/');
  if (parts[0]?.toLowerCase() === ownFolder)
    throw new AppError('USAGE', `Keys below ${ownFolder}/ belong to the store.`);
  return parts.map(nameOfPart).join('/');
}

/** The key of what lies at a path below the bucket's folder. */
export function keyOfPath(path: string): string {
  return path.split('/').map(partOfName).join('/');
}

function nameOfPart(part: string): string {
  if (part === '') return '%--';
  const safe = escapeReserved(part);
  // A part that would be read as an escaped one has its own sign escaped, too.
  return partOfName(safe) === part ? safe : escapeReserved(part.replaceAll('%', '%25'));
}

function partOfName(name: string): string {
  return name.replace(escaped, (sign) =>
    sign === '%--' ? '' : String.fromCharCode(Number.parseInt(sign.slice(1), 16)),
  );
}

function escapeReserved(part: string): string {
  return part
    .replace(reserved, hex)
    .replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E'))
    .replace(/[. ]$/, hex);
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
