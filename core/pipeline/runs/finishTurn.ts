import { z } from 'zod';
import type { Session } from '../../model/session.ts';
import type { FinishWorld } from '../world/pipelineWorld.ts';
import { finishTurnKey } from '../world/places.ts';
import { putJson, readJson } from '../world/readWhole.ts';

const form = z.object({ untilMs: z.number(), isDone: z.boolean() });

/**
 * One at a time puts outputs together: the message of the last part and that of the outbox would otherwise do all of it
 * twice side by side. It only saves work; what is written is the same whoever writes it, and how often.
 */
export interface FinishTurn {
  /** Says that all is done, so that whoever comes later has nothing to do. */
  done(): Promise<void>;
  /** Lets the next one begin at once. */
  giveBack(): Promise<void>;
}

/** @returns milliseconds to wait while somebody else has the turn; `done` where all is done */
export async function takeFinishTurn(
  world: Pick<FinishWorld, 'objects' | 'clock' | 'finishMs'>,
  session: Session,
): Promise<FinishTurn | { readonly waitMs: number } | 'done'> {
  const { objects, clock, finishMs } = world;
  // One process is alone, and does one thing after the other.
  if (finishMs === undefined) return { done: () => Promise.resolve(), giveBack: () => Promise.resolve() };
  const key = finishTurnKey(session.id, session.epoch);
  const present = form.safeParse(await readJson(objects, key));
  if (present.success && present.data.isDone) return 'done';
  const waitMs = present.success ? present.data.untilMs - clock.now() : 0;
  if (waitMs > 0) return { waitMs };
  await putJson(objects, key, { untilMs: clock.now() + finishMs, isDone: false });
  return {
    done: () => putJson(objects, key, { untilMs: 0, isDone: true }),
    giveBack: () => putJson(objects, key, { untilMs: 0, isDone: false }),
  };
}
