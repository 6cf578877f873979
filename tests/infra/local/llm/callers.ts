import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { llmClient } from '../../../../infra/local/llm/llmClient.ts';
import type { LlmClient, LlmConnection } from '../../../../core/ports/llm.ts';
import type { LlmRequest } from '../../../../core/model/llmRequest.ts';

export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const region = 'eu-central-1';
export const endpointKey = 'sk-test-4711';

/** AWS files of nobody, in a folder of their own. */
export interface AwsFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
  remove(): void;
}

export function awsFiles(): AwsFiles {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-aws-'));
  mkdirSync(folder, { recursive: true });
  const configFile = join(folder, 'config');
  const credentialsFile = join(folder, 'credentials');
  writeFileSync(
    configFile,
    `[default]\nregion = us-east-1\n[profile claims "x"]\nregion = eu-west-1\n[profile claims]\n`,
  );
  writeFileSync(
    credentialsFile,
    `[test]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = ${secret}\n[wrong]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = another\n`,
  );
  return { configFile, credentialsFile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The real client, which looks for AWS files there only. */
export function clientFor(files: AwsFiles): LlmClient {
  return llmClient(files);
}

export function connectionTo(
  provider: LlmConnection['provider'],
  url: string,
  change: Partial<LlmConnection> = {},
): LlmConnection {
  return {
    provider,
    region,
    profile: 'test',
    modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    baseUrl: provider === 'bedrock' ? url : `${url}/v1`,
    key: provider === 'openai' ? endpointKey : null,
    timeoutMs: 10_000,
    ...change,
  };
}

export const smallRequest: LlmRequest = {
  promptVersion: 'test',
  modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  system: 'You are tested.',
  user: '{"columns":[{"id":"c0","header":"Größe ✓"}]}',
  repair: null,
  answer: {
    name: 'mapping',
    schema: { type: 'object', additionalProperties: false, required: [], properties: {} },
  },
  maxTokens: 300,
};
