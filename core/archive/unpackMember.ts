import { joinedBytes } from '../model/joinedBytes.ts';
import type { UnpackedMember } from '../model/archive.ts';
import type { Unpack } from '../model/bytes.ts';
import { archiveOptions } from '../model/options/archiveOptions.ts';
import { boundedBytes, type UnpackBudget } from './boundedBytes.ts';
import { gunzipped } from './gunzipped.ts';
import { formOfHead, formOfWhole, type MemberForm } from './memberForm.ts';
import type { MemberRoom } from './unpackInput.ts';

/** What became of a member: written to the room, or what it is that is not written. */
export type MemberOutcome =
  | ({ readonly kind: 'file' } & Omit<UnpackedMember, 'name'>)
  | Extract<MemberForm, { readonly kind: 'archive' | 'other' }>;

export interface MemberWishes {
  readonly room: MemberRoom;
  readonly budget: UnpackBudget;
  /** Where a member that is packed once more is to be unpacked; absent: it counts as an archive. */
  readonly gunzip?: Unpack;
}

/** Writes the bytes of a member to the room, unless its first ones tell that it holds no table. */
export async function unpackMember(
  bytes: AsyncIterable<Uint8Array>,
  { room, budget, gunzip }: MemberWishes,
): Promise<MemberOutcome> {
  const bounded = boundedBytes(bytes, budget);
  try {
    const { head, rest, complete } = await lookAhead(bounded);
    const form = formOfHead(head, complete);
    if (form.kind === 'file') return await write(rest, room);
    if (form.kind !== 'gzip') return form;
    if (gunzip === undefined) return { kind: 'archive', what: 'a gzip archive' };
    return await unpackMember(gunzipped(rest, gunzip), { room, budget });
  } finally {
    // Of what is left out, only the beginning was read.
    await bounded.return();
  }
}

async function write(bytes: AsyncIterable<Uint8Array>, room: MemberRoom): Promise<MemberOutcome> {
  const file = await room.create();
  let sizeBytes = 0;
  try {
    for await (const chunk of bytes) {
      await file.sink.write(chunk);
      sizeBytes += chunk.length;
    }
    await file.sink.close();
    const form = await file.look(formOfWhole);
    if (form.kind === 'file') return { kind: 'file', place: file.place, sizeBytes, sha256: file.sha256() };
    await file.sink.discard();
    return form;
  } catch (error) {
    await file.sink.discard();
    throw error;
  }
}

interface Ahead {
  /** The first `lookBytes`, or all there is. */
  readonly head: Uint8Array;
  /** Everything, the head included. */
  readonly rest: AsyncIterable<Uint8Array>;
  readonly complete: boolean;
}

async function lookAhead(bytes: AsyncGenerator<Uint8Array, void, undefined>): Promise<Ahead> {
  const chunks: Uint8Array[] = [];
  let lengthBytes = 0;
  let complete = false;
  while (lengthBytes < archiveOptions.lookBytes && !complete) {
    const next = await bytes.next();
    if (next.done === true) complete = true;
    else {
      // The giver may use its room again.
      chunks.push(next.value.slice());
      lengthBytes += next.value.length;
    }
  }
  const head = joinedBytes(chunks);
  async function* rest(): AsyncGenerator<Uint8Array, void, undefined> {
    yield head;
    yield* bytes;
  }
  return { head, rest: rest(), complete };
}
