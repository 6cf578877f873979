import { useEffect, useId, useState } from 'react';
import type { AwsProfile, AwsSettings, Settings } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { orTell } from '../../state/app/toasts.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { awsWords } from '../../text/awsWords.ts';
import { AwsAccess } from './AwsAccess.tsx';
import { Group, Line, TextLine } from './SettingsParts.tsx';
import { TextractSettings } from './TextractSettings.tsx';

/** Which AWS account the desk works with, and what may be done there. */
export function AwsConnection({ settings }: { readonly settings: Settings }) {
  const { aws } = settings;
  const [profiles, setProfiles] = useState<readonly AwsProfile[]>([]);
  useEffect(() => {
    void orTell(getSession().client.aws.profiles().then(setProfiles));
  }, []);
  const put = (change: Partial<AwsSettings>): void => void putSettings({ aws: change });
  const isSet = aws.profile !== '' || aws.region !== '';
  // Without a profile there is no account, whatever the region.
  const choose = (profile: string): void => put(profile === '' ? { profile, region: '' } : { profile });
  const chosen = profiles.find(({ name }) => name === (aws.profile === '' ? 'default' : aws.profile));
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <p className="text-ink-2">{awsWords.about}</p>
      <Group title={awsWords.connection}>
        <ProfileLine aws={aws} profiles={profiles} onChoose={choose} />
        <TextLine
          label={awsWords.region}
          help={awsWords.regionHelp(chosen?.region ?? '')}
          value={aws.region}
          placeholder={
            chosen?.region === undefined || chosen.region === '' ? awsWords.regionPlaceholder : chosen.region
          }
          mono
          onStore={(region) => put({ region })}
        />
      </Group>
      <Group title={awsWords.pipeline}>
        <TextLine
          label={awsWords.prefix}
          help={awsWords.prefixHelp}
          value={aws.prefix}
          mono
          onStore={(prefix) => put({ prefix })}
        />
        <EnvironmentLine aws={aws} onChoose={(environment) => put({ environment })} />
      </Group>
      {isSet ? <TextractSettings settings={settings} /> : null}
      {isSet ? <AwsAccess /> : null}
    </div>
  );
}

function ProfileLine({
  aws,
  profiles,
  onChoose,
}: {
  readonly aws: AwsSettings;
  readonly profiles: readonly AwsProfile[];
  readonly onChoose: (profile: string) => void;
}) {
  const id = useId();
  const present = aws.profile === '' && aws.region !== '' ? 'default' : aws.profile;
  const unknown = present !== '' && !profiles.some(({ name }) => name === present);
  return (
    <Line label={awsWords.profile} help={awsWords.profileHelp(profiles.length)} controlId={id}>
      <select
        id={id}
        className="field-control w-72"
        value={present}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{awsWords.none}</option>
        {unknown ? <option value={present}>{awsWords.notFound(present)}</option> : null}
        {profiles.map(({ name, way }) => (
          <option key={name} value={name}>
            {`${name} · ${awsWords.ways[way]}`}
          </option>
        ))}
      </select>
    </Line>
  );
}

function EnvironmentLine({
  aws,
  onChoose,
}: {
  readonly aws: AwsSettings;
  readonly onChoose: (environment: AwsSettings['environment']) => void;
}) {
  const id = useId();
  return (
    <Line label={awsWords.environment} help={awsWords.environmentHelp} controlId={id}>
      <select
        id={id}
        className="field-control w-72"
        value={aws.environment}
        onChange={(event) => onChoose(event.target.value as AwsSettings['environment'])}
      >
        {environments.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </Line>
  );
}

const environments: readonly AwsSettings['environment'][] = ['dev', 'staging', 'prod'];
