import { AppError } from '../../model/errors.ts';
import { readXmlPart } from '../xml/readXmlPart.ts';
import type { ZipArchive } from '../zip/readZipEntry.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';

/** What a part of a workbook says of another one. */
export interface Relationship {
  /** Last word of its type, which is the same in both dialects of the standard: `worksheet`, `styles`, ... */
  readonly type: string;
  /** The part, where the archive has it. */
  readonly entry: ZipEntry | undefined;
}

/** The parts of an archive by their names. */
export interface PartFinder {
  /** @param path Without regard to case, and with or without a slash in front, as writers differ in both. */
  find(path: string): ZipEntry | undefined;
  /**
   * What a part relates to, by the ids of the relationships; those that lead out of the archive are left out. Where the
   * list is missing or damaged it is empty: parts are then found by their usual names or not at all.
   */
  relationships(path: string): Promise<ReadonlyMap<string, Relationship>>;
}

export function createPartFinder(archive: ZipArchive): PartFinder {
  const byName = new Map<string, ZipEntry>();
  for (const entry of archive.entries) byName.set(entry.name.replace(/^\/+/, '').toLowerCase(), entry);
  const find = (path: string): ZipEntry | undefined => byName.get(path.replace(/^\/+/, '').toLowerCase());

  async function read(entry: ZipEntry, folder: string): Promise<ReadonlyMap<string, Relationship>> {
    const relationships = new Map<string, Relationship>();
    await readXmlPart(archive, entry, {
      start(name, attribute) {
        if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const type = attribute('Type') ?? '';
        relationships.set(attribute('Id') ?? '', {
          type: type.slice(type.lastIndexOf('/') + 1),
          entry: target(folder, attribute('Target') ?? ''),
        });
      },
    });
    return relationships;
  }

  /** Some writers give the whole path where one from the folder is meant, and some write it as in an address (`%20`). */
  function target(folder: string, written: string): ZipEntry | undefined {
    const path = written.replaceAll('\\', '/');
    return (
      find(resolvePath(path.startsWith('/') ? path : folder + path)) ??
      find(resolvePath(path)) ??
      find(resolvePath(unescaped(folder + path)))
    );
  }

  return {
    find,
    async relationships(path) {
      const slash = path.lastIndexOf('/') + 1;
      const folder = path.slice(0, slash).replace(/^\/+/, '');
      const entry = find(`${folder}_rels/${path.slice(slash)}.rels`);
      if (entry === undefined) return new Map();
      try {
        return await read(entry, folder);
      } catch (error) {
        if (error instanceof AppError && error.code === 'SOURCE_DAMAGED') return new Map();
        throw error;
      }
    },
  };
}

/** Steps up go no further than the top, so that no path leads out of the archive. */
function resolvePath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone percent sign is part of the name.
    return path;
  }
}
