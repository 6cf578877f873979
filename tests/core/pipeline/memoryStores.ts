import type { Upload, UploadEvent, UploadId } from '../../../core/model/upload.ts';
import type { MessageQueues, QueueName } from '../../../core/ports/messages.ts';
import type { Connections, Notice, Notifier } from '../../../core/ports/notices.ts';
import type { UploadStore } from '../../../core/ports/uploads.ts';

/** Uploads in memory, as the store keeps them. */
export function memoryUploads(): UploadStore & { readonly history: UploadEvent[] } {
  const kept = new Map<UploadId, Upload>();
  const history: UploadEvent[] = [];
  return {
    history,
    async add(upload) {
      const before = kept.get(upload.id);
      if (before === undefined) kept.set(upload.id, upload);
      return before;
    },
    async get(id) {
      return kept.get(id);
    },
    async change(upload) {
      if (kept.get(upload.id)?.revision !== upload.revision) return undefined;
      const changed = { ...upload, revision: upload.revision + 1 };
      kept.set(upload.id, changed);
      return changed;
    },
    async list({ states, limit }) {
      const all = [...kept.values()].reverse();
      return all.filter(({ state }) => states === undefined || states.includes(state)).slice(0, limit);
    },
    async waitingFor(fingerprint, limit) {
      return [...kept.values()]
        .filter((upload) => upload.state === 'waiting' && upload.fingerprint === fingerprint)
        .slice(0, limit);
    },
    async note(event) {
      const text = JSON.stringify(event);
      if (!history.some((one) => JSON.stringify(one) === text)) history.push(event);
    },
    async events(id) {
      return history.filter(({ uploadId }) => uploadId === id);
    },
  };
}

/** Queues in memory, without time: what is held comes back when it is given back. */
export function memoryQueues(): MessageQueues & {
  readonly sent: { readonly queue: QueueName; readonly body: string }[];
} {
  const waiting = new Map<QueueName, { readonly id: string; readonly body: string; received: number }[]>();
  const held = new Map<string, { readonly id: string; readonly body: string; received: number }>();
  const sent: { readonly queue: QueueName; readonly body: string }[] = [];
  let count = 0;
  const of = (queue: QueueName) => {
    const list = waiting.get(queue) ?? [];
    waiting.set(queue, list);
    return list;
  };
  return {
    sent,
    async send(queue, messages) {
      for (const { body } of messages) {
        sent.push({ queue, body });
        of(queue).push({ id: `m${(count += 1)}`, body, received: 0 });
      }
    },
    async receive(queue, { most }) {
      return of(queue)
        .splice(0, most)
        .map((message) => {
          message.received += 1;
          held.set(message.id, message);
          return { ...message, receipt: message.id };
        });
    },
    async remove(_queue, receipts) {
      for (const receipt of receipts) held.delete(receipt);
    },
    async hold(queue, receipt, seconds) {
      const message = held.get(receipt);
      if (seconds > 0 || message === undefined) return;
      held.delete(receipt);
      of(queue).push(message);
    },
    async depth(queue) {
      return { waiting: of(queue).length, held: held.size, delayed: 0 };
    },
  };
}

/** Keeps what was told. */
export function memoryNotices(): Notifier & { readonly told: Notice[] } {
  const told: Notice[] = [];
  return {
    told,
    async publish(notice) {
      told.push(notice);
    },
  };
}

/** One desk that watches everything. */
export function oneDesk(): Connections & { readonly heard: string[] } {
  const heard: string[] = [];
  const desk = { id: 'desk', by: 'Ana', sessionId: null, until: '2100-01-01T00:00:00.000Z' };
  return {
    heard,
    put: async () => undefined,
    remove: async () => undefined,
    watching: async () => [desk],
    get: async () => desk,
    async post(_id, text) {
      heard.push(text);
      return 'sent';
    },
  };
}
