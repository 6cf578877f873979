import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextVersion, verifyChain } from '../../core/mapping/mappingVersion.ts';
import { AppError } from '../../core/model/errors.ts';
import { asId, type MappingId } from '../../core/model/ids.ts';
import { asConfidence, type MappingVersion } from '../../core/model/mapping.ts';
import type { MappingStore } from '../../core/ports/stores.ts';
import { mappingVersion } from './examples.ts';

/** One world's schema-mappings table. */
export interface MappingsUnderTest {
  /** An empty store of its own. */
  open(): Promise<MappingStore>;
  /** The same data, as a second process or a restart sees it. */
  openAgain(): Promise<MappingStore>;
  dispose(): Promise<void>;
}

const m1 = asId<MappingId>('m1');
/** Rounds of approvals at once: `MAPWRIGHT_APPROVAL_ROUNDS=1000` for the whole proof. */
const rounds = Number(process.env['MAPWRIGHT_APPROVAL_ROUNDS'] ?? 40);

/** What every world's schema-mappings table promises. */
export function describeMappings(name: string, makeWorld: () => MappingsUnderTest): void {
  describe(`mappings: ${name}`, () => {
    let world: MappingsUnderTest;
    let store: MappingStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('takes versions in order and refuses any other as a conflict', async () => {
      await store.append(mappingVersion('m1', 1));
      for (const wrong of [0, 1, 3]) {
        await expect(store.append(mappingVersion('m1', wrong, 'Grace'))).rejects.toMatchObject({
          code: 'MAPPING_CONFLICT',
        });
      }
      await store.append(mappingVersion('m1', 2));
      expect((await store.versions(m1)).map((entry) => entry.version)).toEqual([2, 1]);
      expect(await store.latest(m1)).toEqual(mappingVersion('m1', 2));
    });

    it('refuses a second version where there is no first', async () => {
      await expect(store.append(mappingVersion('m1', 2))).rejects.toMatchObject({ code: 'MAPPING_CONFLICT' });
      expect(await store.latest(m1)).toBeUndefined();
      expect(await store.versions(m1)).toEqual([]);
      expect(await store.list()).toEqual([]);
    });

    it('lists the latest version of each mapping, newest approval first', async () => {
      await store.append(mappingVersion('m1', 1));
      await store.append(mappingVersion('m2', 1));
      await store.append(mappingVersion('m1', 2));
      expect((await store.list()).map((entry) => [entry.mappingId, entry.version])).toEqual([
        ['m1', 2],
        ['m2', 1],
      ]);
    });

    it('tells of every approval by a greater revision, also of one by another process', async () => {
      const second = await world.openAgain();
      const before = await store.revision();
      await second.append(mappingVersion('m1', 1));
      const after = await store.revision();
      expect(after).toBeGreaterThan(before);
      expect(await second.revision()).toBe(after);
    });

    it('keeps approvals of different mappings that come at once, each under a place of its own', async () => {
      const second = await world.openAgain();
      const ids = Array.from({ length: 12 }, (_, n) => `m${n}`);
      await Promise.all(ids.map((id, n) => (n % 2 === 0 ? store : second).append(mappingVersion(id, 1))));
      expect(new Set((await store.list()).map((entry) => entry.mappingId))).toEqual(new Set(ids));
    });

    it('keeps an approval of any length, with odd names in it', async () => {
      const long: MappingVersion = {
        ...mappingVersion('m1', 1),
        layout: {
          fingerprint: 'f00d',
          columns: Array.from({ length: 400 }, (_, n) => ({
            name: `__proto__ \u202E ${'ü😀'.repeat(200)} ${n}`,
            type: 'text',
            format: null,
          })),
        },
      };
      expect(Buffer.byteLength(JSON.stringify(long))).toBeGreaterThan(400_000);
      await store.append(long);
      const again = await world.openAgain();
      expect(await again.latest(m1)).toEqual(long);
      expect(await again.list()).toEqual([long]);
      expect(await again.versions(m1)).toEqual([long]);
    });

    it('tells whoever comes second who was first, and in which fields they differ', async () => {
      await store.append(decided(1, 'Grace', 4));
      const loser = await refusal(store.append(decided(1, 'Ada', 2)));
      expect(loser.message).toBe('Grace approved version 1 in the meantime.');
      expect(loser.details).toEqual(['email: Grace took column 5 (""), you column 3 ("")']);
    });

    it(`lets one of three approvals at once win, ${rounds} times, and keeps the chain whole`, async () => {
      const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
      const analysts = await Promise.all(
        ['Ada', 'Grace', 'Edsger'].map(async (who) => ({ who, own: await world.openAgain() })),
      );
      let previous: MappingVersion | undefined;
      for (let version = 1; version <= rounds; version++) {
        const outcomes = await Promise.all(
          analysts.map(async ({ who, own }, n) => {
            const { hash: _, version: __, ...approval } = decided(version, who, n);
            const entry = nextVersion(previous, approval, digest);
            return own.append(entry).then(
              () => entry,
              (error: unknown) => error,
            );
          }),
        );
        const winners = outcomes.filter((outcome) => !(outcome instanceof Error)) as MappingVersion[];
        expect(winners).toHaveLength(1);
        for (const outcome of outcomes) {
          if (!(outcome instanceof Error)) continue;
          expect(outcome).toMatchObject({
            code: 'MAPPING_CONFLICT',
            message: `${winners[0]?.approvedBy} approved version ${version} in the meantime.`,
          });
          expect((outcome as AppError).details.join()).toContain(`email: ${winners[0]?.approvedBy} took`);
        }
        previous = winners[0];
      }
      const all = await store.versions(m1);
      expect(all).toHaveLength(rounds);
      expect(verifyChain(all, digest)).toBeNull();
    }, 300_000);
  });
}

/** An approval in which `email` comes of this column. */
function decided(version: number, approvedBy: string, columnIndex: number): MappingVersion {
  return {
    ...mappingVersion('m1', version, approvedBy),
    correspondences: [
      {
        field: 'email',
        columnIndexes: [columnIndex],
        transforms: [],
        confidence: asConfidence(1),
        origin: 'person',
      },
    ],
  };
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error('Nothing was refused.', { cause: error });
  return error;
}
