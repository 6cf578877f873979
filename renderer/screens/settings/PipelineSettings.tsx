import type { PipelineView, SendApproved, Settings } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { pipelineWords as words } from '../../text/pipelineWords.ts';
import { PipelineMarks } from '../jobs/PipelineMarks.tsx';
import { PipelineTroubles } from '../jobs/PipelineTroubles.tsx';
import { Choice } from './Choice.tsx';
import { Group, Line, TextLine } from './SettingsParts.tsx';

const sendChoices: readonly SendApproved[] = ['never', 'folder', 'aws'];
const nothing: readonly PipelineView[] = [];

/** The folder that is watched, and what an approval sends where. */
export function PipelineSettings({ settings: { pipeline } }: { readonly settings: Settings }) {
  const pipelines = useApp((state) => state.jobs?.pipelines) ?? nothing;
  const folder = pipelines.filter(({ place }) => place === 'folder');
  const aws = pipelines.filter(({ place }) => place === 'aws');
  const isThere = (choice: SendApproved): boolean =>
    choice === 'never' || pipelines.some(({ place }) => place === choice);
  const put = (change: Partial<Settings['pipeline']>): void => void putSettings({ pipeline: change });
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <p className="text-ink-2">{words.about}</p>
      <Group title={words.folderGroup}>
        <TextLine
          key={pipeline.folder}
          label={words.folder}
          help={words.folderHelp}
          value={pipeline.folder}
          placeholder={words.folderPlaceholder}
          mono
          onStore={(path) => put({ folder: path })}
        />
        <Line label={words.state}>
          {folder.length === 0 ? (
            <span className="text-ink-2">{words.notSetUp}</span>
          ) : (
            <PipelineMarks pipelines={folder} />
          )}
          {pipeline.folder === '' ? null : <Button onClick={() => put({ folder: '' })}>{words.clear}</Button>}
        </Line>
        <PipelineTroubles pipelines={folder} inSettings />
        <dl aria-label={words.places} className="grid grid-cols-[144px_1fr] gap-y-1 px-4 py-3 text-12">
          {Object.entries(words.placeNames).map(([name, about]) => (
            <div key={name} className="contents">
              <dt className="font-mono">{name}/</dt>
              <dd className="text-ink-2">{about}</dd>
            </div>
          ))}
        </dl>
      </Group>
      <Group title={words.aws}>
        <Line label={words.awsLine} help={words.awsHelp}>
          {aws.length === 0 ? (
            <span className="text-ink-2">{words.notSetUp}</span>
          ) : (
            <PipelineMarks pipelines={aws} />
          )}
          <Button onClick={() => goTo(routes.settings('aws'))}>{words.openAws}</Button>
        </Line>
      </Group>
      <Group title={words.send}>
        <Choice
          label={words.send}
          options={sendChoices
            .filter((name) => isThere(name) || name === pipeline.sendApproved)
            .map((name) => ({
              name,
              ...words.choices[name],
              ...(isThere(name) ? {} : { help: words.notThere }),
              ...(name === 'never' && aws.length > 0 ? { help: words.mappingsShared } : {}),
            }))}
          value={pipeline.sendApproved}
          onChange={(sendApproved) => put({ sendApproved })}
        />
      </Group>
    </div>
  );
}
