import { Check, CircleMinus, CircleX, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AwsCheck } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, type Trouble, troubleOf } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { announce } from '../../state/app/appState.ts';
import { awsWords } from '../../text/awsWords.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Group, Line } from './SettingsParts.tsx';

const pictures = {
  allowed: { Picture: Check, tone: 'text-ok' },
  denied: { Picture: CircleX, tone: 'text-bad' },
  failed: { Picture: TriangleAlert, tone: 'text-warn' },
  skipped: { Picture: CircleMinus, tone: 'text-ink-3' },
} as const;

/** Tries the permissions one after another, each told as it is known. */
export function AwsAccess() {
  const [checks, setChecks] = useState<readonly AwsCheck[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const found: AwsCheck[] = [];
    setBusy(true);
    setTrouble(null);
    setChecks([]);
    try {
      const { signal } = controller;
      for await (const check of await getSession().client.aws.check(undefined, { signal })) {
        found.push(check);
        setChecks([...found]);
      }
      announce(awsWords.result(allowedOf(found), found.length));
    } catch (cause) {
      if (!isAbort(cause)) setTrouble(troubleOf(cause));
    }
    setBusy(false);
  };

  return (
    <Group title={awsWords.access}>
      <Line label={awsWords.check} help={awsWords.checkHelp}>
        {busy ? (
          <Button onClick={() => running.current?.abort()}>{awsWords.stop}</Button>
        ) : (
          <Button look="primary" onClick={() => void run()}>
            {checks === null ? awsWords.check : awsWords.again}
          </Button>
        )}
      </Line>
      {trouble === null ? null : <TroublePanel trouble={trouble} />}
      {checks === null || checks.length === 0 ? null : (
        <ul aria-label={awsWords.access} className="divide-y divide-line">
          {checks.map((check) => (
            <CheckLine key={`${check.action} ${check.resource}`} check={check} />
          ))}
        </ul>
      )}
      {checks === null || checks.length === 0 || busy ? null : (
        <p className="px-4 py-2 text-12 text-ink-2">
          {awsWords.result(allowedOf(checks), checks.length)}{' '}
          {checks.length === 3 ? awsWords.stacksFirst : null}
        </p>
      )}
    </Group>
  );
}

function allowedOf(checks: readonly AwsCheck[]): number {
  return checks.filter(({ state }) => state === 'allowed').length;
}

function CheckLine({ check }: { readonly check: AwsCheck }) {
  const { Picture, tone } = pictures[check.state];
  const { command } = check;
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      <Picture aria-hidden="true" size={16} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <span className="font-mono text-12 font-medium">{check.action}</span>
          <span className={`text-12 ${tone}`}>{awsWords.states[check.state]}</span>
          <span className="min-w-0 font-mono text-12 wrap-anywhere text-ink-3">{check.resource}</span>
        </p>
        {check.message === '' ? null : (
          <p className="text-12 wrap-anywhere text-ink-2">
            {check.message} {check.remedy}
          </p>
        )}
        {command === undefined ? null : (
          <p className="mt-1 flex items-center gap-2">
            <code className="rounded-1 bg-subtle px-1.5 py-0.5 font-mono text-12">{command}</code>
            <CopyButton label={awsWords.copyCommand} text={command} />
          </p>
        )}
      </div>
      {check.state === 'denied' ? (
        <CopyButton label={awsWords.copyAction(check.action)} text={check.action} />
      ) : check.state === 'allowed' ? (
        <span className="text-12 text-ink-3">{awsWords.took(check.tookMs)}</span>
      ) : null}
    </li>
  );
}
