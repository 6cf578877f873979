import type { App } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { stackName } from '../account/stackName.ts';
import { makeBackups } from './backups.ts';
import { makeBoundary } from './boundary.ts';
import type { Buckets } from './buckets.ts';
import { makeBuckets } from './buckets.ts';
import type { Keys } from './keys.ts';
import { makeKeys } from './keys.ts';
import type { StackSettings } from './settings.ts';
import type { Tables } from './tablesOfStack.ts';
import { makeTables } from './tablesOfStack.ts';
import type { Topics } from './topics.ts';
import { makeTopics } from './topics.ts';
import type { Users } from './users.ts';
import { makeUsers } from './users.ts';

/** All that holds data, names people or is subscribed to; it outlives any change of the functions. */
export class InfrastructureStack extends Stack {
  readonly keys: Keys;
  readonly buckets: Buckets;
  readonly tables: Tables;
  readonly topics: Topics;
  readonly users: Users;
  readonly boundary: ManagedPolicy;

  constructor(app: App, settings: StackSettings) {
    super(app, stackName(settings, 'Infrastructure'), {
      description: `Data of the ${settings.prefix} pipeline (${settings.environment})`,
      env: { region: settings.region, ...(settings.account === null ? {} : { account: settings.account }) },
      terminationProtection: settings.removal === 'keep',
    });
    this.keys = makeKeys(this, settings);
    this.buckets = makeBuckets(this, settings, this.keys);
    this.tables = makeTables(this, settings, this.keys);
    this.topics = makeTopics(this, settings, this.keys);
    this.users = makeUsers(this, settings);
    this.boundary = makeBoundary(this, settings);
    if (settings.claims) makeBackups(this, settings, this);
    const told = {
      DataBucketName: this.buckets.data.bucketName,
      QuarantineBucketName: this.buckets.quarantine.bucketName,
      MetadataTableName: this.tables.metadata.tableName,
      HistoryTableName: this.tables.history.tableName,
      MappingsTableName: this.tables.mappings.tableName,
      SessionsTableName: this.tables.sessions.tableName,
      ScanResultsTableName: this.tables.scanResults.tableName,
      UserPoolId: this.users.pool.userPoolId,
      UserPoolClientId: this.users.client.userPoolClientId,
      SignInAddress: this.users.address,
      SignInCallback: this.users.callback,
    };
    for (const [name, value] of Object.entries(told)) new CfnOutput(this, name, { value });
  }
}
