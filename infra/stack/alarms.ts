import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { AlarmKind } from './alarmPlans.ts';
import { alarmKinds } from './alarmPlans.ts';
import type { FunctionPlan } from './functionPlans.ts';
import { functionNames, functionPlans } from './functionPlans.ts';
import type { Functions } from './functions.ts';
import type { InfrastructureStack } from './infrastructureStack.ts';
import { nameOf } from './names.ts';
import { deadOf, queuePlans, workQueues } from './queuePlans.ts';
import type { Queues } from './queues.ts';
import type { StackSettings } from './settings.ts';
import { tableNames } from './tablesOfStack.ts';

/** What is watched. */
export interface Watched {
  readonly settings: StackSettings;
  readonly infrastructure: InfrastructureStack;
  readonly queues: Queues;
  readonly functions: Functions;
  readonly apiIds: readonly { readonly name: string; readonly id: string }[];
}

interface AlarmAsked {
  readonly kind: AlarmKind;
  /** Of what is watched; with the kind it makes the alarm's name. */
  readonly of: string;
  readonly metric: IMetric;
  /** Goes off above this. */
  readonly above: number;
  /** Periods of the metric, all of them above, before it goes off. */
  readonly periods: number;
  readonly says: string;
}

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

/** Every alarm, with the topic of its severity told when it goes off and when it is over. */
export function makeAlarms(scope: Construct, watched: Watched): readonly Alarm[] {
  const asked = [
    ...functionAlarms(watched),
    ...queueAlarms(watched),
    ...stuckAlarms(scope, watched),
    ...tableAlarms(watched),
    ...apiAlarms(watched),
    ...costAlarms(watched),
  ];
  return asked.map((alarm) => makeAlarm(scope, alarm, watched));
}

function makeAlarm(
  scope: Construct,
  { kind, of, metric, above, periods, says }: AlarmAsked,
  { settings, infrastructure }: Watched,
): Alarm {
  const severity = alarmKinds[kind];
  const alarm = new Alarm(scope, `Alarm ${kind} ${of}`, {
    alarmName: nameOf(settings, `${severity}-${kind}-${of}`),
    alarmDescription: `${says} What to do: docs/operations.md, "${kind}".`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    // Where nothing runs, nothing is wrong.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(infrastructure.topics.alarms[severity]);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}

function functionAlarms({ functions, settings }: Watched): readonly AlarmAsked[] {
  const { errorShare, durationShare } = settings.alarms;
  return functionNames.flatMap((name): readonly AlarmAsked[] => {
    const watched = functions[name];
    if (watched === undefined) return [];
    const { timeoutSeconds }: FunctionPlan = functionPlans[name];
    const failed = new MathExpression({
      expression: '100 * errors / MAX([errors, calls])',
      usingMetrics: {
        errors: watched.metricErrors({ period: fiveMinutes, statistic: Stats.SUM }),
        calls: watched.metricInvocations({ period: fiveMinutes, statistic: Stats.SUM }),
      },
      period: fiveMinutes,
    });
    return [
      {
        kind: 'errors',
        of: name,
        metric: failed,
        above: errorShare * 100,
        periods: 2,
        says: `More than ${errorShare * 100} % of the calls of ${name} failed for ten minutes.`,
      },
      {
        kind: 'duration',
        of: name,
        metric: watched.metricDuration({ period: fiveMinutes, statistic: 'p95' }),
        above: timeoutSeconds * 1000 * durationShare,
        periods: 3,
        says: `The slowest calls of ${name} take more than ${durationShare * 100} % of its time-out of ${timeoutSeconds} s.`,
      },
      {
        kind: 'throttles',
        of: name,
        metric: watched.metricThrottles({ period: fiveMinutes, statistic: Stats.SUM }),
        above: 0,
        periods: 3,
        says: `${name} was refused concurrency for 15 minutes.`,
      },
    ];
  });
}

function queueAlarms({ queues, settings }: Watched): readonly AlarmAsked[] {
  const { queueDepth, queueMinutes } = settings.alarms;
  const lost = queues.lost.metricApproximateNumberOfMessagesVisible({
    period: minute,
    statistic: Stats.MAXIMUM,
  });
  return [
    ...workQueues.flatMap((name): readonly AlarmAsked[] => [
      {
        kind: 'depth',
        of: queuePlans[name].thing,
        metric: queues.byName[name].metricApproximateNumberOfMessagesVisible({
          period: fiveMinutes,
          statistic: Stats.MINIMUM,
        }),
        above: queueDepth,
        periods: 6,
        says: `More than ${queueDepth} messages have waited in ${name} for half an hour.`,
      },
      {
        kind: 'age',
        of: queuePlans[name].thing,
        metric: queues.byName[name].metricApproximateAgeOfOldestMessage({
          period: fiveMinutes,
          statistic: Stats.MAXIMUM,
        }),
        above: queueMinutes * 60,
        periods: 1,
        says: `A message has waited in ${name} for more than ${queueMinutes} minutes.`,
      },
      {
        kind: 'deadLetters',
        of: `${queuePlans[name].thing}-dlq`,
        // The function takes them up within a minute; what is older, it could not judge.
        metric: queues.byName[deadOf(name)].metricApproximateAgeOfOldestMessage({
          period: minute,
          statistic: Stats.MAXIMUM,
        }),
        above: 15 * 60,
        periods: 1,
        says: `A message of ${name} that was given up has been left lying for 15 minutes.`,
      },
    ]),
    {
      kind: 'lostEvents',
      of: 'lost-events',
      metric: lost,
      above: 0,
      periods: 1,
      says: 'A function could not be called with an event, so a file may not have been taken up.',
    },
  ];
}

/** The function that looks for them writes a line when it has to call a person. */
function stuckAlarms(scope: Construct, { functions, settings }: Watched): readonly AlarmAsked[] {
  const logGroup = functions.stuck?.logGroup;
  if (logGroup === undefined) return [];
  const metricNamespace = nameOf(settings, 'pipeline');
  new MetricFilter(scope, 'StuckSessions', {
    logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue('$.event', '=', 'sessions.stuck'),
      FilterPattern.numberValue('$.alerted', '>', 0),
    ),
    metricNamespace,
    metricName: 'StuckSessions',
    metricValue: '$.alerted',
  });
  return [
    {
      kind: 'stuck',
      of: 'sessions',
      metric: new Metric({
        namespace: metricNamespace,
        metricName: 'StuckSessions',
        period: minute,
        statistic: Stats.SUM,
      }),
      above: 0,
      periods: 1,
      says: 'A session was set going twice and does not go on.',
    },
  ];
}

function tableAlarms({ infrastructure }: Watched): readonly AlarmAsked[] {
  return tableNames.map((name) => {
    const { tableName } = infrastructure.tables[name];
    const ofTable = (metricName: string): Metric =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: tableName },
        period: fiveMinutes,
        statistic: Stats.SUM,
      });
    return {
      kind: 'tableErrors',
      of: name,
      metric: new MathExpression({
        expression: 'reads + writes',
        usingMetrics: { reads: ofTable('ReadThrottleEvents'), writes: ofTable('WriteThrottleEvents') },
        period: fiveMinutes,
      }),
      above: 0,
      periods: 3,
      says: `The table ${name} refused requests for 15 minutes.`,
    };
  });
}

function apiAlarms({ apiIds }: Watched): readonly AlarmAsked[] {
  return apiIds.map(({ name, id }) => ({
    kind: 'apiErrors',
    of: name,
    metric: new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: name === 'live' ? 'ExecutionError' : '5xx',
      dimensionsMap: { ApiId: id },
      period: fiveMinutes,
      statistic: Stats.SUM,
    }),
    above: 5,
    periods: 1,
    says: `More than 5 requests to the API "${name}" failed on our side within five minutes.`,
  }));
}

/** Charges are told of once a day or so, in dollars, by one region for all. */
function costAlarms({ settings }: Watched): readonly AlarmAsked[] {
  const { monthlyUsd } = settings.alarms;
  if (monthlyUsd === null) return [];
  return [
    {
      kind: 'cost',
      of: 'account',
      metric: new Metric({
        namespace: 'AWS/Billing',
        metricName: 'EstimatedCharges',
        dimensionsMap: { Currency: 'USD' },
        period: Duration.hours(6),
        statistic: Stats.MAXIMUM,
      }),
      above: monthlyUsd,
      periods: 1,
      says: `The account's charges of this month are above ${monthlyUsd} USD.`,
    },
  ];
}
