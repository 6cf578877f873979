import { useEffect, useState } from 'react';
import type { Settings } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { quarantineWords } from '../../text/quarantineWords.ts';
import { Group, Line, NumberLine, Toggle } from './SettingsParts.tsx';

/** Rows of the file that the example speaks of. */
const exampleRows = 10_000;

/** When the outputs of a run must not go on, with what that means for a file, and how many runs are held back now. */
export function QuarantineSettings({ settings }: { readonly settings: Settings }) {
  const { scoreBelow, rejectedAbove, criticalBroken } = settings.quarantine;
  const words = quarantineWords;
  const examples = [
    ...(criticalBroken ? [words.exampleCritical] : []),
    ...(rejectedAbove === null ? [] : [words.exampleRejected(exampleRows, rejectedAbove * 100)]),
    ...(scoreBelow === null || scoreBelow === 0 ? [] : [words.exampleScore(scoreBelow * 100)]),
  ];
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <p className="text-ink-2">{words.about}</p>
      <Group title={words.title}>
        <Toggle
          label={words.critical}
          help={words.criticalHelp}
          checked={criticalBroken}
          onChange={(next) => void putSettings({ quarantine: { criticalBroken: next } })}
        />
        <NumberLine
          label={words.rejected}
          help={words.rejectedHelp}
          value={percentOf(rejectedAbove)}
          most={100}
          unit={words.unit}
          optional
          onStore={(percent) => void putSettings({ quarantine: { rejectedAbove: shareOf(percent) } })}
        />
        <NumberLine
          label={words.score}
          help={words.scoreHelp}
          value={percentOf(scoreBelow)}
          most={100}
          unit={words.unit}
          optional
          onStore={(percent) => void putSettings({ quarantine: { scoreBelow: shareOf(percent) } })}
        />
      </Group>
      <section>
        <h2 className="mb-2 font-semibold">{words.example}</h2>
        <ul className="flex list-disc flex-col gap-1 rounded-3 border border-line bg-app py-3 pr-4 pl-8">
          {(examples.length === 0 ? [words.nothing] : examples).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Group title={words.now}>
        <Held />
      </Group>
    </div>
  );
}

/** How many runs are held back, and the way to them. */
function Held() {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      try {
        const filter = { facets: { state: ['quarantined'] } };
        const { total } = await getSession().client.runs.count({ filter });
        if (isCurrent) setCount(total);
      } catch {
        // The page is about the limits; History tells why runs cannot be counted.
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, []);
  return (
    <Line label={count === null || count > 0 ? quarantineWords.now : quarantineWords.none}>
      {count === null || count === 0 ? null : (
        <a className="text-accent underline" href="#/history?state=quarantined">
          {quarantineWords.see(count)}
        </a>
      )}
    </Line>
  );
}

/** Shares are kept from 0 to 1 and written in percent, to two places. */
function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 100;
}

function shareOf(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 100) / 10_000;
}
