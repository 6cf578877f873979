import { realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.map': 'application/json; charset=utf-8',
};

export interface StaticFile {
  /** Absolute, without links. */
  readonly path: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/**
 * Finds the file of the built renderer that a path of a URL names. A path without an extension is a place inside the
 * app, so it gives the page. Links are followed before it is checked that the file lies below `root`.
 *
 * @param pathname as in a URL, percent-encoded, from `/`
 * @returns `undefined` where there is no such file, the path leaves `root`, or its kind is not one that we serve
 */
export async function findStatic(root: string, pathname: string): Promise<StaticFile | undefined> {
  const decoded = decodePath(pathname);
  if (decoded === undefined || decoded.includes('\0') || decoded.includes('\\')) return undefined;
  if (decoded.split('/').includes('..')) return undefined;
  const name = extname(decoded) === '' ? '/index.html' : decoded;
  const mediaType = mediaTypes[extname(name).toLowerCase()];
  if (mediaType === undefined) return undefined;
  try {
    const realRoot = await realpath(root);
    const path = await realpath(join(realRoot, name));
    const inside = relative(realRoot, path);
    if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
    const found = await stat(path);
    return found.isFile() ? { path, mediaType, sizeBytes: found.size } : undefined;
  } catch {
    // Not there, or not to be read: for the asker both are the same.
    return undefined;
  }
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
}
