import { scopePlan } from '../../ask/planQuery.ts';
import { recordTopic } from '../../ask/topics/recordTopic.ts';
import type { AskTopic } from '../../ask/askField.ts';
import type { AskScope } from '../../model/ask.ts';
import type { AskedRecords } from '../../ports/recordStore.ts';
import type { RecordFrame } from './recordFrame.ts';

/** A pack's records as something to be asked about, with where the store has the values of each field. */
export function askedTopic(frame: RecordFrame): {
  readonly topic: AskTopic;
  readonly rows: AskedRecords['rows'];
} {
  const topic = recordTopic(frame);
  const types = new Map(topic.fields.map(({ name, type }) => [name, type]));
  const places = frame.fields.map(({ name }, at) => ({
    field: name,
    place: frame.places[at] ?? 0,
    isNumber: types.get(name) === 'number',
  }));
  return { topic, rows: { kind: 'records', packId: frame.packId, places } };
}

/** The conditions of a question as the store of records takes them. @throws {AppError} `ASK_INVALID`, `USAGE` */
export function askedRecords(frame: RecordFrame, scope: AskScope, now: number): AskedRecords {
  const { topic, rows } = askedTopic(frame);
  return { where: scopePlan(scope, topic, now), rows };
}
