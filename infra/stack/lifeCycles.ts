import { Duration } from 'aws-cdk-lib';
import type { LifecycleRule, Transition } from 'aws-cdk-lib/aws-s3';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { StackSettings } from './settings.ts';

type LifeCycle = StackSettings['lifeCycle'];

/** Prefixes that objects stay under and are seldom read; they grow cold, and are never removed by themselves. */
const kept = [
  'raw/',
  'raw-test/',
  'uploads/',
  'members/',
  'processed/',
  'validation-reports/',
  'quarantine/',
  'archive/',
];
/** Prefixes of what runs leave behind, and of what desks send to be scanned once. */
const passing = ['work/', 'temp/', 'scans/desk/'];

/** A multipart upload whose sender has gone is paid for and seen by nobody. */
const broken: LifecycleRule = {
  id: 'broken-uploads',
  abortIncompleteMultipartUploadAfter: Duration.days(2),
};

export function dataLifeCycle(lifeCycle: LifeCycle): LifecycleRule[] {
  return [
    broken,
    ...oldVersions(lifeCycle),
    ...kept.map((prefix) => ({
      id: `cold-${nameOfPrefix(prefix)}`,
      prefix,
      transitions: transitions(lifeCycle),
    })),
    ...passing.map((prefix) => ({
      id: `expire-${nameOfPrefix(prefix)}`,
      prefix,
      expiration: Duration.days(lifeCycle.workDays),
      // With versioning an expired object is only marked; its bytes go with the version.
      noncurrentVersionExpiration: Duration.days(1),
    })),
  ];
}

export function quarantineLifeCycle(lifeCycle: LifeCycle): LifecycleRule[] {
  return [broken, ...oldVersions(lifeCycle), { id: 'cold', transitions: transitions(lifeCycle) }];
}

export function logLifeCycle({ accessLogDays }: LifeCycle): LifecycleRule[] {
  return [
    broken,
    {
      id: 'expire',
      expiration: Duration.days(accessLogDays),
      noncurrentVersionExpiration: Duration.days(1),
    },
  ];
}

function transitions({ infrequentAfter, glacierAfter, deepArchiveAfter }: LifeCycle): Transition[] {
  return [
    { storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(infrequentAfter) },
    { storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(glacierAfter) },
    ...(deepArchiveAfter === null
      ? []
      : [{ storageClass: StorageClass.DEEP_ARCHIVE, transitionAfter: Duration.days(deepArchiveAfter) }]),
  ];
}

function oldVersions({ oldVersionDays }: LifeCycle): LifecycleRule[] {
  if (oldVersionDays === null) return [];
  return [{ id: 'old-versions', noncurrentVersionExpiration: Duration.days(oldVersionDays) }];
}

function nameOfPrefix(prefix: string): string {
  return prefix.slice(0, -1).replaceAll('/', '-');
}
