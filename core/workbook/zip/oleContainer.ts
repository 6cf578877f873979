import type { ByteSource } from '../../model/bytes.ts';
import { uint16, uint32 } from './zipDirectory.ts';

/** What an OLE container holds, as far as it matters for reading it as a table. */
export type OleContent = 'encrypted-workbook' | 'old-workbook' | 'other';

const endOfChain = 0xfffffffe;
/** Sectors of a directory of 8 MiB; no workbook has one of a hundredth of that. */
const longestChain = 16_384;

/**
 * Looks into the directory of an OLE container (compound file). A workbook with a password is a container with a
 * stream called `EncryptedPackage`; a workbook of Excel 5 to 2003 has one called `Workbook` or `Book`.
 *
 * A damaged container gives `other`.
 *
 * @see MS-CFB 2.2 to 2.6, MS-OFFCRYPTO 1.3.3
 */
export async function readOleContent(source: ByteSource): Promise<OleContent> {
  const header = await source.read(0, 512);
  const shift = uint16(header, 30);
  if (header.length < 512 || (shift !== 9 && shift !== 12)) return 'other';
  const sectorBytes = 1 << shift;
  const decoder = new TextDecoder('utf-16le');
  const names = new Set<string>();
  let sector = uint32(header, 48);
  // A chain that leads back into itself ends, too.
  const steps = Math.min(longestChain, source.sizeBytes / sectorBytes);
  for (let step = 0; step < steps && sector < endOfChain - 3; step += 1) {
    const directory = await source.read((sector + 1) * sectorBytes, sectorBytes);
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const nameBytes = uint16(directory, at + 64);
      if (nameBytes > 2 && nameBytes <= 64)
        names.add(decoder.decode(directory.subarray(at, at + nameBytes - 2)).toLowerCase());
    }
    if (directory.length < sectorBytes) break;
    sector = await nextSector(source, { header, sectorBytes, sector });
  }
  if (names.has('encryptedpackage')) return 'encrypted-workbook';
  return names.has('workbook') || names.has('book') ? 'old-workbook' : 'other';
}

/** Looks the successor of a sector up in the allocation table, whose own sectors the header lists (the first 109 of them). */
async function nextSector(
  source: ByteSource,
  place: { readonly header: Uint8Array; readonly sectorBytes: number; readonly sector: number },
): Promise<number> {
  const perSector = place.sectorBytes / 4;
  const table = Math.floor(place.sector / perSector);
  if (table >= 109) return endOfChain;
  const tableSector = uint32(place.header, 76 + 4 * table);
  if (tableSector >= endOfChain - 3) return endOfChain;
  const entry = await source.read((tableSector + 1) * place.sectorBytes + 4 * (place.sector % perSector), 4);
  return entry.length < 4 ? endOfChain : uint32(entry, 0);
}
