import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { AppError } from '../../core/model/errors.ts';
import type { WorkQueue } from '../../core/ports/messages.ts';
import { type StackKind, stackName } from './stackName.ts';

const text = z.string().min(1);

/** What each stack tells the desk in its outputs; the names are those of the stacks' own code. */
const outputForms = {
  Infrastructure: z.object({
    DataBucketName: text,
    MetadataTableName: text,
    HistoryTableName: text,
    MappingsTableName: text,
    SessionsTableName: text,
    UserPoolClientId: text.optional(),
    SignInAddress: text.optional(),
    SignInCallback: text.optional(),
    // Stacks of an earlier version tell of none.
    ScanResultsTableName: text.optional(),
  }),
  Application: z.object({
    MainQueueUrl: text,
    TestQueueUrl: text,
    AnalyzeQueueUrl: text,
    FinishQueueUrl: text,
    SocketAddress: text,
    SocketEndpoint: text,
    ApiAddress: text.optional(),
  }),
} as const;

/** Where everything is that the desk works with in an account. */
export interface DeskPlaces {
  readonly dataBucket: string;
  readonly metadataTable: string;
  readonly historyTable: string;
  readonly mappingsTable: string;
  readonly sessionsTable: string;
  /** Of code scans; `null` where the stacks have none. */
  readonly scanResultsTable: string | null;
  readonly queueUrls: Readonly<Record<WorkQueue, string>>;
  /** Of the WebSocket API, `wss://...`. */
  readonly socketAddress: string;
  /** Where words to other desks are posted. */
  readonly socketEndpoint: string;
  /** The HTTP API; `null` for stacks that are older than it. */
  readonly api: ApiPlace | null;
}

/** Where the HTTP API is, and where people sign in to it. */
export interface ApiPlace {
  /** `https://...`, without a slash at its end. */
  readonly address: string;
  /** The desk's client of the user pool. */
  readonly clientId: string;
  /** Of the pool's own pages. */
  readonly signIn: string;
  /** On this machine, where the browser brings the person back to. */
  readonly callback: string;
}

/** Which pipeline is meant, and the way to ask. */
export interface StacksAsked {
  readonly client: Pick<CloudFormationClient, 'send'>;
  readonly prefix: string;
  readonly environment: string;
  readonly region: string;
  readonly signal?: AbortSignal;
}

type Outputs = {
  readonly [Kind in StackKind]: z.infer<(typeof outputForms)[Kind]>;
};

/**
 * Asks the two stacks of an environment where its things are.
 *
 * @throws {AppError} `NOT_FOUND` where a stack is not there, or is older than this desk; else what the SDK throws
 */
export async function findDeskPlaces(asked: StacksAsked): Promise<DeskPlaces> {
  const [infrastructure, application] = await Promise.all([
    stackOutputs(asked, 'Infrastructure'),
    stackOutputs(asked, 'Application'),
  ]);
  return placesOf({ Infrastructure: infrastructure, Application: application });
}

/** Where the things are that both stacks tell of. */
export function placesOf({ Infrastructure, Application }: Outputs): DeskPlaces {
  return {
    dataBucket: Infrastructure.DataBucketName,
    metadataTable: Infrastructure.MetadataTableName,
    historyTable: Infrastructure.HistoryTableName,
    mappingsTable: Infrastructure.MappingsTableName,
    sessionsTable: Infrastructure.SessionsTableName,
    scanResultsTable: Infrastructure.ScanResultsTableName ?? null,
    queueUrls: {
      main: Application.MainQueueUrl,
      test: Application.TestQueueUrl,
      analyze: Application.AnalyzeQueueUrl,
      finish: Application.FinishQueueUrl,
    },
    socketAddress: Application.SocketAddress,
    socketEndpoint: Application.SocketEndpoint,
    api: apiPlace(Infrastructure, Application),
  };
}

function apiPlace(
  { UserPoolClientId, SignInAddress, SignInCallback }: Outputs['Infrastructure'],
  { ApiAddress }: Outputs['Application'],
): ApiPlace | null {
  if (!UserPoolClientId || !SignInAddress || !SignInCallback || !ApiAddress) return null;
  return { address: ApiAddress, clientId: UserPoolClientId, signIn: SignInAddress, callback: SignInCallback };
}

/** What one stack tells. @throws {AppError} as `findDeskPlaces` */
export async function stackOutputs<Kind extends StackKind>(
  { client, region, signal, ...named }: StacksAsked,
  kind: Kind,
): Promise<Outputs[Kind]> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const name = stackName(named, kind);
  const command = new DescribeStacksCommand({ StackName: name });
  const told = await client
    .send(command, signal === undefined ? {} : { abortSignal: signal })
    .catch((error: unknown) => {
      throw isAbsence(error) ? absent(name, region, error) : error;
    });
  const outputs = Object.fromEntries(
    (told.Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]),
  );
  const read = outputForms[kind].safeParse(outputs);
  if (read.success) return read.data as Outputs[Kind];
  const missing = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new AppError('NOT_FOUND', `The stack ${name} does not tell ${missing}.`, {
    remedy: 'Deploy the stacks of this version: npm run deploy.',
  });
}

/** CloudFormation has no error of its own for a stack that is not there. */
function isAbsence(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message);
}

function absent(name: string, region: string, cause: unknown): AppError {
  return new AppError('NOT_FOUND', `There is no stack ${name} in ${region}.`, {
    cause,
    remedy: 'Choose the region, prefix and environment that the pipeline was deployed with.',
  });
}
