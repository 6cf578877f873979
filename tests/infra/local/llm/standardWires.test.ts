import { expect, it } from 'vitest';
import type { StandardRule } from '../../../../core/model/standardising.ts';
import { checkStandard } from '../../../../core/standardise/checkStandard.ts';
import { standardRequest } from '../../../../core/standardise/standardRequest.ts';
import { awsFiles, clientFor, connectionTo } from './callers.ts';
import { openModelServer } from './modelServer.ts';
import { wires } from './wireAnswers.ts';

const rule: StandardRule = {
  field: 'country',
  label: 'Country',
  description: 'Where it is.',
  kind: 'country',
  isPersonal: false,
  allowed: [],
  form: 'name',
  maxLength: null,
};

it.each(wires)('values are asked about and answered over the wire of $name', async (wire) => {
  const files = awsFiles();
  const server = await openModelServer();
  try {
    const connection = connectionTo(wire.name, server.url);
    const { request, world } = standardRequest(
      rule,
      { field: 'country', values: ['Grmany', 'Narnia'] },
      connection.modelId,
    );
    server.play(wire.says('{"values":[{"key":"v1","value":"Germany"},{"key":"v2","value":"leave"}]}'));
    const call = await clientFor(files).prepare(connection, request);
    const reply = await call.send();
    expect(server.requests.map(({ body }) => body)).toEqual([call.body]);
    expect(reply).toMatchObject({ kind: 'answer', stop: 'complete' });
    expect(checkStandard(reply.kind === 'answer' ? reply.text : '', world)).toEqual({
      verdicts: [
        { kind: 'changed', value: 'Grmany', to: 'Germany' },
        { kind: 'left', value: 'Narnia' },
      ],
    });
  } finally {
    await server.close();
    files.remove();
  }
});
