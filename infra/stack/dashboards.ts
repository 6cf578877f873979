import { Duration } from 'aws-cdk-lib';
import type { Alarm, IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Watched } from './alarms.ts';
import type { FunctionName } from './functionPlans.ts';
import { functionNames } from './functionPlans.ts';
import { nameOf } from './names.ts';
import { deadOf, workQueues } from './queuePlans.ts';

const period = Duration.minutes(5);

/** Two dashboards: what the pipeline has done, and how it is doing now. */
export function makeDashboards(scope: Construct, watched: Watched, alarms: readonly Alarm[]): void {
  new Dashboard(scope, 'Overview', {
    dashboardName: nameOf(watched.settings, 'overview'),
    defaultInterval: Duration.days(7),
    widgets: overview(watched),
  });
  new Dashboard(scope, 'Operations', {
    dashboardName: nameOf(watched.settings, 'operations'),
    defaultInterval: Duration.hours(3),
    widgets: operations(watched, alarms),
  });
}

function overview(watched: Watched): IWidget[][] {
  const { queues, settings } = watched;
  const parts = queues.byName.main.metricNumberOfMessagesDeleted({ period, statistic: Stats.SUM });
  return [
    [
      new SingleValueWidget({
        title: 'Files arrived, files finished',
        width: 12,
        setPeriodToTimeRange: true,
        metrics: [
          ...ofFunction(watched, 'intake', (it) => it.metricInvocations({ period, label: 'arrived' })),
          ...ofFunction(watched, 'finish', (it) => it.metricInvocations({ period, label: 'finished' })),
        ],
      }),
      new SingleValueWidget({
        title: 'Parts worked off',
        width: 6,
        setPeriodToTimeRange: true,
        metrics: [parts],
      }),
      new SingleValueWidget({
        title: 'Charges of the month (USD, of the account)',
        width: 6,
        metrics: [
          new Metric({
            namespace: 'AWS/Billing',
            metricName: 'EstimatedCharges',
            dimensionsMap: { Currency: 'USD' },
            period: Duration.hours(6),
            statistic: Stats.MAXIMUM,
            ...(settings.region === 'us-east-1' ? {} : { region: 'us-east-1' }),
          }),
        ],
      }),
    ],
    [
      graph(
        'Volume: calls',
        eachFunction(watched, (it) => it.metricInvocations({ period })),
      ),
      graph(
        'Errors',
        eachFunction(watched, (it) => it.metricErrors({ period })),
      ),
    ],
    [
      graph(
        'Time: the slowest 5 % (ms)',
        eachFunction(watched, (it) => it.metricDuration({ period, statistic: 'p95' })),
      ),
      graph(
        'Messages sent',
        workQueues.map((name) => queues.byName[name].metricNumberOfMessagesSent({ period, label: name })),
      ),
    ],
  ];
}

function operations(watched: Watched, alarms: readonly Alarm[]): IWidget[][] {
  const { queues, infrastructure } = watched;
  const dead = workQueues.map((name) =>
    queues.byName[deadOf(name)].metricApproximateNumberOfMessagesVisible({ period, label: deadOf(name) }),
  );
  return [
    [new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 6, alarms: [...alarms] })],
    [
      graph(
        'Waiting',
        workQueues.map((name) =>
          queues.byName[name].metricApproximateNumberOfMessagesVisible({ period, label: name }),
        ),
      ),
      graph(
        'Age of the oldest (s)',
        workQueues.map((name) =>
          queues.byName[name].metricApproximateAgeOfOldestMessage({ period, label: name }),
        ),
      ),
    ],
    [
      graph('Given up', [
        ...dead,
        queues.lost.metricApproximateNumberOfMessagesVisible({ period, label: 'lost events' }),
      ]),
      graph(
        'Throttles',
        eachFunction(watched, (it) => it.metricThrottles({ period })),
      ),
    ],
    [
      graph(
        'At work at once',
        eachFunction(watched, (it) =>
          it.metric('ConcurrentExecutions', { period, statistic: Stats.MAXIMUM }),
        ),
      ),
      graph(
        'Requests of tables',
        Object.values(infrastructure.tables).flatMap(({ tableName }) =>
          ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map(
            (metricName) =>
              new Metric({
                namespace: 'AWS/DynamoDB',
                metricName,
                dimensionsMap: { TableName: tableName },
                period,
                statistic: Stats.SUM,
              }),
          ),
        ),
      ),
    ],
  ];
}

function graph(title: string, left: readonly IMetric[]): IWidget {
  return new GraphWidget({ title, width: 12, left: [...left] });
}

type Functions = Watched['functions'];
type Measure = (watched: NonNullable<Functions[FunctionName]>) => IMetric;

function ofFunction({ functions }: Watched, name: FunctionName, measure: Measure): readonly IMetric[] {
  const watched = functions[name];
  return watched === undefined ? [] : [measure(watched)];
}

function eachFunction(watched: Watched, measure: Measure): readonly IMetric[] {
  return functionNames.flatMap((name) => ofFunction(watched, name, measure));
}
