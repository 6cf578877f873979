/** A finding of cdk-nag that is as it should be here, and why. */
export interface Acknowledgement {
  /** Rules, by the beginning of their ids. */
  readonly rules: readonly string[];
  /** Findings of the rule in brackets; absent: all of them. */
  readonly finding?: RegExp;
  /** Paths of constructs below their stack. */
  readonly where: RegExp;
  /** Names of stacks; absent: both, in every environment. */
  readonly stacks?: RegExp;
  readonly reason: string;
}

/** Every acknowledgement there is; one that nothing answers to is told of, so that none outlives its reason. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    rules: ['AwsSolutions-COG2', 'AwsSolutions-COG3', 'AwsSolutions-COG8'],
    where: /^Users\//,
    stacks: /^(Dev|Staging)-/,
    reason:
      'Here are made-up data and few people; a second factor is offered, and asked of everybody in prod.',
  },
  {
    rules: ['AwsSolutions-IAM5'],
    finding:
      /^Resource::.*\/(raw|raw-test|uploads|work|processed|validation-reports|archive|mappings|members|temp|scans|standardise)\/\*$/,
    where: /^\w+Policy\//,
    reason: 'Objects come and go; the right is on one prefix of one bucket and names each action.',
  },
  {
    rules: ['AwsSolutions-IAM5'],
    finding: /^Resource::.*\/processed\/\*_summary\.json$/,
    where: /^analyzePolicy\//,
    reason: 'Summaries bear the names of their files; the right is on their ending alone.',
  },
  {
    rules: ['AwsSolutions-IAM5'],
    finding: /Quarantine.*\/\*$/,
    where: /^(finish|api)Policy\//,
    reason:
      'The quarantine has a bucket of its own; one function may write there, another may make links for people.',
  },
  {
    rules: ['AwsSolutions-IAM5'],
    finding: /@connections\/\*$/,
    where: /^\w+Policy\//,
    reason: 'Connections have ids that are made when a desk connects; the right is on one stage of one API.',
  },
  {
    rules: ['AwsSolutions-IAM5'],
    finding: /^Resource::\*$/,
    where: /^\w+Policy\//,
    reason:
      'Traces of X-Ray, and statements of the warehouse that the function itself began, have no resource that a right could name.',
  },
  {
    rules: ['AwsSolutions-IAM5', 'HIPAA.Security-IAMPolicyNoStatementsWithFullAccess'],
    where: /^Boundary\//,
    reason:
      'A boundary allows nothing by itself; it only caps the policies of the functions, which name each action.',
  },
  {
    rules: ['AwsSolutions-IAM4', 'AwsSolutions-IAM5', 'HIPAA.Security-IAMNoInlinePolicy'],
    where: /^BucketNotificationsHandler/,
    reason: "The role is the CDK's own; its function runs at deployment only and sets notices of buckets.",
  },
  {
    rules: ['HIPAA.Security-IAMNoInlinePolicy'],
    where: /^Arrivals\/Notifications\/HandlerPolicy\//,
    reason: "The policy is that of the CDK's own function for notices of buckets.",
  },
  {
    rules: ['AwsSolutions-IAM4'],
    where: /^Backups\/Tables\/Role\//,
    reason: 'AWS keeps this policy in step with what its backup service does.',
  },
  {
    rules: ['AwsSolutions-IAM4'],
    where: /^ApiLogRole$/,
    reason: 'The setting of the account asks for just this policy of AWS.',
  },
  {
    rules: ['AwsSolutions-APIG4'],
    where: /^(socket|scan)\w+Route$/,
    reason:
      'Who connects shows a ticket that the HTTP API, behind Cognito, gave out for one minute and one use; $connect refuses others, and a route is reached only over a connection that was let in.',
  },
  {
    rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    where: /^(dead\w+|lost)Queue\//,
    reason: 'It is where others give up to; behind it stands a person with an alarm and a way to redrive.',
  },
  {
    rules: ['Serverless-LambdaDLQ', 'HIPAA.Security-LambdaDLQ'],
    where: /^(analyze|part|finish|standardise|deadLetter|(socket|scan)\w+|api)Function\//,
    reason:
      'A queue with a dead-letter queue, or an API that waits for the answer, calls it; such calls never use one of the function.',
  },
  {
    rules: ['Serverless-LambdaDLQ', 'HIPAA.Security-LambdaDLQ'],
    where: /^(intake|stuck|publisher|warehouseLoad)Function\//,
    reason: 'It has a destination on failure instead, which keeps the reason beside the event.',
  },
  {
    rules: ['Serverless-LambdaEventSourceMappingDestination'],
    where: /Function\/SqsEventSource/,
    reason:
      'Event sources of SQS have no such destination; what fails goes to the dead-letter queue of the queue.',
  },
  {
    rules: ['HIPAA.Security-LambdaInsideVPC'],
    where: /^\w+Function\//,
    reason:
      'The functions reach services of AWS alone, over TLS with signed requests; a network of their own would add ways in, not close any.',
  },
  {
    rules: ['HIPAA.Security-S3BucketReplicationEnabled'],
    where: /^(Logs|Data|Quarantine)Bucket\//,
    reason:
      'Objects lie in three zones with all versions; a copy in another region is for the owner to decide, who may not be allowed it.',
  },
  {
    rules: ['HIPAA.Security-S3DefaultEncryptionKMS'],
    where: /^LogsBucket\//,
    reason: 'S3 delivers its access logs to buckets with its own key only; they hold no data of files.',
  },
];
