import type { AskTopic } from '../../ask/askField.ts';
import { deskTopics } from '../../ask/topics/deskTopics.ts';
import { recordTopic } from '../../ask/topics/recordTopic.ts';
import { scanRows } from '../../ask/scanRows.ts';
import {
  groupEvaluated,
  listEvaluated,
  valuesEvaluated,
  type IdentifiedRow,
} from '../../ask/evaluatedRows.ts';
import type { AskSubject } from '../../model/ask.ts';
import type { AskPlan, RawGroup } from '../../model/askPlan.ts';
import { AppError } from '../../model/errors.ts';
import type { AskedList, AskedRows, AskedWindow, AskStop, NamedHit } from '../../ports/askStore.ts';
import { askedTopic } from '../records/askedRecords.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { recordFrame } from '../records/recordFrame.ts';

/** Something that can be asked about, with the way to its rows. */
export interface AskBook {
  /** All there are: records first. */
  topics(): Promise<readonly AskTopic[]>;
  /** @throws {AppError} `ASK_INVALID` where nothing is known of the subject */
  open(subject: AskSubject): Promise<OpenTopic>;
}

export interface OpenTopic {
  readonly topic: AskTopic;
  total(): Promise<number>;
  list(list: Omit<AskedList, 'rows'>, stop?: AskStop): Promise<AskedWindow>;
  figures(plan: AskPlan, stop?: AskStop): Promise<readonly RawGroup[]>;
  values(asked: {
    readonly field: string;
    readonly text: string;
    readonly limit: number;
  }): Promise<readonly { readonly value: string; readonly count: number }[]>;
  /** Values of records in which phrases stand; of other subjects none. */
  named(phrases: readonly string[]): Promise<readonly NamedHit[]>;
}

/** Scans that are asked about; more are the work of many years. */
const mostScans = 10_000;

export function createAskBook(deps: Pick<Dependencies, 'stores' | 'scans'>, packs: PackShelf): AskBook {
  const { stores, scans } = deps;
  const known = async () =>
    (await packs.open()).entries.map(({ pack }) => ({ id: pack.id, title: pack.title }));
  const asked = (topic: AskTopic, rows: AskedRows): OpenTopic => ({
    topic,
    total: () => stores.asks.total(rows),
    list: (list, stop) => stores.asks.list({ ...list, rows }, stop),
    figures: (plan, stop) => stores.asks.figures({ rows, plan }, stop),
    values: (of) => stores.asks.values({ ...of, rows }),
    named: (phrases) => stores.asks.named({ rows, phrases }),
  });
  const scanned = (topic: AskTopic): OpenTopic => {
    const rows = async (): Promise<readonly IdentifiedRow[]> =>
      scanRows(await scans.store().list({ limit: mostScans }));
    const numbers = new Set(topic.fields.flatMap(({ name, type }) => (type === 'number' ? [name] : [])));
    return {
      topic,
      total: async () => (await rows()).length,
      list: async (list) => listEvaluated(await rows(), list, numbers),
      figures: async (plan) => groupEvaluated(await rows(), plan),
      values: async (of) => valuesEvaluated(await rows(), of),
      named: () => Promise.resolve([]),
    };
  };
  return {
    async topics() {
      // A pack that keeps its rows is known before the first is there, so that leads are never taken for runs.
      const keeping = (await packs.open()).entries.flatMap(({ pack, archived }) =>
        pack.load === undefined || archived ? [] : [pack.id],
      );
      const filled = (await stores.records.packs()).flatMap(({ packId, records }) =>
        records > 0 ? [packId] : [],
      );
      const found: AskTopic[] = [];
      for (const packId of new Set([...filled, ...keeping]))
        found.push(recordTopic(await recordFrame(deps, packs, packId)));
      return [...found, ...deskTopics(await known())];
    },
    async open(subject) {
      if (subject.kind === 'records') {
        const frame = await recordFrame(deps, packs, subject.packId);
        if (frame.fields.length === 0) throw new AppError('ASK_INVALID', 'There are no such records.');
        const { topic, rows } = askedTopic(frame);
        return asked(topic, rows);
      }
      const { kind } = subject;
      const topic = deskTopics(await known()).find((one) => one.subject.kind === kind);
      if (topic === undefined) throw new AppError('ASK_INVALID', 'Nothing is known of that.');
      return kind === 'scans' ? scanned(topic) : asked(topic, { kind });
    },
  };
}
