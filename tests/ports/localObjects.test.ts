import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localLinks } from '../../infra/local/links/localLinks.ts';
import { localObjects } from '../../infra/local/pipeline/localObjects.ts';
import { keyOfPath, pathOfKey } from '../../infra/local/pipeline/objectPaths.ts';
import { describeObjects } from './objects.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeObjects('a folder', () => {
  const folder = temporaryFolder();
  let server: Server | undefined;
  let passedMs = 0;
  return {
    async open() {
      const host = createServer((request, response) => void links.answer(request, response));
      server = host;
      await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
      const { port } = host.address() as AddressInfo;
      const links = localLinks(`http://127.0.0.1:${port}`, () => Date.now() + passedMs);
      return localObjects(folder.path, links);
    },
    async pass(seconds) {
      passedMs += seconds * 1_000;
    },
    async dispose() {
      server?.closeAllConnections();
      server?.close();
      folder.dispose();
    },
  };
});

describe('a folder as a bucket', () => {
  it('has files that people put there as objects, and its objects as files', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder.path, 'raw'));
    writeFileSync(join(folder.path, 'raw', 'by hand 50%41.csv'), 'x');
    const store = localObjects(folder.path);
    expect((await store.list('raw/')).map((facts) => facts.key)).toEqual(['raw/by hand 50%41.csv']);
    await store.put('processed/out.csv', new Uint8Array([65]), { metadata: { a: 'b' } });
    expect(readFileSync(join(folder.path, 'processed', 'out.csv'), 'utf8')).toBe('A');
    // Written over by hand, what was said of the earlier one is not said of this one.
    writeFileSync(join(folder.path, 'processed', 'out.csv'), 'BC');
    expect(await store.facts({ key: 'processed/out.csv' })).toMatchObject({ sizeBytes: 2, metadata: {} });
    expect(readdirSync(join(folder.path, '.mapwright', 'new'))).toEqual([]);
    folder.dispose();
  });

  it('lets no key lead out of it, and gives each key a path of its own', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (key) => {
        const path = pathOfKey(key);
        expect(keyOfPath(path)).toBe(key);
        expect(path.split('/')).not.toContain('..');
        expect(path.startsWith('/')).toBe(false);
        expect(path).not.toMatch(/[<>:"|?*\\]/);
      }),
      { examples: [['../../etc/passwd'], ['/etc'], ['a\\..\\b'], ['%2E%2E/x'], ['a%3Ab'], ['%25']] },
    );
    for (const bad of ['', 'x'.repeat(1_025), '.mapwright/new/a'])
      expect(() => pathOfKey(bad)).toThrowError(expect.objectContaining({ code: 'USAGE' }));
  });
});
