import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FileMetadataItem, FileMetadataStore } from '../../../core/ports/fileMetadata.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { conditionHeld } from './conditionHeld.ts';

/** Bytes that an item may have with room to spare; DynamoDB takes 400 KB. */
const itemBytes = 390_000;
/** Numbers that DynamoDB keeps, by size. */
const [leastNumber, mostNumber] = [1e-130, 9.99e125];

/** The table of the CSV ingestion pipeline in DynamoDB, with attributes of the types that its document names. */
export function dynamoFileMetadata({
  client,
  region,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly region: string;
  readonly table: string;
}): FileMetadataStore {
  return {
    put: (item) =>
      attemptCloud({ action: 'dynamodb:PutItem', resource: table, region }, async () => {
        const command = new PutItemCommand({
          TableName: table,
          Item: attributesOf(fitting(item)),
          ConditionExpression: 'attribute_not_exists(file_name) OR upload_timestamp <= :mine',
          ExpressionAttributeValues: { ':mine': { S: item.upload_timestamp } },
        });
        // A later upload of the same name may have come before; then it stays.
        await conditionHeld(() => client.send(command));
      }),
  };
}

/** As much of an item as fits. */
function fitting(item: FileMetadataItem): FileMetadataItem {
  const short = { ...item, statistics: {} };
  const {
    missing_values: _,
    invalid_values: __,
    ...quality
  } = item.quality_issues as Record<string, unknown>;
  const shortest = {
    ...short,
    schema: {},
    quality_issues: { ...quality, missing_values: {}, invalid_values: {} },
  };
  const fits = (one: FileMetadataItem): boolean => Buffer.byteLength(JSON.stringify(one)) <= itemBytes;
  return [item, short].find(fits) ?? shortest;
}

function attributesOf(values: object): Record<string, AttributeValue> {
  // `fromEntries` makes an own property even of a column called `__proto__`; one without a name cannot be kept.
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
      const attribute = name === '' ? undefined : attributeOf(value);
      return attribute === undefined ? [] : [[name, attribute]];
    }),
  );
}

/** @returns `undefined` for a number that DynamoDB has no room for */
function attributeOf(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'object' && value !== null) return { M: attributesOf(value) };
  if (typeof value !== 'number') return undefined;
  const size = Math.abs(value);
  return value === 0 || (size >= leastNumber && size <= mostNumber) ? { N: String(value) } : undefined;
}
