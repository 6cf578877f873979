import type { ObjectStore } from '../../ports/objects.ts';

/** All bytes of an object that is known to be short. @throws {AppError} `OBJECT_MISSING` */
export async function readWhole(objects: Pick<ObjectStore, 'open'>, key: string): Promise<Uint8Array> {
  const source = await objects.open({ key });
  return source.read(0, source.sizeBytes);
}

/** The JSON in an object; `undefined` where there is none. */
export async function readJson(objects: ObjectStore, key: string): Promise<unknown> {
  if ((await objects.facts({ key })) === undefined) return undefined;
  return JSON.parse(new TextDecoder().decode(await readWhole(objects, key)));
}

export async function putJson(objects: ObjectStore, key: string, data: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(data)}\n`);
  await objects.put(key, bytes, { contentType: 'application/json' });
}
