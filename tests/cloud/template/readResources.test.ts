import { describe, expect, it } from 'vitest';
import type { Template } from './assembly.ts';
import { readResources } from './readResources.ts';
import { resourceNotes } from './resourceNotes.ts';

const world = { region: 'eu-central-1', account: '000000000000', queuesUrl: 'http://127.0.0.1:1' };

function read(...templates: readonly Partial<Template>[]) {
  const stacks = templates.map((template, place) => ({
    name: `Stack${String(place)}`,
    template: { Resources: {}, ...template },
  }));
  return readResources({ stacks, assets: new Map(), region: undefined }, world);
}

/** What a property of a resource comes to. */
function resolved(value: unknown, rest: Partial<Template> = {}): unknown {
  const Resources = {
    Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
    R: { Type: 'Custom::Thing', Properties: { value } },
  };
  return read({ ...rest, Resources }).resources.find(({ logicalId }) => logicalId === 'R')?.properties[
    'value'
  ];
}

describe('a template', () => {
  it.each([
    [{ Ref: 'Q' }, 'http://127.0.0.1:1/000000000000/q'],
    [{ 'Fn::GetAtt': ['Q', 'Arn'] }, 'arn:aws:sqs:eu-central-1:000000000000:q'],
    [{ 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }]] }, 'a:eu-central-1'],
    [{ 'Fn::Sub': '${Q.QueueName}-${AWS::AccountId}-${!Literal}' }, 'q-000000000000-${Literal}'],
    [{ 'Fn::Sub': ['${a}/${Q.QueueName}', { a: { Ref: 'AWS::Partition' } }] }, 'aws/q'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
    [{ 'Fn::Base64': 'x' }, 'eA=='],
  ])('%j is %j', (value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('has the resources whose conditions hold, with what parameters and maps say', () => {
    const { resources } = read({
      Parameters: { Stage: { Default: 'dev' } },
      Conditions: {
        IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
        IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
      },
      Mappings: { Sizes: { dev: { memory: '1' } } },
      Resources: {
        A: {
          Type: 'Custom::Thing',
          Condition: 'IsDev',
          Properties: {
            size: { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] },
            chosen: { 'Fn::If': ['IsProd', 'much', 'little'] },
          },
        },
        B: { Type: 'Custom::Thing', Condition: 'IsProd' },
      },
    });
    expect(resources.map(({ logicalId, properties }) => [logicalId, properties])).toEqual([
      ['A', { size: '1', chosen: 'little' }],
    ]);
  });

  it('gets what another stack exports, whichever comes first', () => {
    const { resources, outputs } = read(
      { Resources: { B: { Type: 'Custom::Thing', Properties: { of: { 'Fn::ImportValue': 'Stack1:Q' } } } } },
      {
        Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } },
        Outputs: {
          Out: {
            Value: { 'Fn::GetAtt': ['Q', 'Arn'] },
            Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Q' } },
          },
        },
      },
    );
    const arn = 'arn:aws:sqs:eu-central-1:000000000000:q';
    expect(resources[0]?.properties).toEqual({ of: arn });
    expect(outputs).toEqual({ Out: arn });
  });

  it.each([
    [{ 'Fn::Transform': {} }, 'Fn::Transform is not resolved'],
    [{ Ref: 'Nobody' }, 'refers to Nobody'],
    [{ 'Fn::ImportValue': 'x' }, 'No stack exports x'],
  ])('passes over nothing: %j', (value, words) => {
    expect(() => resolved(value)).toThrow(words);
  });

  it('says first what is not stood for', () => {
    const Resources = {
      A: { Type: 'AWS::SQS::Queue' },
      B: { Type: 'AWS::KMS::Key' },
      C: { Type: 'AWS::Kinesis::Stream' },
    };
    expect(resourceNotes(read({ Resources }).resources).map(({ type, state }) => [type, state])).toEqual([
      ['AWS::Kinesis::Stream', 'missing'],
      ['AWS::KMS::Key', 'inert'],
      ['AWS::SQS::Queue', 'stands'],
    ]);
  });
});
