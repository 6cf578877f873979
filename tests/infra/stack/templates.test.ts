import { describe, expect, it } from 'vitest';
import { functionNames, functionPlans } from '../../../infra/stack/functionPlans.ts';
import { environments } from '../../../infra/stack/settings.ts';
import type { CloudResource } from '../../cloud/template/readResources.ts';
import { outlineOf } from './outlineOf.ts';
import { synthesized, warehouse } from './synthesized.ts';

const byEnvironment = Object.fromEntries(
  environments.map((environment) => [environment, synthesized({ environment })] as const),
);

describe.each(environments)('the stacks of %s', (environment) => {
  const resources = byEnvironment[environment]?.resources ?? [];
  const all = (type: string): readonly CloudResource[] =>
    resources.filter((it) => it.type === `AWS::${type}`);
  const props = (type: string): readonly Record<string, unknown>[] =>
    all(type).map(({ properties }) => ({ ...properties }));

  it('are as they were looked at last, or differ from those of dev as they did', async () => {
    const ofDev = new Set(outlineOf(byEnvironment['dev']?.resources ?? [], 'dev'));
    const lines = outlineOf(resources, environment);
    const told = environment === 'dev' ? lines : lines.filter((line) => !ofDev.has(line));
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`./outlines/${environment}.txt`);
  });

  it('close every bucket to the public, and encrypt and version it', () => {
    expect(props('S3::Bucket')).toHaveLength(3);
    for (const bucket of props('S3::Bucket')) {
      expect(bucket).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    }
  });

  it('refuse plain HTTP to every bucket, queue and topic', () => {
    const guarded = [
      ...props('S3::BucketPolicy'),
      ...props('SQS::QueuePolicy'),
      ...props('SNS::TopicPolicy'),
    ];
    const texts = guarded.map((policy) => JSON.stringify(policy['PolicyDocument']));
    expect(texts.length).toBe(all('S3::Bucket').length + all('SQS::Queue').length + all('SNS::Topic').length);
    expect(texts.filter((text) => !text.includes('"aws:SecureTransport":"false"'))).toEqual([]);
  });

  it('move what stays to colder places, and let go of what was only passing through', () => {
    const data = props('S3::Bucket').find(({ BucketName }) => String(BucketName).includes('-data-'));
    const rules =
      (data?.['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] } | undefined)?.Rules ?? [];
    const raw = rules.find(({ Prefix }) => Prefix === 'raw/');
    const stages = [
      { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
      { StorageClass: 'GLACIER', TransitionInDays: 90 },
    ];
    expect(raw?.['Transitions']).toEqual(
      environment === 'prod' ? [...stages, { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 365 }] : stages,
    );
    const expiring = rules.flatMap(({ Prefix, ExpirationInDays }) =>
      ExpirationInDays === undefined ? [] : [Prefix],
    );
    expect(expiring).toEqual(['work/', 'temp/', 'scans/desk/']);
    expect(rules.some((rule) => 'AbortIncompleteMultipartUpload' in rule)).toBe(true);
  });

  it('change every key each year', () => {
    expect(props('KMS::Key').map(({ EnableKeyRotation }) => EnableKeyRotation)).toEqual([true, true]);
  });

  it('encrypt every table by a key of their own and let it be restored', () => {
    expect(props('DynamoDB::Table')).toHaveLength(9);
    for (const table of props('DynamoDB::Table')) {
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        DeletionProtectionEnabled: environment === 'prod',
      });
    }
  });

  it('keep messages for two weeks, unseen for six times the time-out of who is called', () => {
    const queues = props('SQS::Queue');
    expect(queues).toHaveLength(15);
    for (const queue of queues) expect(queue['MessageRetentionPeriod']).toBe(14 * 86_400);
    const seen = new Map(queues.map(({ QueueName, VisibilityTimeout }) => [QueueName, VisibilityTimeout]));
    const name = (thing: string): string => `mapwright-${thing}-${environment}`;
    expect(seen.get(name('queue'))).toBe(6 * functionPlans.part.timeoutSeconds);
    expect(seen.get(name('queue-test'))).toBe(6 * functionPlans.part.timeoutSeconds);
    expect(seen.get(name('queue-analyze'))).toBe(6 * functionPlans.analyze.timeoutSeconds);
    expect(seen.get(name('queue-finish'))).toBe(6 * functionPlans.finish.timeoutSeconds);
    expect(seen.get(name('queue-scan'))).toBe(180);
    expect(seen.get(name('queue-dlq'))).toBe(6 * functionPlans.deadLetter.timeoutSeconds);
  });

  it('give each queue of work a dead-letter queue of its own', () => {
    const redrives = props('SQS::Queue').flatMap(({ RedrivePolicy }) =>
      RedrivePolicy === undefined ? [] : [RedrivePolicy],
    );
    const targets = redrives.map((policy) => (policy as { deadLetterTargetArn: string }).deadLetterTargetArn);
    expect(new Set(targets).size).toBe(7);
  });

  it('hand back to a queue only the messages that failed, and call no more functions than was said', () => {
    const sources = props('Lambda::EventSourceMapping');
    expect(sources.length).toBeGreaterThan(7);
    for (const source of sources) {
      expect(source).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: expect.any(Number) },
      });
    }
  });

  it('run every function on the newest Node with a role, a log and traces of its own', () => {
    const functions = props('Lambda::Function').filter(({ FunctionName }) => FunctionName !== undefined);
    expect(functions).toHaveLength(functionNames.length - 1);
    for (const found of functions)
      expect(found).toMatchObject({ Runtime: 'nodejs24.x', TracingConfig: { Mode: 'Active' } });
    expect(new Set(functions.map(({ Role }) => Role)).size).toBe(functionNames.length - 1);
    const logs = props('Logs::LogGroup');
    const days = { dev: 7, staging: 30, prod: 365 }[environment];
    expect(new Set(logs.map(({ RetentionInDays }) => RetentionInDays))).toEqual(new Set([days]));
    expect(logs.every(({ KmsKeyId }) => KmsKeyId !== undefined)).toBe(true);
  });

  it('take up what arrives under three prefixes', () => {
    const notices = resources.find(({ type }) => type === 'Custom::S3BucketNotifications');
    const text = JSON.stringify(notices?.properties);
    for (const prefix of ['"raw/"', '"uploads/"', '"raw-test/"']) expect(text).toContain(prefix);
  });

  it('ask for a token on every route of the HTTP API', () => {
    const routes = props('ApiGatewayV2::Route').filter(({ RouteKey }) => String(RouteKey).includes(' '));
    expect(routes.length).toBeGreaterThan(0);
    for (const route of routes) expect(route).toMatchObject({ AuthorizationType: 'JWT' });
  });

  it('tell each alarm to the topic of its severity, and say what to do', () => {
    const alarms = props('CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(50);
    for (const { AlarmName, AlarmActions, AlarmDescription } of alarms) {
      const severity = /-(critical|high|medium|low)-/.exec(String(AlarmName))?.[1] ?? 'none';
      expect(JSON.stringify(AlarmActions)).toContain(`alarms-${severity}`);
      expect(AlarmDescription).toContain('What to do: docs/operations.md');
    }
  });

  it('show two dashboards', () => {
    expect(props('CloudWatch::Dashboard').map(({ DashboardName }) => DashboardName)).toEqual([
      `mapwright-overview-${environment}`,
      `mapwright-operations-${environment}`,
    ]);
  });
});

describe('settings of the owner', () => {
  it('send errors and alarms where they say, by severity', () => {
    const routes = [
      { by: 'email', to: 'team@example.org', severities: ['critical', 'high', 'medium', 'low'] },
      { by: 'sms', to: '+12025550123', severities: ['critical', 'high'] },
    ];
    const { resources } = synthesized({ environment: 'dev', said: { routes } });
    const found = resources
      .filter(({ type }) => type === 'AWS::SNS::Subscription')
      .map(({ properties }) => properties);
    expect(found).toHaveLength(1 + 4 + 1 + 2);
    const errors = found.filter(({ FilterPolicy }) => FilterPolicy !== undefined);
    expect(errors.map(({ FilterPolicy }) => FilterPolicy)).toEqual(
      routes.map(({ severities }) => ({ severity: severities })),
    );
  });

  it('bring the function that loads the warehouse where there is one, called when a run is done', () => {
    const { resources } = synthesized({ environment: 'dev', said: { warehouse } });
    const loads = resources.filter(
      ({ properties }) => properties['FunctionName'] === 'mapwright-warehouseLoad-dev',
    );
    expect(loads).not.toEqual([]);
    const subscription = resources.find(
      ({ type, properties }) => type === 'AWS::SNS::Subscription' && properties['Protocol'] === 'lambda',
    );
    expect(subscription?.properties['FilterPolicy']).toEqual({ code: ['done'] });
  });

  it('name nothing twice when two environments share an account', () => {
    const names = environments.flatMap((environment) =>
      (byEnvironment[environment]?.resources ?? []).flatMap(({ type, properties }) =>
        Object.entries(properties).flatMap(([key, value]) =>
          /^(Bucket|Table|Queue|Topic|Function|Role|ManagedPolicy|Alarm|Dashboard|LogGroup|Alias)Name$/.test(
            key,
          ) &&
          !/Permission|EventSourceMapping|EventInvokeConfig/.test(type) &&
          typeof value === 'string' &&
          value.startsWith('mapwright')
            ? [`${type} ${value}`]
            : [],
        ),
      ),
    );
    expect(names.length).toBeGreaterThan(300);
    expect(new Set(names).size).toBe(names.length);
  });

  it('fit the names of buckets into what S3 takes, with the longest prefix and region', () => {
    const said = { prefix: 'sixteen-letters-', region: 'ap-southeast-1' };
    const { resources } = synthesized({
      environment: 'staging',
      said: { ...said, prefix: 'sixteen-letters1' },
    });
    const names = resources.flatMap(({ properties }) =>
      typeof properties['BucketName'] === 'string' ? [properties['BucketName']] : [],
    );
    expect(names.filter((name) => name.length > 63)).toEqual([]);
  });
});
