import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { KeyAttribute, TableDefinition } from '../aws/tables.ts';
import { tables } from '../aws/tables.ts';
import type { Keys } from './keys.ts';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
export type Tables = Readonly<Record<TableName, Table>>;

/** All tables: paid by request, encrypted by the pipeline's key, restorable to any second of the last 35 days. */
export function makeTables(scope: Construct, settings: StackSettings, keys: Keys): Tables {
  const made = tableNames.map((name) => [name, makeTable(scope, name, { settings, keys })]);
  return Object.fromEntries(made) as Tables;
}

function makeTable(
  scope: Construct,
  name: TableName,
  { settings, keys }: { readonly settings: StackSettings; readonly keys: Keys },
): Table {
  const { thing, partitionKey, sortKey, indexes, timeToLive }: TableDefinition = tables[name];
  const isKept = settings.removal === 'keep';
  const table = new Table(scope, `${name}Table`, {
    tableName: nameOf(settings, thing),
    partitionKey: attribute(partitionKey),
    ...(sortKey === undefined ? {} : { sortKey: attribute(sortKey) }),
    ...(timeToLive === undefined ? {} : { timeToLiveAttribute: timeToLive }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: keys.data,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: isKept,
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const index of indexes) {
    const common = {
      indexName: index.name,
      sortKey: attribute(index.sortKey),
      projectionType: index.keysOnly === true ? ProjectionType.KEYS_ONLY : ProjectionType.ALL,
    };
    if (index.kind === 'local') table.addLocalSecondaryIndex(common);
    else table.addGlobalSecondaryIndex({ ...common, partitionKey: attribute(index.partitionKey) });
  }
  return table;
}

function attribute({ name, type }: KeyAttribute): { name: string; type: AttributeType } {
  return { name, type: type === 'S' ? AttributeType.STRING : AttributeType.NUMBER };
}
