import { expect, it } from 'vitest';
import { askRequest } from '../../../../core/ask/model/askRequest.ts';
import { checkAskAnswer } from '../../../../core/ask/model/checkAskAnswer.ts';
import { maskQuestion } from '../../../../core/ask/model/maskQuestion.ts';
import { now, topics } from '../../../core/ask/askWorld.ts';
import { awsFiles, clientFor, connectionTo } from './callers.ts';
import { openModelServer } from './modelServer.ts';
import { wires } from './wireAnswers.ts';

const answer = {
  answerable: true,
  subject: 'runs',
  where: [{ alternative: 0, field: 'sender', op: 'contains', values: ['<v1>'], numbers: [], time: '' }],
  groups: [],
  measures: [],
  order: [],
  limit: 0,
  columns: [],
};

it.each(wires)('a question is masked, asked and answered over the wire of $name', async (wire) => {
  const files = awsFiles();
  const server = await openModelServer();
  try {
    const connection = connectionTo(wire.name, server.url);
    const known = topics.map((topic) => ({ topic, named: () => [] }));
    const masked = maskQuestion('what went wrong with "Secret Brokers 4711"', known);
    const { modelId } = connection;
    const request = askRequest({ masked, topics, context: null, now, modelId });
    server.play(wire.says(JSON.stringify(answer)), wire.says('{"sql":"DROP TABLE run"}'));
    const call = await clientFor(files).prepare(connection, request);
    const reply = await call.send();
    expect(server.requests.map(({ body }) => body)).toEqual([call.body]);
    expect(call.body).not.toContain('Secret');
    expect(reply).toMatchObject({ kind: 'answer', stop: 'complete' });
    const check = (text: string) => checkAskAnswer(text, { topics, pieces: masked.pieces, now });
    expect(check(reply.kind === 'answer' ? reply.text : '')).toMatchObject({
      kind: 'query',
      query: {
        subject: { kind: 'runs' },
        where: [{ field: 'sender', test: { op: 'contains', text: 'Secret Brokers 4711' } }],
      },
    });
    // What keeps to no form is a problem and no query.
    const bad = await (await clientFor(files).prepare(connection, request)).send();
    expect(check(bad.kind === 'answer' ? bad.text : '').kind).toBe('problem');
  } finally {
    await server.close();
    files.remove();
  }
});
