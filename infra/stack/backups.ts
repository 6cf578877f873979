import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { Keys } from './keys.ts';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';
import type { Tables } from './tablesOfStack.ts';

/**
 * Copies of the tables beyond the 35 days to which each can be restored: each month's for as long as records of health
 * care have to be kept, six years (45 CFR 164.316(b)(2)). Made only where claims go through.
 */
export function makeBackups(
  scope: Construct,
  settings: StackSettings,
  { keys, tables }: { readonly keys: Keys; readonly tables: Tables },
): void {
  const vault = new BackupVault(scope, 'Vault', {
    backupVaultName: nameOf(settings, 'backups'),
    encryptionKey: keys.data,
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const plan = new BackupPlan(scope, 'Backups', {
    backupPlanName: nameOf(settings, 'backups'),
    backupVault: vault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'monthly',
        scheduleExpression: Schedule.cron({ day: '1', hour: '3', minute: '0' }),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(6 * 366),
      }),
    ],
  });
  plan.addSelection('Tables', {
    resources: Object.values(tables).map((table) => BackupResource.fromDynamoDbTable(table)),
  });
}
