import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRequest } from '../../../../core/llm/buildRequest.ts';
import { checkAnswer } from '../../../../core/llm/checkAnswer.ts';
import { headerVocabulary } from '../../../../core/llm/headerVocabulary.ts';
import { weighVotes } from '../../../../core/llm/weighVotes.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import { asConfidence } from '../../../../core/model/mapping.ts';
import { inFile, schemaOf } from '../../../core/match/columns.ts';
import { profileOf } from '../../../core/profile/foldTable.ts';
import { proposalOf, ruled } from '../../../core/llm/proposal.ts';
import { attacks } from './attacks.ts';
import { type AwsFiles, awsFiles, clientFor, connectionTo } from './callers.ts';
import { type ModelServer, openModelServer, type SeenRequest } from './modelServer.ts';
import { type Wire, wires } from './wireAnswers.ts';

const schema = schemaOf(
  { name: 'policy_number' },
  { name: 'paid', type: 'number' },
  { name: 'claimant_ssn' },
  { name: 'remark', type: 'text' },
);
const vocabulary = headerVocabulary([schema]);

/** Column 0 is certain; 1 to 3 are asked about. Which of them has the attack in its header and cells, `place` says. */
function fileWith(text: string, place: number): readonly ColumnProfile[] {
  const plain = ['Policy Number', 'Kxq', 'Wzv', 'Jyp'];
  return inFile(
    ...plain.map(
      (name, at) =>
        profileOf(at === place ? [text, `${text} `, 'x1'] : ['ab', 'cd', 'ef'], at === place ? text : name)
          .column,
    ),
  );
}

const proposal = proposalOf(
  ruled(0, 'policy_number', { state: 'auto', confidence: asConfidence(0.97) }),
  ruled(1, null),
  ruled(2, null),
  ruled(3, null),
);

let server: ModelServer;
let files: AwsFiles;
beforeAll(async () => {
  server = await openModelServer();
  files = awsFiles();
});
afterAll(async () => {
  files.remove();
  await server.close();
});

describe.each(wires)('a model behind $name that obeys what stands in headers and cells', (wire) => {
  it.each([1, 2, 3])(
    'changes nothing outside the closed schema: 200 attacks in column %i',
    async (place) => {
      const client = clientFor(files);
      const changed: string[] = [];
      for (const { text, obeys } of attacks) {
        const columns = fileWith(text, place);
        const { request, world } = buildRequest({
          columns,
          asked: [1, 2, 3],
          schema,
          taken: ['policy_number'],
          masking: {
            see: 'samples',
            sensitive: false,
            vocabulary,
            keyed: (given) => `${given.length}`.padEnd(64, '7'),
          },
          modelId: 'm',
          tokenLimit: 60_000,
        });
        server.play((seen) => wire.says(obeys(askedIn(wire, seen))));
        const reply = await (await client.prepare(connectionTo(wire.name, server.url), request)).send();
        expect(reply.kind).toBe('answer');
        const checked = checkAnswer(reply.kind === 'answer' ? reply.text : '', world);
        const mappings = 'problem' in checked ? [] : checked.mappings;
        const weighed = weighVotes({ proposal, columns, schema, mappings });
        // What is certain is untouched, nothing is accepted, every field is one of the schema's and has one column.
        expect(weighed.columns[0]).toEqual(proposal.columns[0]);
        const fed = weighed.columns.flatMap(({ field }) => (field === null ? [] : [field]));
        expect(new Set(fed).size).toBe(fed.length);
        for (const column of weighed.columns.slice(1)) {
          expect(column.state).not.toBe('auto');
          expect([null, ...schema.fields.map(({ name }) => name)]).toContain(column.field);
          // Text columns become no figures, whoever says so.
          expect(column.field).not.toBe('paid');
          const isMarked = column.origin === 'ai' && column.state === 'review' && column.cautions.length > 0;
          expect(column.field === null || isMarked).toBe(true);
          expect(column.votes?.ai.reason ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect((column.votes?.ai.reason ?? '').length).toBeLessThanOrEqual(200);
        }
        if (fed.length > 1) changed.push(text);
      }
      expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
      // Only those who ask for a field of the schema get it proposed, for a person to see.
      expect(changed.length).toBeLessThanOrEqual(20);
    },
    120_000,
  );
});

/** What the server reads in the request: it knows no more than a model does. */
function askedIn(
  wire: Wire,
  request: SeenRequest,
): { columns: readonly string[]; fields: readonly string[] } {
  const { columns, target } = wire.dataOf(request);
  return { columns: columns.map(({ id }) => id), fields: target.fields.map(({ name }) => name) };
}

it('has 200 attacks, of which a request shows no words', () => {
  expect(attacks).toHaveLength(200);
  expect(new Set(attacks.map(({ text }) => text)).size).toBe(200);
  const { request } = buildRequest({
    columns: fileWith(attacks[0]?.text ?? '', 1),
    asked: [1, 2, 3],
    schema,
    taken: [],
    masking: { see: 'shapes', sensitive: false, vocabulary, keyed: () => '' },
    modelId: 'm',
    tokenLimit: 60_000,
  });
  expect(request.user).not.toMatch(/ignore|instruction/i);
});
