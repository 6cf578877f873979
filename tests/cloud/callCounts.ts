import type { ServiceCall } from './levers/levers.ts';

/** What calls cost by: requests of S3, SQS and SNS, and units of DynamoDB. */
export interface CallCounts {
  s3Reads: number;
  s3Writes: number;
  dynamoReadUnits: number;
  dynamoWriteUnits: number;
  sqsRequests: number;
  snsPublishes: number;
}

export function noCalls(): CallCounts {
  return {
    s3Reads: 0,
    s3Writes: 0,
    dynamoReadUnits: 0,
    dynamoWriteUnits: 0,
    sqsRequests: 0,
    snsPublishes: 0,
  };
}

/** Bytes of an item that one write unit pays for; what is asked with stands for the item. */
const unitBytes = 1024;

/**
 * Adds one call as AWS counts it: a write unit for each KiB that is written, two of them within a transaction, and a read
 * unit for each read (items are small; strongly consistent). Asking an idle queue is not the work's.
 */
export function addCall(counts: CallCounts, { service, operation, body }: ServiceCall): void {
  if (service === 's3') {
    if (/^(?:GET|HEAD) /.test(operation)) counts.s3Reads += 1;
    else if (!operation.startsWith('DELETE ')) counts.s3Writes += 1;
  } else if (service === 'sns') counts.snsPublishes += 1;
  else if (service === 'sqs') {
    if (operation !== 'ReceiveMessage') counts.sqsRequests += 1;
  } else {
    const units = Math.max(1, Math.ceil(Buffer.byteLength(body) / unitBytes));
    if (/^(?:GetItem|Query|Scan|BatchGetItem)$/.test(operation)) counts.dynamoReadUnits += units;
    else if (operation === 'TransactWriteItems')
      counts.dynamoWriteUnits += 2 * Math.max(units, itemsOf(body));
    else counts.dynamoWriteUnits += units;
  }
}

function itemsOf(body: string): number {
  const { TransactItems = [] } = JSON.parse(body) as { readonly TransactItems?: readonly unknown[] };
  return TransactItems.length;
}
