import { awsDefaults } from '../../model/aws.ts';
import { driveDefaults } from '../../model/drive.ts';
import { llmDefaults } from '../../model/llmDefaults.ts';
import { draftOptions } from '../../model/options/matchingOptions.ts';
import { usualOutputs } from '../../model/outputChoice.ts';
import { pipelineDefaults } from '../../model/pipelineChoice.ts';
import { quarantineDefaults } from '../../model/quarantine.ts';
import { textractDefaults } from '../../model/textract.ts';
import type { Settings, SettingsChange } from '../../model/settings.ts';
import type { Dependencies } from './dependencies.ts';

export interface SettingsService {
  get(): Promise<Settings>;
  /** Changes what is given and leaves the rest. */
  put(change: SettingsChange): Promise<Settings>;
}

export function createSettingsService({
  stores,
  host,
}: {
  readonly stores: Pick<Dependencies['stores'], 'settings'>;
  readonly host: Pick<Dependencies['host'], 'approver'>;
}): SettingsService {
  const defaults: Settings = {
    theme: 'system',
    singleLetterKeys: true,
    keys: {},
    acceptThreshold: draftOptions.acceptThreshold,
    runKnownLayouts: true,
    divideWorkbooks: true,
    tableChoices: {},
    byMailbox: true,
    defaultPackId: null,
    outputs: usualOutputs,
    tourSeen: false,
    approver: host.approver,
    quarantine: quarantineDefaults,
    llm: llmDefaults,
    aws: awsDefaults,
    drive: driveDefaults,
    pipeline: pipelineDefaults,
    textract: textractDefaults,
  };
  const get = async (): Promise<Settings> => {
    const saved = await stores.settings.get();
    // A setting that a later version adds has its default until somebody chooses.
    return {
      ...defaults,
      ...saved,
      quarantine: { ...quarantineDefaults, ...saved.quarantine },
      llm: { ...llmDefaults, ...saved.llm },
      aws: { ...awsDefaults, ...saved.aws },
      drive: { ...driveDefaults, ...saved.drive },
      pipeline: { ...pipelineDefaults, ...saved.pipeline },
      textract: { ...textractDefaults, ...saved.textract },
    };
  };
  return {
    get,
    async put(change) {
      const { llm, aws, drive, pipeline, quarantine, textract, ...rest } = change;
      const saved = await stores.settings.get();
      const chosen = {
        ...(quarantine === undefined
          ? {}
          : { quarantine: { ...quarantineDefaults, ...saved.quarantine, ...quarantine } }),
        ...(llm === undefined ? {} : { llm: { ...llmDefaults, ...saved.llm, ...llm } }),
        ...(aws === undefined ? {} : { aws: { ...awsDefaults, ...saved.aws, ...aws } }),
        ...(drive === undefined ? {} : { drive: { ...driveDefaults, ...saved.drive, ...drive } }),
        ...(pipeline === undefined
          ? {}
          : { pipeline: { ...pipelineDefaults, ...saved.pipeline, ...pipeline } }),
        ...(textract === undefined
          ? {}
          : { textract: { ...textractDefaults, ...saved.textract, ...textract } }),
      };
      await stores.settings.put({ ...saved, ...rest, ...chosen });
      return get();
    },
  };
}
