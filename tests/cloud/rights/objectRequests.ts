import type { S3Request } from '../s3/s3Request.ts';
import type { IamRequest } from './policySimulator.ts';
import type { KeysOf } from './keyRequests.ts';

/**
 * What a request to S3 asks IAM for, the key of an encrypted bucket included.
 *
 * @throws {Error} for a call that is not known here: nothing is passed over
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html
 */
export function objectRequests(request: S3Request, keysOf: KeysOf): readonly IamRequest[] {
  const { method, bucket, key, query, headers } = request;
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const resource = `${bucketArn}/${key}`;
  const on = (action: string): IamRequest => ({ action: `s3:${action}`, resource });
  const decrypting = keysOf(bucketArn, 's3', ['kms:Decrypt']);
  const encrypting = keysOf(bucketArn, 's3', ['kms:GenerateDataKey']);
  if (key === '') return [{ action: 's3:ListBucket', resource: bucketArn }];
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (query.has('uploadId')) return [on('ListMultipartUploadParts')];
      return [on(query.has('versionId') ? 'GetObjectVersion' : 'GetObject'), ...decrypting];
    case 'DELETE':
      return [on(query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject')];
    case 'PUT':
    case 'POST': {
      const source = headers['x-amz-copy-source'];
      // Parts are read again when they are put together.
      const parts = query.has('uploads') || query.has('uploadId') ? decrypting : [];
      const copied = source === undefined ? [] : copiedRequests(source, keysOf);
      return [on('PutObject'), ...encrypting, ...parts, ...copied];
    }
    default:
      throw new Error(`It is not known what ${method} needs.`);
  }
}

function copiedRequests(source: string, keysOf: KeysOf): readonly IamRequest[] {
  const [path = '', query = ''] = source.split('?');
  const plain = decodeURIComponent(path).replace(/^\//, '');
  const bucketArn = `arn:aws:s3:::${plain.slice(0, plain.indexOf('/'))}`;
  return [
    {
      action: query.includes('versionId=') ? 's3:GetObjectVersion' : 's3:GetObject',
      resource: `arn:aws:s3:::${plain}`,
    },
    ...keysOf(bucketArn, 's3', ['kms:Decrypt']),
  ];
}

/** What has to be allowed besides to be told that an object is not there. */
export function absenceRequests({ bucket }: S3Request): readonly IamRequest[] {
  return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }];
}
