import { AppError } from '../../model/errors.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { readWhole } from './readWhole.ts';

/** Where the key of the HMACs lies by which leads are named; only functions that name leads may read below the prefix. */
const secretKey = 'keys/leads';
/** As long as a digest of SHA-256; a longer one is no better. */
const secretBytes = 32;

/**
 * The key by which leads are named in keys of the table, so that no address stands there. Made by whoever needs it first
 * and never changed: under another one, every address would be a new lead. The bucket keeps it under the key of KMS.
 */
export async function leadSecret(
  objects: Pick<ObjectStore, 'open' | 'put'>,
  chance: (bytes: number) => Uint8Array,
): Promise<Uint8Array> {
  const read = async (): Promise<Uint8Array | undefined> => {
    try {
      return await readWhole(objects, secretKey);
    } catch (error) {
      if (error instanceof AppError && error.code === 'OBJECT_MISSING') return undefined;
      throw error;
    }
  };
  const present = await read();
  if (present !== undefined) return present;
  await objects.put(secretKey, chance(secretBytes), { ifAbsent: true });
  return readWhole(objects, secretKey);
}
