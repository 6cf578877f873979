import { readFile, rm } from 'node:fs/promises';
import type { SecretStore } from '../../../core/ports/llm.ts';
import { atomicFile } from './atomicFile.ts';
import { systemCode, writeError } from './fileErrors.ts';

/** Encrypts with a key that the operating system keeps for the person; lent by hosts that have one. */
export interface SecretSeal {
  seal(text: string): Uint8Array;
  /** @throws where the bytes were sealed by somebody else, or on another machine */
  unseal(bytes: Uint8Array): string;
}

/**
 * Keeps secrets in one file that only its owner may read (mode 0600, in a folder of mode 0700), written as a whole or
 * not at all. Without a seal that is all the protection there is: programs that run as the person can read it.
 *
 * A file that cannot be read back, because it is damaged or was sealed elsewhere, counts as empty: the person is asked for the key again.
 */
export function secretFile(path: string, seal?: SecretSeal): SecretStore {
  const readAll = async (): Promise<Readonly<Record<string, string>>> => {
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return {};
      throw writeError(error);
    }
    try {
      return readEntries(JSON.parse(bytes.toString('utf8')), seal);
    } catch {
      // See above. Nothing of what was read is told.
      return {};
    }
  };
  return {
    protection: seal === undefined ? 'permissions' : 'system',
    get: async (name) => (await readAll())[name],
    async put(name, value) {
      const { [name]: _former, ...rest } = await readAll();
      const entries = value === null ? rest : { ...rest, [name]: value };
      if (Object.keys(entries).length === 0) {
        await rm(path, { force: true });
        return;
      }
      const file = await atomicFile(path);
      try {
        await file.write(Buffer.from(JSON.stringify(writtenEntries(entries, seal)), 'utf8'));
      } catch (error) {
        await file.discard();
        throw error;
      }
      await file.close();
    },
    fromEnvironment(variable) {
      const value = process.env[variable];
      return value === undefined || value === '' ? undefined : value;
    },
  };
}

/** As it lies in the file: whether entries are sealed stands beside them, so that a host with a seal reads what one without wrote. */
interface Written {
  readonly sealed: boolean;
  readonly entries: Readonly<Record<string, string>>;
}

function writtenEntries(entries: Readonly<Record<string, string>>, seal: SecretSeal | undefined): Written {
  if (seal === undefined) return { sealed: false, entries };
  const sealed = Object.entries(entries).map(
    ([name, value]) => [name, Buffer.from(seal.seal(value)).toString('base64')] as const,
  );
  return { sealed: true, entries: Object.fromEntries(sealed) };
}

function readEntries(value: unknown, seal: SecretSeal | undefined): Readonly<Record<string, string>> {
  const { sealed, entries } = value as Written;
  if (!sealed) return entries;
  if (seal === undefined) return {};
  return Object.fromEntries(
    Object.entries(entries).map(([name, text]) => [name, seal.unseal(Buffer.from(text, 'base64'))]),
  );
}
