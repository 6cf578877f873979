import type { App } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { stackName } from '../account/stackName.ts';
import { makeAlarms } from './alarms.ts';
import { allowApiLogs } from './apiLogging.ts';
import { makeDashboards } from './dashboards.ts';
import type { Bundles } from './functions.ts';
import { makeFunctions } from './functions.ts';
import { makeHttpApi } from './httpApi.ts';
import type { InfrastructureStack } from './infrastructureStack.ts';
import { makeQueues } from './queues.ts';
import type { StackSettings } from './settings.ts';
import { addSocketRoutes, makeSocketApi } from './socketApi.ts';
import { addTriggers } from './triggers.ts';

/** All that works: queues, functions, APIs, and what watches them. It can be destroyed and made anew without loss of data. */
export class ApplicationStack extends Stack {
  constructor(
    app: App,
    settings: StackSettings,
    { infrastructure, bundles }: { readonly infrastructure: InfrastructureStack; readonly bundles: Bundles },
  ) {
    super(app, stackName(settings, 'Application'), {
      description: `Functions of the ${settings.prefix} pipeline (${settings.environment})`,
      env: { region: settings.region, ...(settings.account === null ? {} : { account: settings.account }) },
    });
    const queues = makeQueues(this, settings);
    const socket = makeSocketApi(this, settings);
    const surroundings = { settings, infrastructure, queues, connectionsArn: socket.connectionsArn };
    const functions = makeFunctions(this, { ...surroundings, bundles, socketEndpoint: socket.endpoint });
    addTriggers(this, functions, surroundings);
    const stage = addSocketRoutes(this, socket, { functions, settings, infrastructure });
    stage.addResourceDependency(allowApiLogs(this));
    const http =
      functions.api === undefined
        ? undefined
        : makeHttpApi(this, functions.api, { settings, infrastructure });
    const apiIds = [
      { name: 'live', id: socket.id },
      ...(http === undefined ? [] : [{ name: 'api', id: http.id }]),
    ];
    const watched = { settings, infrastructure, queues, functions, apiIds };
    makeDashboards(this, watched, makeAlarms(this, watched));
    const told = {
      MainQueueUrl: queues.byName.main.queueUrl,
      TestQueueUrl: queues.byName.test.queueUrl,
      AnalyzeQueueUrl: queues.byName.analyze.queueUrl,
      FinishQueueUrl: queues.byName.finish.queueUrl,
      SocketEndpoint: socket.endpoint,
      SocketAddress: socket.endpoint.replace('https://', 'wss://'),
      ...(http === undefined ? {} : { ApiAddress: http.address }),
    };
    for (const [name, value] of Object.entries(told)) new CfnOutput(this, name, { value });
  }
}
