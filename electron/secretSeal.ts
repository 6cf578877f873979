import { safeStorage } from 'electron';
import type { SecretSeal } from '../infra/local/files/secretFile.ts';

/**
 * Seals secrets with the key that the system keeps for the person: Keychain, DPAPI, the desktop's key ring on Linux.
 *
 * @returns `undefined` where there is none. Electron's stand-in on such Linux desktops (`basic_text`) encrypts with a key
 *   that everybody knows, which would be a promise not kept. Ask when the app is ready.
 */
export function secretSeal(): SecretSeal | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return undefined;
  return {
    seal: (text) => safeStorage.encryptString(text),
    unseal: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}
