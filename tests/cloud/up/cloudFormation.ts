import { createServer } from 'node:http';
import { answering, closeServer, listen, readBody } from '../gateway/listen.ts';

/** Outputs of a stack by their names. */
export type StackOutputs = Readonly<Record<string, string>>;

/** Tells what stacks there are and what their outputs say; nothing else of CloudFormation is stood for. */
export interface CloudFormation {
  readonly url: string;
  close(): Promise<void>;
}

/** @param outputsOf what a stack tells; `undefined` where there is no such stack */
export async function openCloudFormation(
  outputsOf: (stackName: string) => StackOutputs | undefined,
  wantedPort = 0,
): Promise<CloudFormation> {
  const server = createServer(
    answering(async (message) => {
      const form = new URLSearchParams((await readBody(message, 65_536))?.toString('utf8'));
      const action = form.get('Action') ?? '';
      const name = form.get('StackName') ?? '';
      const outputs = action === 'DescribeStacks' ? outputsOf(name) : undefined;
      const headers = { 'content-type': 'text/xml' };
      if (outputs !== undefined) return { status: 200, headers, body: described(name, outputs) };
      return {
        status: 400,
        headers,
        body:
          action === 'DescribeStacks'
            ? refusal('ValidationError', `Stack with id ${name} does not exist`)
            : refusal('InvalidAction', `The stand-in has no ${action}.`),
      };
    }),
  );
  const port = await listen(server, wantedPort);
  return { url: `http://127.0.0.1:${String(port)}`, close: () => closeServer(server) };
}

const namespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

function described(name: string, outputs: StackOutputs): string {
  const members = Object.entries(outputs)
    .map(
      ([key, value]) =>
        `<member><OutputKey>${plain(key)}</OutputKey><OutputValue>${plain(value)}</OutputValue></member>`,
    )
    .join('');
  return `<DescribeStacksResponse xmlns="${namespace}"><DescribeStacksResult><Stacks><member>
    <StackName>${plain(name)}</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
    <CreationTime>2026-01-01T00:00:00.000Z</CreationTime><Outputs>${members}</Outputs>
  </member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function refusal(code: string, message: string): string {
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${plain(message)}</Message></Error></ErrorResponse>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"\p{Cc}]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
