import { allWorks } from '../../../core/pipeline/work/allWorks.ts';
import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { codeOf } from '../../../core/pipeline/world/codeOf.ts';
import { followEvent } from '../../../core/pipeline/work/followEvent.ts';
import { giveUpMessage } from '../../../core/pipeline/work/giveUpMessage.ts';
import type { PipelineWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { sessionDeps } from '../../../core/pipeline/world/sessionDeps.ts';
import { tellWorld } from '../../../core/pipeline/tell/tellWorld.ts';
import {
  type QueueName,
  type ReceivedMessage,
  type WorkQueue,
  workQueues,
} from '../../../core/ports/messages.ts';
import { backOffSeconds } from '../../../core/session/backOff.ts';
import { findStuck } from '../../../core/session/findStuck.ts';
import { publishOutbox } from '../../../core/session/publishOutbox.ts';
import type { MessageEnd } from '../../../core/session/workItem.ts';

/** Does the work of the queues, one message at a time, as functions do it in the cloud. */
export interface WorkOff {
  /** One message, and what is to be told. */
  once(): Promise<'worked' | 'idle'>;
  /** Whether no queue holds anything, not even for later. */
  isDone(): Promise<boolean>;
  /** Sessions that do not go on. */
  lookAfter(): Promise<void>;
}

/** What ends a run goes before what begins one, so that outputs come one by one. */
const order: readonly QueueName[] = [
  'finish',
  'main',
  'test',
  'analyze',
  'deadFinish',
  'deadMain',
  'deadTest',
  'deadAnalyze',
];
/** Seconds for which nobody else gets a message; there is nobody else, but a process that is killed comes back. */
const holdSeconds = 1;

export function workOff(world: PipelineWorld): WorkOff {
  const works = allWorks(world);

  const tell = async (): Promise<void> => {
    const { sessions: store, clock, log } = world;
    await publishOutbox({ store, clock, log }, [
      (event) => followEvent(world, event),
      (event) => tellWorld(world, event),
    ]);
  };

  const work = async (queue: QueueName, message: ReceivedMessage): Promise<void> => {
    try {
      const end = isWork(queue) ? await doWork(world.log, message.body, works) : await giveUp(message.body);
      if (end.kind === 'remove') await world.queues.remove(queue, [message.receipt]);
      else await world.queues.hold(queue, message.receipt, end.afterSeconds);
    } catch (error) {
      world.log.error('message.failed', { queue, code: codeOf(error), received: message.received });
      await world.queues.hold(queue, message.receipt, backOffSeconds(message.received, world.chance()));
    }
  };

  const giveUp = async (body: string): Promise<MessageEnd> => {
    await giveUpMessage(world, body);
    return { kind: 'remove' };
  };

  return {
    async once() {
      await tell();
      for (const queue of order) {
        const [message] = await world.queues.receive(queue, { most: 1, waitSeconds: 0, holdSeconds });
        if (message === undefined) continue;
        await work(queue, message);
        await tell();
        return 'worked';
      }
      return 'idle';
    },
    async isDone() {
      for (const queue of order) {
        const { waiting, held, delayed } = await world.queues.depth(queue);
        if (waiting + held + delayed > 0) return false;
      }
      return (await world.sessions.untold(1)).length === 0;
    },
    async lookAfter() {
      await findStuck(sessionDeps(world));
    },
  };
}

function isWork(queue: QueueName): queue is WorkQueue {
  return (workQueues as readonly QueueName[]).includes(queue);
}
