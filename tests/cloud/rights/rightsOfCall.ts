/** A right that a request needs: an action on a table (`<name>` or `<name>/index/<index>`), a bucket or an object, or a queue. */
export interface RequestedRight {
  readonly action: string;
  readonly target: string;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * What AWS asks for before it answers a command of the SDK.
 *
 * @throws {Error} for a command that is not known here: nothing is passed over
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function rightsOfCall(command: string, input: Input): readonly RequestedRight[] {
  const name = command.replace(/Command$/, '');
  // The document client's commands are named without `Item`, and it sends those that are named with it.
  const ofTable = tableActions[name.replace(/Item$/, '')];
  if (ofTable !== undefined) return [{ action: `dynamodb:${ofTable}`, target: tableOf(input) }];
  const ofObject = objectActions[name];
  if (ofObject !== undefined) return ofObject(input);
  const ofQueue = queueActions[name];
  if (ofQueue !== undefined) return [{ action: ofQueue, target: String(input['QueueUrl']) }];
  switch (name) {
    case 'TransactWriteItems':
    case 'TransactWrite':
      return (input['TransactItems'] as readonly Input[]).flatMap((item) =>
        Object.entries(item).map(([kind, inner]) => ({
          action: `dynamodb:${transactActions[kind] ?? kind}`,
          target: tableOf(inner as Input),
        })),
      );
    case 'BatchWriteItem':
    case 'BatchWrite':
    case 'BatchGetItem':
    case 'BatchGet':
      return Object.keys(input['RequestItems'] as Input).map((target) => ({
        action: `dynamodb:${name.startsWith('BatchGet') ? 'BatchGetItem' : 'BatchWriteItem'}`,
        target,
      }));
    case 'Publish':
      return [{ action: 'sns:Publish', target: String(input['TopicArn']) }];
    case 'BatchExecuteStatement':
    case 'DescribeTable':
      return [{ action: `redshift-data:${name}`, target: 'workgroup' }];
    case 'DescribeStatement':
    case 'GetStatementResult':
    case 'CancelStatement':
      return [{ action: `redshift-data:${name}`, target: 'statements' }];
    case 'PostToConnection':
    case 'DeleteConnection':
    case 'GetConnection':
      return [{ action: 'execute-api:ManageConnections', target: 'connections' }];
    default:
      throw new Error(`It is not known what ${command} needs.`);
  }
}

const tableActions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Query: 'Query',
  Scan: 'Scan',
};

const transactActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const queueActions: Readonly<Record<string, string>> = {
  SendMessage: 'sqs:SendMessage',
  SendMessageBatch: 'sqs:SendMessage',
  ReceiveMessage: 'sqs:ReceiveMessage',
  DeleteMessage: 'sqs:DeleteMessage',
  DeleteMessageBatch: 'sqs:DeleteMessage',
  ChangeMessageVisibility: 'sqs:ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
  GetQueueAttributes: 'sqs:GetQueueAttributes',
};

const put = (): readonly RequestedRight[] => [{ action: 's3:PutObject', target: 'object' }];

const objectActions: Readonly<Record<string, (input: Input) => readonly RequestedRight[]>> = {
  GetObject: reads,
  HeadObject: reads,
  PutObject: put,
  CreateMultipartUpload: put,
  UploadPart: put,
  CompleteMultipartUpload: put,
  UploadPartCopy: copies,
  CopyObject: copies,
  AbortMultipartUpload: () => [{ action: 's3:AbortMultipartUpload', target: 'object' }],
  ListParts: () => [{ action: 's3:ListMultipartUploadParts', target: 'object' }],
  DeleteObject: () => [{ action: 's3:DeleteObject', target: 'object' }],
  DeleteObjects: () => [{ action: 's3:DeleteObject', target: 'object' }],
  HeadBucket: () => [{ action: 's3:ListBucket', target: 'bucket' }],
  ListObjectsV2: () => [{ action: 's3:ListBucket', target: 'bucket' }],
};

/** One that is not there is told as such only to those who may list. */
function reads({ VersionId }: Input): readonly RequestedRight[] {
  return [
    { action: VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', target: 'object' },
    { action: 's3:ListBucket', target: 'bucket' },
  ];
}

function copies({ CopySource }: Input): readonly RequestedRight[] {
  const isVersion = String(CopySource).includes('versionId=');
  return [
    ...put(),
    { action: isVersion ? 's3:GetObjectVersion' : 's3:GetObject', target: 'object' },
    { action: 's3:ListBucket', target: 'bucket' },
  ];
}

function tableOf({ TableName, IndexName }: Input): string {
  return typeof IndexName === 'string' ? `${String(TableName)}/index/${IndexName}` : String(TableName);
}
