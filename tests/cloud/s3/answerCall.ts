import { Bucket } from './bucket.ts';
import { deleteObject, deleteObjects } from './deleteObjects.ts';
import { listObjects, listParts, listUploads, listVersions } from './listings.ts';
import { abortUpload, completeUpload, createUpload, putPart } from './multipart.ts';
import { readObject } from './readObject.ts';
import { S3Error } from './s3Error.ts';
import { bodyText, type S3Request } from './s3Request.ts';
import { type S3Answer, type S3Call, type S3World, xmlAnswer } from './s3World.ts';
import { copyObject, putObject } from './writeObject.ts';
import { writeXml, xmlText } from './xmlText.ts';

/** Does what a request asks for. @throws {S3Error} also for whatever is not stood for: `NotImplemented` */
export async function answerCall(world: S3World, request: S3Request, payload: string): Promise<S3Answer> {
  if (request.bucket === '') {
    return xmlAnswer(
      writeXml('ListAllMyBucketsResult', {
        Buckets: { Bucket: [...world.buckets.keys()].map((name) => ({ Name: name })) },
      }),
    );
  }
  const known = world.buckets.get(request.bucket);
  if (request.key === '' && request.method === 'PUT' && request.query.size === 0) {
    if (known !== undefined)
      throw new S3Error(409, known.isForeign ? 'BucketAlreadyExists' : 'BucketAlreadyOwnedByYou');
    world.buckets.set(request.bucket, new Bucket(request.bucket));
    return { status: 200, headers: { location: `/${request.bucket}` } };
  }
  if (known === undefined) throw new S3Error(404, 'NoSuchBucket');
  if (known.isForeign) throw new S3Error(403, 'AccessDenied');
  const call: S3Call = { world, request, bucket: known, payload };
  return request.key === '' ? answerBucket(call) : answerObject(call);
}

async function answerObject(call: S3Call): Promise<S3Answer> {
  const { method, query, headers } = call.request;
  const isPart = query.has('uploadId');
  switch (method) {
    case 'GET':
      return isPart ? listParts(call) : readObject(only(call));
    case 'HEAD':
      return readObject(only(call));
    case 'PUT':
      if (isPart) return putPart(call);
      return headers['x-amz-copy-source'] === undefined ? putObject(only(call)) : copyObject(only(call));
    case 'DELETE':
      return isPart ? abortUpload(call) : deleteObject(only(call));
    case 'POST':
      if (query.has('uploads')) return createUpload(call);
      if (isPart) return completeUpload(call);
      throw new S3Error(501, 'NotImplemented');
    default:
      throw new S3Error(405, 'MethodNotAllowed');
  }
}

/** Refuses requests for what is kept beside an object (tags, locks, rights), which would look like the object itself. */
function only(call: S3Call): S3Call {
  const beside = ['acl', 'tagging', 'legal-hold', 'retention', 'torrent', 'attributes', 'restore', 'select'];
  const asked = beside.find((name) => call.request.query.has(name));
  if (asked !== undefined)
    throw new S3Error(501, 'NotImplemented', { message: `${asked} is not stood for.` });
  return call;
}

async function answerBucket(call: S3Call): Promise<S3Answer> {
  const { world, request, bucket } = call;
  const { method, query } = request;
  const name = ['versioning', 'notification', 'location', 'uploads', 'versions', 'delete'].find((one) =>
    query.has(one),
  );
  switch (`${method} ${name ?? ''}`) {
    case 'HEAD ':
      return { status: 200, headers: { 'x-amz-bucket-region': world.region } };
    case 'GET ':
      if (query.get('list-type') !== '2') throw new S3Error(501, 'NotImplemented');
      return listObjects(call);
    case 'DELETE ':
      if (bucket.keys().length > 0) throw new S3Error(409, 'BucketNotEmpty');
      world.buckets.delete(bucket.name);
      return { status: 204 };
    case 'GET versioning':
      return xmlAnswer(
        writeXml('VersioningConfiguration', bucket.versioning === '' ? {} : { Status: bucket.versioning }),
      );
    case 'PUT versioning': {
      const status = xmlText(await bodyText(request), 'Status');
      if (status !== 'Enabled' && status !== 'Suspended') throw new S3Error(400, 'MalformedXML');
      bucket.versioning = status;
      return { status: 200 };
    }
    case 'GET notification':
      return xmlAnswer(writeXml('NotificationConfiguration', {}));
    case 'PUT notification':
      // Where events go stands in the template; a setting that is taken and never followed would be a trap.
      throw new S3Error(501, 'NotImplemented');
    case 'GET location':
      return xmlAnswer(writeXml('LocationConstraint', {}));
    case 'GET uploads':
      return listUploads(call);
    case 'GET versions':
      return listVersions(call);
    case 'POST delete':
      return deleteObjects(call);
    default:
      throw new S3Error(501, 'NotImplemented');
  }
}
