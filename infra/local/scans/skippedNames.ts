/**
 * Whether a name in a folder is passed over by scans: hidden ones, and what office programs and file managers leave
 * beside documents. Everything else is a document, whatever its ending, and is found out by its bytes.
 */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || leftBeside.has(name.toLowerCase());
}

const leftBeside: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini', '$recycle.bin']);
