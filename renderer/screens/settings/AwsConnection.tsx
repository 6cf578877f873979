import { useEffect, useId, useState } from 'react';
import type { AwsProfile, AwsSettings, Settings } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { orTell } from '../../state/toasts.ts';
import { putSettings } from '../../state/settingsActions.ts';
import { awsWords } from '../../text/awsWords.ts';
import { AwsAccess } from './AwsAccess.tsx';
import { Group, Line, TextLine } from './SettingsParts.tsx';

/** Which AWS account the desk works with, and what may be done there. */
export function AwsConnection({ settings }: { readonly settings: Settings }) {
  const { aws } = settings;
  const [profiles, setProfiles] = useState<readonly AwsProfile[]>([]);
  useEffect(() => {
    void orTell(getSession().client.aws.profiles().then(setProfiles));
  }, []);
  const put = (change: Partial<AwsSettings>): void => void putSettings({ aws: change });
  const chosen = profiles.find(({ name }) => name === (aws.profile === '' ? 'default' : aws.profile));
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <p className="text-ink-2">{awsWords.about}</p>
      <Group title={awsWords.connection}>
        <ProfileLine aws={aws} profiles={profiles} onChoose={(profile) => put({ profile })} />
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
      <Group title={awsWords.resources}>
        <TextLine
          label={awsWords.bucket}
          help={awsWords.bucketHelp}
          value={aws.bucket}
          mono
          onStore={(bucket) => put({ bucket: bucket.replace(/^s3:\/\//, '').replace(/\/+$/, '') })}
        />
        <TextLine
          label={awsWords.mappingsTable}
          help={awsWords.mappingsTableHelp}
          value={aws.mappingsTable}
          mono
          onStore={(mappingsTable) => put({ mappingsTable })}
        />
        <TextLine
          label={awsWords.queueUrl}
          help={awsWords.queueUrlHelp}
          value={aws.queueUrl}
          mono
          onStore={(queueUrl) => put({ queueUrl })}
        />
      </Group>
      <AwsAccess />
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
  const present = aws.profile === '' ? 'default' : aws.profile;
  const unknown = !profiles.some(({ name }) => name === present);
  return (
    <Line label={awsWords.profile} help={awsWords.profileHelp(profiles.length)} controlId={id}>
      <select
        id={id}
        className="field-control w-72"
        value={present}
        onChange={(event) => onChoose(event.target.value)}
      >
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
