import { arrivalPrefixes } from '../../../core/pipeline/world/places.ts';
import type { ObjectFacts, ObjectStore } from '../../../core/ports/objects.ts';

/** Files that were put into a folder, told once each when they are complete. */
export interface ArrivedFiles {
  /** Those that are as they were at the look before, and were not told yet. */
  look(): Promise<readonly ObjectFacts[]>;
  /** Whether the last look met one that may still be written to. */
  isOpen(): boolean;
}

/** A file counts as complete when two looks have found it the same: copying does not say when it ends. */
export function arrivedFiles(objects: ObjectStore): ArrivedFiles {
  const seen = new Map<string, string>();
  const told = new Map<string, string>();
  let open = true;
  return {
    async look() {
      const complete: ObjectFacts[] = [];
      open = false;
      const there = new Set<string>();
      for await (const facts of filesOf(objects)) {
        const { key, versionId } = facts;
        there.add(key);
        if (told.get(key) === versionId) continue;
        if (seen.get(key) === versionId) {
          told.set(key, versionId);
          complete.push(facts);
        } else open = true;
        seen.set(key, versionId);
      }
      for (const key of seen.keys()) {
        if (there.has(key)) continue;
        seen.delete(key);
        told.delete(key);
      }
      return complete;
    },
    isOpen: () => open,
  };
}

async function* filesOf(objects: ObjectStore): AsyncGenerator<ObjectFacts> {
  for (const prefix of arrivalPrefixes) {
    for (let after: string | undefined; ; ) {
      const page = await objects.list(prefix, after);
      for (const facts of page) if (!isHidden(facts.key)) yield facts;
      after = page.at(-1)?.key;
      if (after === undefined) break;
    }
  }
}

/** What file managers and programs leave beside what people put there. */
function isHidden(key: string): boolean {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return name.startsWith('.') || name.startsWith('~$') || /\.(?:part|tmp|crdownload)$/iu.test(name);
}
