/** Unpacks every entry of the zip named on the command line with the platform's zlib, piece by piece, and counts bytes. */
import { createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createInflateRaw } from 'node:zlib';

const counts = { entries: 0, bytes: 0 };
const [path = ''] = process.argv.slice(2);
const file = openSync(path);
const sizeBytes = statSync(path).size;
const end = bytesAt(sizeBytes - 22, 22);
const directory = bytesAt(end.readUInt32LE(16), end.readUInt32LE(12));
for (let at = 0; at < directory.length; counts.entries += 1) {
  const [packedBytes, offset] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  const header = bytesAt(offset, 30);
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + packedBytes - 1, highWaterMark: 2 ** 18 });
  for await (const chunk of packed.pipe(createInflateRaw({ chunkSize: 2 ** 18 })))
    counts.bytes += chunk.length;
  at +=
    46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
}
console.log(JSON.stringify(counts));

function bytesAt(offset, length) {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes;
}
