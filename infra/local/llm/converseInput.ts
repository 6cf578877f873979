import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import type { LlmRequest } from '../../../core/model/llmRequest.ts';

/**
 * How the answer is held to its schema. `textFormat`: by the service itself, which newer models want. `tool`: as the
 * input of a tool that the model must call, for models before that; it has no effect besides. `plain`: by asking.
 */
export const converseForms = ['textFormat', 'tool', 'plain'] as const;
export type ConverseForm = (typeof converseForms)[number];

export const toolName = 'answer';

/** The request in the words of Bedrock's Converse. No temperature: newer models refuse it. */
export function converseInput(
  { modelId, system, user, repair, answer, maxTokens }: LlmRequest,
  form: ConverseForm,
): ConverseCommandInput {
  return {
    modelId,
    system: [{ text: system }],
    messages: [{ role: 'user', content: [{ text: user }, ...(repair === null ? [] : [{ text: repair }])] }],
    inferenceConfig: { maxTokens },
    ...(answer === null ? {} : answerAs(form, answer)),
  };
}

function answerAs(
  form: ConverseForm,
  { name, schema }: NonNullable<LlmRequest['answer']>,
): Partial<ConverseCommandInput> {
  switch (form) {
    case 'textFormat':
      return {
        outputConfig: {
          textFormat: {
            type: 'json_schema',
            structure: { jsonSchema: { name, schema: JSON.stringify(schema) } },
          },
        },
      };
    case 'tool':
      return {
        toolConfig: {
          tools: [
            {
              toolSpec: {
                name: toolName,
                description: 'Takes the answer.',
                inputSchema: { json: schema as NonNullable<ToolSchema> },
              },
            },
          ],
          toolChoice: { tool: { name: toolName } },
        },
      };
    case 'plain':
      return {};
  }
}

/** What the SDK calls a document; ours is JSON. */
type ToolSchema = Extract<
  NonNullable<
    NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>[number]['toolSpec']
  >['inputSchema'],
  { json: unknown }
>['json'];
