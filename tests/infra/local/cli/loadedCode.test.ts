import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

/** What is loaded with a file before it runs: files, as paths, and packages by name. Type imports and `import()` are not. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, name = ''] of source.matchAll(/^(?:import|export) (?!type )[^;']*?from '([^']+)'/gm)) {
    if (name.startsWith('.')) loadedBy(posix.join(posix.dirname(file), name), seen);
    else seen.add(name);
  }
  return seen;
}

const heavy =
  /^(?:infra\/local\/(?:web|store|router)|core\/(?:service|contract|workbook|match|packs|decode)|ws$|zod|@orpc|jschardet|iconv-lite|node:(?:http|sqlite|readline|zlib)$)/;
const heavyOf = (file: string): readonly string[] => [...loadedBy(file)].filter((name) => heavy.test(name));

it.each(['main', 'program', 'session/engineAhead', 'analyze/analyzeCommand'])(
  'is neither server, store, reader nor matcher for %s, which the first answer waits for',
  (name) => {
    expect(loadedBy(`infra/local/cli/${name}.ts`).size).toBeGreaterThan(1);
    expect(heavyOf(`infra/local/cli/${name}.ts`)).toEqual([]);
  },
);

it('is each of these where it is wanted', () => {
  expect(heavyOf('infra/local/cli/serveCommand.ts')).toEqual(
    expect.arrayContaining(['zod', 'ws', 'infra/local/web/webHost.ts', 'infra/local/store/openStores.ts']),
  );
});
