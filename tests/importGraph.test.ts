import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCycles, readImportGraph } from './importGraph.ts';

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-graph-'));
  process.chdir(folder);
  mkdirSync('a');
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('readImportGraph', () => {
  it('sees every way to name a file, and no example in a comment', () => {
    writeFileSync('a/other.ts', '');
    writeFileSync(
      'a/one.ts',
      [
        "import type { A } from './other.ts';",
        "export { b } from './gone.ts';",
        "import 'side-effect';",
        "const late = await import('@scope/late/part');",
        'import {\n  c,\n} from "node:fs";',
        "// import './comment.ts'",
        "/* import './block.ts' */",
        "const text = 'http://host/ // no comment';",
      ].join('\n'),
    );
    expect(new Set(readImportGraph(['a']).get('a/one.ts'))).toEqual(
      new Set(['a/other.ts', 'missing:a/gone.ts', 'side-effect', '@scope/late', 'node:fs']),
    );
  });
});

describe('findCycles', () => {
  it('finds a circle of any length, and none in a diamond', () => {
    expect(findCycles(new Map(Object.entries({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })))).toEqual([]);
    expect(findCycles(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })))).toHaveLength(1);
    expect(findCycles(new Map(Object.entries({ a: ['a'] })))).toEqual(['a']);
  });
});
