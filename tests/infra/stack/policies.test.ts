import { describe, expect, it } from 'vitest';
import { type FunctionName, functionNames, functionPlans } from '../../../infra/stack/functionPlans.ts';
import { warehouseRights } from '../../../infra/stack/portRights.ts';
import type { CloudResource } from '../../cloud/template/readResources.ts';
import { type IamRequest, isAllowed, type Statement } from '../../cloud/rights/policySimulator.ts';
import { synthesized, warehouse } from './synthesized.ts';

const model = { id: 'us.anthropic.claude-sonnet-4-6', regions: ['us-east-1', 'us-west-2'] };
const { resources } = synthesized({ environment: 'dev', said: { model, warehouse } });

function named(type: string, property: string, name: string): CloudResource {
  const found = resources.find((it) => it.type === `AWS::${type}` && it.properties[property] === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

function statementsOf(policy: string): readonly Statement[] {
  const { PolicyDocument } = named('IAM::ManagedPolicy', 'ManagedPolicyName', policy).properties;
  return (PolicyDocument as { readonly Statement: readonly Statement[] }).Statement;
}

const boundary = statementsOf('mapwright-boundary-dev');

function may(name: FunctionName, request: IamRequest): boolean {
  return isAllowed(request, { statements: statementsOf(`mapwright-${name}-dev`), boundary });
}

const account = 'us-east-1:123456789012';
const data = (key: string) => `arn:aws:s3:::mapwright-data-dev-123456789012-us-east-1/${key}`;
const held = (key: string) => `arn:aws:s3:::mapwright-quarantine-dev-123456789012-us-east-1/${key}`;
const queue = (thing: string) => `arn:aws:sqs:${account}:mapwright-${thing}-dev`;
const table = (thing: string) => `arn:aws:dynamodb:${account}:table/mapwright-${thing}-dev`;

describe('the roles of functions', () => {
  it.each(functionNames)('give %s rights by name only, within the boundary', (name) => {
    const statements = statementsOf(`mapwright-${name}-dev`);
    const actions = statements.flatMap(({ Action }) => (typeof Action === 'string' ? [Action] : Action));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const everywhere = statements.filter(({ Resource }) => Resource === '*');
    expect(everywhere.flatMap(({ Action }) => Action)).toEqual([
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
      // Statements have no names; a condition holds them to those that the function began.
      ...(name === 'warehouseLoad' ? warehouseRights.statements : []),
    ]);
    for (const { Action, Resource, Condition } of statements) {
      const resource = String(typeof Resource === 'string' ? Resource : Resource[0]);
      const conditions = Object.values(Condition ?? {}).flatMap((keys) => Object.entries(keys));
      const context = Object.fromEntries(
        conditions.map(([key, values]) => [key, String([values].flat()[0])] as const),
      );
      for (const action of typeof Action === 'string' ? [Action] : Action) {
        expect([action, may(name, { action, resource, context })]).toEqual([action, true]);
      }
    }
  });

  it.each([
    ['intake', 's3:GetObject', data('raw/a.csv')],
    ['intake', 'sqs:SendMessage', queue('queue-analyze')],
    ['intake', 'sqs:SendMessage', queue('lost-events')],
    ['analyze', 's3:PutObject', data('work/u1/analysis.json')],
    ['analyze', 'sqs:ReceiveMessage', queue('queue-analyze')],
    ['analyze', 'bedrock:InvokeModel', `arn:aws:bedrock:${account}:inference-profile/${model.id}`],
    [
      'analyze',
      'bedrock:InvokeModel',
      'arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6',
    ],
    ['part', 'dynamodb:UpdateItem', table('sessions')],
    ['part', 'sqs:ChangeMessageVisibility', queue('queue-test')],
    ['finish', 's3:PutObject', held('quarantine/p/r/cleaned.csv')],
    ['finish', 'sns:Publish', `arn:aws:sns:${account}:mapwright-errors-dev`],
    ['deadLetter', 'sqs:SendMessage', queue('queue')],
    ['stuck', 'dynamodb:Query', `${table('sessions')}/index/stuck`],
    ['publisher', 'dynamodb:Query', `${table('metadata')}/index/waiting`],
    ['api', 's3:GetObject', data('processed/p/r/cleaned.csv')],
    ['api', 'dynamodb:PutItem', table('schema-mappings')],
  ] as const)('let %s do %s on %s', (...[name, action, resource]) => {
    expect(may(name, { action, resource })).toBe(true);
  });

  it.each([
    // Nobody but the finisher writes outputs, and nobody writes where files arrive.
    ['part', 's3:PutObject', data('processed/p/r/cleaned.csv')],
    ['intake', 's3:PutObject', data('raw/a.csv')],
    ['analyze', 's3:PutObject', data('processed/p/r/a.cleaned.csv')],
    ['finish', 's3:PutObject', data('raw/a.csv')],
    ['finish', 's3:GetObject', held('quarantine/p/r/cleaned.csv')],
    ['finish', 's3:DeleteObject', data('archive/u1/a.csv')],
    // What arrives is read by those that work on it.
    ['api', 's3:GetObject', data('raw/a.csv')],
    ['stuck', 's3:GetObject', data('work/r/plan.bin')],
    ['publisher', 's3:GetObject', data('processed/p/r/cleaned.csv')],
    // Approving is for people.
    ['analyze', 'dynamodb:PutItem', table('schema-mappings')],
    ['part', 'bedrock:InvokeModel', `arn:aws:bedrock:${account}:inference-profile/${model.id}`],
    ['analyze', 'bedrock:InvokeModel', 'arn:aws:bedrock:us-east-1::foundation-model/other'],
    ['socketConnect', 'dynamodb:GetItem', table('metadata')],
    ['deadLetter', 'sqs:PurgeQueue', queue('queue-dlq')],
    ['api', 'dynamodb:Scan', table('metadata')],
    ['api', 'dynamodb:DeleteTable', table('metadata')],
    ['api', 'iam:PassRole', '*'],
  ] as const)('keep %s from %s on %s', (...[name, action, resource]) => {
    expect(may(name, { action, resource })).toBe(false);
  });

  it('give keys only to what comes through a service that encrypts with them', () => {
    const key = statementsOf('mapwright-part-dev').find(({ Action }) => Action.includes('kms:Decrypt'));
    const request = { action: 'kms:Decrypt', resource: String(key?.Resource) };
    const through = (service: string) => ({ 'kms:ViaService': `${service}.us-east-1.amazonaws.com` });
    expect(may('part', { ...request, context: through('s3') })).toBe(true);
    expect(may('part', { ...request, context: through('sqs') })).toBe(false);
    expect(may('part', request)).toBe(false);
  });

  it('let the statements of others at the warehouse be', () => {
    const request = { action: 'redshift-data:CancelStatement', resource: '*' };
    const owner = 'redshift-data:statement-owner-iam-userid';
    expect(may('warehouseLoad', { ...request, context: { [owner]: '${aws:userid}' } })).toBe(true);
    expect(may('warehouseLoad', { ...request, context: { [owner]: 'AROA:other' } })).toBe(false);
    expect(may('warehouseLoad', request)).toBe(false);
  });

  it('let nobody but its function consume a queue', () => {
    const consumers = functionNames.filter((name) =>
      may(name, { action: 'sqs:ReceiveMessage', resource: queue('queue') }),
    );
    expect(consumers).toEqual(['part']);
    expect(functionPlans.part.trigger).toMatchObject({ queues: ['main', 'test'] });
  });
});
