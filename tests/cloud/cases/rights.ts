import { expect, it } from 'vitest';
import type { PipelineCloud } from '../pipelineCloud.ts';
import type { FunctionGrant } from '../rights/rights.ts';

/** Rights that no case here needs, and why functions have them nevertheless. */
const unneeded: readonly {
  readonly name: RegExp;
  readonly action: RegExp;
  readonly on: RegExp;
  readonly why: string;
}[] = [
  {
    name: /./,
    action: /AbortMultipartUpload/,
    on: /./,
    why: 'only where a long write is broken off in the middle',
  },
  {
    name: /^(?:intake|analyze|part|finish)$/,
    action: /GetObject$/,
    on: /\/(?:raw|raw-test|uploads|members)\/\*$/,
    why: 'what arrived is named by its version wherever the bucket keeps versions',
  },
  {
    name: /^(?:analyze|api)$/,
    action: /(?:Get|Put)Object(?:Version)?$/,
    on: /mappings\/\*$/,
    why: 'only approvals too long for an item lie among the objects',
  },
  {
    name: /^(?:finish|api|deadLetter|scanResume|scanSteps|scanWorker)$/,
    action: /GetObjectVersion$/,
    on: /(?:processed|validation-reports|archive|work|temp|scans)\/\*$/,
    why: 'what we wrote ourselves is read as it lies there; one method of the port does both',
  },
  {
    name: /^finish$/,
    action: /GetObject$/,
    on: /(?:processed|validation-reports)\/\*$/,
    why: 'joining is one method, with rights where it takes from and where it brings to',
  },
  {
    name: /^part$/,
    action: /PutObject$/,
    on: /temp\/\*$/,
    why: 'only leads that come after an end by force are laid aside',
  },
  {
    name: /^api$/,
    action: /GetObject$/,
    on: /validation-reports\/\*$/,
    why: 'a link to a report is signed as one to rows is',
  },
  {
    name: /^(?:part|api|standardise)$/,
    action: /PutObject$/,
    on: /keys\/leads$/,
    why: 'made once, by whichever of them needs it first',
  },
  {
    name: /^api$/,
    action: /PutObject$/,
    on: /raw-test\/\*$/,
    why: 'a link for the test lane is signed as one for the main lane is',
  },
  {
    name: /./,
    action: /ChangeMessageVisibility/,
    on: /./,
    why: 'only a message that is to come again is held',
  },
  {
    name: /./,
    action: /dynamodb:(?:Get|Delete)Item/,
    on: /sessions-dev$/,
    why: 'a desk that is found gone while it is told something is forgotten',
  },
  {
    name: /./,
    action: /s3:ListBucket/,
    on: /./,
    why: 'without it an object that is not there is told as one that may not be read',
  },
  {
    name: /./,
    action: /kms:GenerateDataKey/,
    on: /./,
    why: 'asked for with the first write to what is encrypted; the stand-in asks DynamoDB for opening only',
  },
  {
    name: /^finish$/,
    action: /kms:Decrypt/,
    on: /./,
    why: 'of the quarantine: only what is written in parts is opened again',
  },
  {
    name: /^(?:stuck|publisher)$/,
    action: /SendMessage/,
    on: /lost-events-dev$/,
    why: 'only a call that failed three times is lost',
  },
  {
    name: /^analyze$/,
    action: /dynamodb:(?:Query|Scan|BatchGetItem)/,
    on: /(?:schema-mappings|sessions)-dev$/,
    why: 'the versions of a mapping, a list whose index lags, a session that is begun again',
  },
  {
    name: /^api$/,
    action: /dynamodb:(?:Query|Scan)/,
    on: /schema-mappings-dev$/,
    why: 'the versions of a mapping, a list whose index lags',
  },
  {
    name: /^analyze$/,
    action: /DeleteObject/,
    on: /members\/\*$/,
    why: 'only members of an archive that turned out to be damaged are taken away',
  },
  {
    name: /^analyze$/,
    action: /SendMessage/,
    on: /finish-dev$/,
    why: 'only where a run is begun again whose parts are all done',
  },
  {
    name: /^part$/,
    action: /Query/,
    on: /index\/places$/,
    why: 'one method of the port reads items, one by one or in their order',
  },
  {
    name: /^finish$/,
    action: /dynamodb:(?:BatchGetItem|ConditionCheckItem|PutItem|UpdateItem)|sqs:SendMessage/,
    on: /(?:sessions|queue|queue-test|queue-finish)-dev$/,
    why: 'only a pack that rejects doubles has a look before, behind which the parts that write begin',
  },
  {
    name: /^finish$/,
    action: /Query/,
    on: /index\/all$/,
    why: 'one method of the port lists uploads of some states, or of all',
  },
  {
    name: /^deadLetter$/,
    action: /dynamodb:(?:Get|Put)Item|sns:Publish/,
    on: /(?:metadata|file-metadata|processing-history|errors)-dev$/,
    why: 'only an analysis or an end that was given up is written on its upload',
  },
  {
    name: /^deadLetter$/,
    action: /s3:GetObject/,
    on: /work\/\*$/,
    why: 'only the end of a run that was given up asks for its plan',
  },
  {
    name: /^deadLetter$/,
    action: /dynamodb:(?:Put|Update)Item|SendMessage|ManageConnections/,
    on: /(?:sessions-dev|queue-dev|queue-finish-dev|queue-scan-steps-dev|@connections\/\*)$/,
    why: 'whether the last try of a part is its own or that of the dead letter is a matter of time',
  },
  {
    name: /^deadLetter$/,
    action: /dynamodb:(?:Get|Update)Item/,
    on: /scan-results-dev$/,
    why: 'only a scan that could not be laid out, or whose workbook could not be written, is told as failed',
  },
  {
    name: /^scanSteps$/,
    action: /dynamodb:BatchGetItem/,
    on: /sessions-dev$/,
    why: 'only where a scan is laid out again that was left half-way',
  },
  {
    name: /^(?:deadLetter|stuck|api)$/,
    action: /SendMessage/,
    on: /queue-test-dev$/,
    why: 'the test lane is sent through again as the main lane is',
  },
  {
    name: /^stuck$/,
    action: /SendMessage|PutItem/,
    on: /(?:queue|sessions)-dev$/,
    why: 'only a session that does not go on for ten minutes is called to mind',
  },
  {
    name: /^publisher$/,
    action: /SendMessage|PutItem|Query/,
    on: /(?:queue-analyze|processing-history|sessions)-dev$/,
    why: 'only where whoever approved or ended did not live to send on what follows',
  },
  {
    name: /^(?:deadLetter|stuck)$/,
    action: /SendMessage|BatchGetItem/,
    on: /(?:queue-standard|standards)-dev$/,
    why: 'only a batch that was given up, or that does not go on for ten minutes, is called to mind again',
  },
  {
    name: /^(?:standardise|api)$/,
    action: /dynamodb:(?:BatchGet|Delete|Put|Update|Get)Item|GetObjectVersion/,
    on: /(?:standards|sessions|schemas)-dev$|(?:keys\/leads|standardise\/\*)$/,
    why: 'what comes late, is begun again half-way, is answered although it was not before, or is read as we wrote it',
  },
  {
    name: /^socketDefault$/,
    action: /kms:Decrypt/,
    on: /./,
    why: 'only where the desk that is answered is found gone',
  },
  {
    name: /^socketSubscribe$/,
    action: /Query/,
    on: /sessions-dev$/,
    why: 'only where a desk asks for one session',
  },
];

/** Each function could do what it did, and may do nothing that none of the other cases needs. */
export function itHasItsRights(opened: () => PipelineCloud): void {
  it('has refused nothing that was not withheld', () => {
    const { rights } = opened().cloud.parts;
    const refused = [...rights.refused].filter(
      (line) => !/-analyze-dev s3:GetObjectVersion |-intake-dev dynamodb:PutItem /.test(line),
    );
    expect(refused).toEqual([]);
  });

  it('has used every right that a function has, but for those that are named with a reason', () => {
    const { rights, functions } = opened().cloud.parts;
    const made = new Set([...functions.values()].map(({ settings }) => settings.name));
    // Helpers of CDK have roles, too.
    const [unused = [], all = []] = [rights.unused(), rights.all()].map((grants) =>
      grants.filter(({ functionName }) => made.has(functionName)).map(told),
    );
    const unexplained = unused.filter((grant) => !unneeded.some((reason) => isOf(reason, grant)));
    expect(unexplained.map(({ name, action, resource }) => `${name} ${action} ${resource}`)).toEqual([]);
    const idle = unneeded.filter((reason) => !all.some((grant) => isOf(reason, grant)));
    expect(idle.map(({ why }) => why)).toEqual([]);
  });
}

interface ToldGrant {
  readonly name: string;
  readonly action: string;
  readonly resource: string;
}

function told({ functionName, action, resource }: FunctionGrant): ToldGrant {
  return {
    name: functionName.replace(/^mapwright-(.*)-dev$/, '$1'),
    action,
    resource: resource.replace(/^.*:/, ''),
  };
}

function isOf({ name, action, on }: (typeof unneeded)[number], grant: ToldGrant): boolean {
  return name.test(grant.name) && action.test(grant.action) && on.test(grant.resource);
}
