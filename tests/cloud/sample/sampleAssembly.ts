import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { join } from 'node:path';
import { App, Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';

const handlers = ['intake', 'work', 'desk', 'api'] as const;

/** Bundles the small handlers of this folder and synthesizes two stacks that use them in every way that is stood for. */
export async function sampleAssembly(folder: string): Promise<string> {
  for (const name of handlers) {
    await build({
      entryPoints: [join(import.meta.dirname, 'handlers', `${name}.ts`)],
      outfile: join(folder, name, 'index.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
  }
  const outdir = join(folder, 'assembly');
  const app = new App({ outdir, analyticsReporting: false });
  const stores = new Stack(app, 'SampleStores');
  const bucket = new Bucket(stores, 'Data', { bucketName: `sample-data-${Aws.ACCOUNT_ID}`, versioned: true });
  const table = new Table(stores, 'Table', {
    tableName: 'sample',
    partitionKey: { name: 'id', type: AttributeType.STRING },
  });
  addWork(new Stack(app, 'SampleWork'), { bucket, table, folder });
  app.synth();
  return outdir;
}

/** Of all its connections. */
function socketArn({ ref }: CfnApi): string {
  return `arn:aws:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${ref}/live/*/@connections/*`;
}

function addWork(
  stack: Stack,
  { bucket, table, folder }: { readonly bucket: Bucket; readonly table: Table; readonly folder: string },
): void {
  const lost = new Queue(stack, 'Lost', { queueName: 'sample-lost' });
  const dead = new Queue(stack, 'Dead', { queueName: 'sample-dlq' });
  const queue = new Queue(stack, 'Queue', {
    queueName: 'sample-queue',
    visibilityTimeout: Duration.seconds(60),
    deadLetterQueue: { queue: dead, maxReceiveCount: 2 },
  });
  const topic = new Topic(stack, 'Topic', { topicName: 'sample-topic' });
  const told = new Queue(stack, 'Told', { queueName: 'sample-told' });
  const socket = new CfnApi(stack, 'Socket', {
    name: 'live',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  const made = (name: (typeof handlers)[number]): LambdaFunction =>
    new LambdaFunction(stack, name, {
      functionName: `sample-${name}`,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(join(folder, name)),
      timeout: Duration.seconds(10),
      memorySize: 256,
      environment: {
        QUEUE_URL: queue.queueUrl,
        TABLE: table.tableName,
        TOPIC_ARN: topic.topicArn,
        SOCKET_ENDPOINT: `https://${socket.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/live`,
      },
      ...(name === 'intake' ? { onFailure: new SqsDestination(lost), retryAttempts: 1 } : {}),
    });
  const [intake, work, desk, api] = [made('intake'), made('work'), made('desk'), made('api')];
  queue.grantSendMessages(intake);
  bucket.grantReadWrite(work);
  topic.grantPublish(work);
  for (const one of [work, desk, api]) table.grantReadWriteData(one);
  work.addToRolePolicy(
    new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [socketArn(socket)] }),
  );
  const arrivals = Bucket.fromBucketName(stack, 'Arrivals', bucket.bucketName);
  arrivals.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(intake), { prefix: 'raw/' });
  work.addEventSource(
    new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 2 }),
  );
  topic.addSubscription(new SqsSubscription(told));
  topic.addSubscription(new LambdaSubscription(api));
  new Rule(stack, 'Tick', { schedule: Schedule.rate(Duration.hours(1)), targets: [new FunctionTarget(api)] });

  const socketIntegration = new CfnIntegration(stack, 'SocketIntegration', {
    apiId: socket.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: `arn:aws:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${desk.functionArn}/invocations`,
  });
  for (const [place, routeKey] of ['$connect', '$disconnect', '$default'].entries()) {
    const target = `integrations/${socketIntegration.ref}`;
    new CfnRoute(stack, `SocketRoute${String(place)}`, { apiId: socket.ref, routeKey, target });
  }
  new CfnStage(stack, 'SocketStage', { apiId: socket.ref, stageName: 'live' });

  const http = new CfnApi(stack, 'Http', { name: 'api', protocolType: 'HTTP' });
  const authorizer = new CfnAuthorizer(stack, 'Authorizer', {
    apiId: http.ref,
    name: 'users',
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    jwtConfiguration: {
      audience: ['desk'],
      issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/pool`,
    },
  });
  const httpIntegration = new CfnIntegration(stack, 'HttpIntegration', {
    apiId: http.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: api.functionArn,
    payloadFormatVersion: '2.0',
  });
  new CfnRoute(stack, 'HttpRoute', {
    apiId: http.ref,
    routeKey: 'GET /count',
    authorizationType: 'JWT',
    authorizerId: authorizer.ref,
    target: `integrations/${httpIntegration.ref}`,
  });
  new CfnOutput(stack, 'Bucket', { value: bucket.bucketName });
  new CfnOutput(stack, 'SocketAddress', {
    value: `wss://${socket.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/live`,
  });
  new CfnOutput(stack, 'ApiAddress', { value: http.attrApiEndpoint });
}
