import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretFile, type SecretSeal } from '../../../../infra/local/files/secretFile.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'secrets.json');
});
afterEach(() => folder.dispose());

const turned: SecretSeal = {
  seal: (text) => Buffer.from(text, 'utf8').reverse(),
  unseal: (bytes) => Buffer.from(bytes).reverse().toString('utf8'),
};

describe('the file of secrets', () => {
  it.each([undefined, turned])('keeps what it is given for its owner alone (seal: %o)', async (seal) => {
    const secrets = secretFile(path, seal);
    expect(await secrets.get('a')).toBeUndefined();
    await secrets.put('a', 'sk-ünï-4711');
    await secrets.put('b', 'other');
    expect(await secretFile(path, seal).get('a')).toBe('sk-ünï-4711');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await secrets.put('a', null);
    expect(await secrets.get('a')).toBeUndefined();
    expect(await secrets.get('b')).toBe('other');
    await secrets.put('b', null);
    expect(existsSync(path)).toBe(false);
  });

  it('lies sealed where the host has a seal, and counts as empty where it has not', async () => {
    const sealed = secretFile(path, turned);
    expect([sealed.protection, secretFile(path).protection]).toEqual(['system', 'permissions']);
    await sealed.put('a', 'sk-4711');
    expect(readFileSync(path, 'utf8')).not.toContain('4711');
    expect(await secretFile(path).get('a')).toBeUndefined();
    await secretFile(path).put('a', 'sk-plain');
    // What a host without a seal wrote is read by one that has it.
    expect(await sealed.get('a')).toBe('sk-plain');
  });

  it('counts as empty when it is damaged or was sealed elsewhere', async () => {
    const elsewhere: SecretSeal = {
      ...turned,
      unseal: () => {
        throw new Error('sealed by somebody else');
      },
    };
    await secretFile(path, turned).put('a', 'x');
    expect(await secretFile(path, elsewhere).get('a')).toBeUndefined();
    writeFileSync(path, '{"sealed":');
    expect(await secretFile(path).get('a')).toBeUndefined();
    await secretFile(path).put('a', 'anew');
    expect(await secretFile(path).get('a')).toBe('anew');
  });

  it('knows variables of the environment, empty ones not', () => {
    process.env['MAPWRIGHT_TEST_KEY'] = 'k';
    process.env['MAPWRIGHT_TEST_EMPTY'] = '';
    const secrets = secretFile(path);
    expect(secrets.fromEnvironment('MAPWRIGHT_TEST_KEY')).toBe('k');
    expect(secrets.fromEnvironment('MAPWRIGHT_TEST_EMPTY')).toBeUndefined();
    delete process.env['MAPWRIGHT_TEST_KEY'];
    delete process.env['MAPWRIGHT_TEST_EMPTY'];
  });
});
