import * as z from 'zod';
import { awsEnvironments } from '../model/aws.ts';
import { llmModes, llmProviders, llmSights, llmValueChoices } from '../model/llm.ts';
import { outputFormats, sourceKeepings } from '../model/outputChoice.ts';
import { sendApprovedChoices } from '../model/pipelineChoice.ts';
import { idText } from './procedure.ts';

const price = z.number().min(0).max(1e9).nullable();
/** Keys by command: 40 characters hold every chord there is, eight a command and 400 commands are more than anyone sets. */
const keys = z
  .record(
    z
      .string()
      .max(64)
      .regex(/^[a-z]+\.[A-Za-z0-9]+$/),
    z.array(z.string().min(1).max(40)).max(8).readonly(),
  )
  .refine((given) => Object.keys(given).length <= 400);
/** What of the settings is to be changed. */
export const settingsForm = z.strictObject({
  theme: z.exactOptional(z.enum(['system', 'light', 'dark'])),
  singleLetterKeys: z.exactOptional(z.boolean()),
  keys: z.exactOptional(keys),
  acceptThreshold: z.exactOptional(z.number().min(0.5).max(1)),
  runKnownLayouts: z.exactOptional(z.boolean()),
  divideWorkbooks: z.exactOptional(z.boolean()),
  byMailbox: z.exactOptional(z.boolean()),
  defaultPackId: z.exactOptional(idText.nullable()),
  tourSeen: z.exactOptional(z.boolean()),
  outputs: z.exactOptional(
    z.strictObject({
      formats: z.array(z.enum(outputFormats)).max(outputFormats.length).readonly(),
      rawColumns: z.boolean(),
      keepSource: z.exactOptional(z.enum(sourceKeepings)),
    }),
  ),
  approver: z.exactOptional(z.string().max(80)),
  quarantine: z.exactOptional(
    z.strictObject({
      scoreBelow: z.exactOptional(z.number().min(0).max(1).nullable()),
      rejectedAbove: z.exactOptional(z.number().min(0).max(1).nullable()),
      criticalBroken: z.exactOptional(z.boolean()),
    }),
  ),
  aws: z.exactOptional(
    z.strictObject({
      profile: z.exactOptional(z.string().max(128)),
      region: z.exactOptional(z.string().max(40)),
      // As the stacks' settings allow it.
      prefix: z.exactOptional(z.string().regex(/^[a-z][a-z0-9-]{0,14}[a-z0-9]$/)),
      environment: z.exactOptional(z.enum(awsEnvironments)),
    }),
  ),
  drive: z.exactOptional(
    z.strictObject({
      clientId: z.exactOptional(z.string().max(256)),
      keyFile: z.exactOptional(z.string().max(4_096)),
    }),
  ),
  pipeline: z.exactOptional(
    z.strictObject({
      // Longer than any path of the systems that it runs on.
      folder: z.exactOptional(z.string().max(4_096)),
      sendApproved: z.exactOptional(z.enum(sendApprovedChoices)),
    }),
  ),
  textract: z.exactOptional(
    z.strictObject({
      isOn: z.exactOptional(z.boolean()),
      usdPerThousandPages: z.exactOptional(z.number().min(0).max(1_000)),
      mostUsd: z.exactOptional(z.number().min(0).max(100_000)),
    }),
  ),
  llm: z.exactOptional(
    z.strictObject({
      mode: z.exactOptional(z.enum(llmModes)),
      provider: z.exactOptional(z.enum(llmProviders)),
      region: z.exactOptional(z.string().max(40)),
      profile: z.exactOptional(z.string().max(128)),
      modelId: z.exactOptional(z.string().max(512)),
      baseUrl: z.exactOptional(z.string().max(2_000)),
      bedrockUrl: z.exactOptional(z.string().max(2_000)),
      keyVariable: z.exactOptional(z.string().max(128)),
      see: z.exactOptional(z.enum(llmSights)),
      values: z.exactOptional(z.enum(llmValueChoices)),
      healthValues: z.exactOptional(z.enum(llmValueChoices)),
      monthlyTokenLimit: z.exactOptional(z.int().min(0).max(1e12)),
      fileTokenLimit: z.exactOptional(z.int().min(0).max(1e9)),
      monthlyCostLimit: z.exactOptional(price),
      pricePerMillionIn: z.exactOptional(price),
      pricePerMillionOut: z.exactOptional(price),
      timeoutSeconds: z.exactOptional(z.int().min(1).max(300)),
    }),
  ),
});
