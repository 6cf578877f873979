import type { OutputFormat, Settings, SourceKeeping } from '../../../core/contract/views.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { outputWords } from '../../text/outputWords.ts';
import { Choice } from './Choice.tsx';
import { Group, Line, Toggle } from './SettingsParts.tsx';

/** As a person reads them: what is for people first. */
const formats: readonly OutputFormat[] = ['report', 'xlsx', 'excel-csv', 'parquet'];

const keepings: readonly SourceKeeping[] = ['pack', 'always', 'never'];

/** What runs write, beside what every run writes; from the next run on. */
export function OutputSettings({ settings: { outputs } }: { readonly settings: Settings }) {
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <Group title={outputWords.files}>
        <Line label={outputWords.always} help={outputWords.alwaysHelp}>
          {null}
        </Line>
        {formats.map((format) => (
          <Toggle
            key={format}
            label={outputWords.formats[format].label}
            help={outputWords.formats[format].help}
            checked={outputs.formats.includes(format)}
            onChange={(isOn) => {
              const others = outputs.formats.filter((one) => one !== format);
              void putSettings({ outputs: { ...outputs, formats: isOn ? [...others, format] : others } });
            }}
          />
        ))}
      </Group>
      <Group title={outputWords.source}>
        <Choice
          label={outputWords.source}
          options={keepings.map((name) => ({ name, ...outputWords.keepings[name] }))}
          value={outputs.keepSource ?? 'pack'}
          onChange={(keepSource) => void putSettings({ outputs: { ...outputs, keepSource } })}
        />
      </Group>
      <Group title={outputWords.columns}>
        <Toggle
          label={outputWords.raw}
          help={outputWords.rawHelp}
          checked={outputs.rawColumns}
          onChange={(rawColumns) => void putSettings({ outputs: { ...outputs, rawColumns } })}
        />
      </Group>
    </div>
  );
}
