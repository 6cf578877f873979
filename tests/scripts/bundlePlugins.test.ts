import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Legacy from '../../core/decode/legacyEncoding.ts';
import { legacyEncoding } from '../../core/decode/legacyEncoding.ts';
import { builtInPacks } from '../../core/packs/builtInPacks.ts';
import { iconvDecoders } from '../../infra/local/files/iconvDecoders.ts';
import {
  addLaterPackage,
  checkedPacks,
  englishZod,
  laterPackages,
  packagesLater,
  textOfData,
} from '../../scripts/bundlePlugins.mjs';
import { temporaryFolder } from '../ports/temporaryFolder.ts';

interface Bundled {
  readonly builtInPacks: typeof builtInPacks;
  readonly legacyEncoding: typeof Legacy.legacyEncoding;
  readonly iconvDecoders: typeof iconvDecoders;
  readonly told: (value: unknown) => string;
}

const folder = temporaryFolder();
afterAll(() => folder.dispose());

describe('a bundle', () => {
  let bundled: Bundled;
  beforeAll(async () => {
    const { metafile } = await build({
      stdin: {
        contents: `
          export { builtInPacks } from './core/packs/builtInPacks.ts';
          export { legacyEncoding } from './core/decode/legacyEncoding.ts';
          export { iconvDecoders } from './infra/local/files/iconvDecoders.ts';
          import { z } from 'zod';
          export const told = (value) => z.string().safeParse(value).error.issues[0].message;`,
        resolveDir: join(import.meta.dirname, '..', '..'),
      },
      outfile: join(folder.path, 'index.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      metafile: true,
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
      mainFields: ['module', 'main'],
      plugins: [textOfData, checkedPacks, englishZod, packagesLater],
    });
    for (const name of laterPackages(metafile.inputs)) await addLaterPackage(folder.path, name);
    bundled = (await import(
      /* @vite-ignore */ pathToFileURL(join(folder.path, 'index.mjs')).href
    )) as Bundled;
  }, 60_000);

  it('has the packs as they are when they were checked', () => {
    expect(bundled.builtInPacks).toEqual(builtInPacks);
  });

  it('reads a detector and code pages when they are asked for, and they say the same', () => {
    expect(readdirSync(folder.path).sort()).toEqual([
      'index.mjs',
      'later-iconv-lite.cjs',
      'later-jschardet.cjs',
    ]);
    expect(readFileSync(join(folder.path, 'index.mjs'), 'utf8').length).toBeLessThan(1_500_000);
    const text = 'Größe;Straße;Müller\nÄpfel;Öl;Übung\n'.repeat(9);
    const bytes = Buffer.from(text, 'latin1');
    expect(bundled.legacyEncoding(bytes)).toEqual(legacyEncoding(bytes));
    expect(legacyEncoding(bytes).encoding).toBe('windows-1252');
    const [own, lent] = [iconvDecoders, bundled.iconvDecoders].map((decoders) =>
      decoders('cp850')?.decode(Uint8Array.of(0x81), { stream: false }),
    );
    expect([own, lent]).toEqual(['ü', 'ü']);
  });

  it('tells faults in English', () => {
    expect(bundled.told(7)).toContain('expected string');
  });
});
