import { useEffect, useState } from 'react';
import type { DataUsage, WipeKind } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { Button } from '../../components/Button.tsx';
import { orTell } from '../../state/app/toasts.ts';
import { dataWords } from '../../text/dataWords.ts';
import { formatBytes } from '../../text/format.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Group, Line } from './SettingsParts.tsx';
import { WipeDialog } from './WipeDialog.tsx';

const kinds: readonly WipeKind[] = ['files', 'outputs', 'everything'];

/** What this installation keeps on the machine, and deleting it. */
export function DataSettings() {
  const [usage, setUsage] = useState<DataUsage | null>(null);
  const [asked, setAsked] = useState<WipeKind | null>(null);
  useEffect(() => {
    void orTell(getSession().client.data.usage().then(setUsage));
  }, []);
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <Group title={dataWords.folder}>
        <Line label={dataWords.path} help={dataWords.pathHelp}>
          {null}
        </Line>
        <div className="flex items-center gap-3 px-4 py-2">
          <code className="min-w-0 flex-1 font-mono text-12 wrap-anywhere">
            {usage === null ? dataWords.loading : usage.path}
          </code>
          {usage === null ? null : <CopyButton label={dataWords.copyPath} text={usage.path} />}
        </div>
        {usage?.parts.map(({ part, bytes, files }) => (
          <Line key={part} label={dataWords.part[part]}>
            <span className="text-ink-2">{dataWords.size(bytes, files)}</span>
          </Line>
        ))}
        {usage === null ? null : (
          <Line label={dataWords.free}>
            <span className="text-ink-2">{formatBytes(usage.freeBytes)}</span>
          </Line>
        )}
      </Group>
      <Group title={dataWords.wipe}>
        {kinds.map((kind) => (
          <Line key={kind} label={dataWords.kinds[kind].label} help={dataWords.kinds[kind].help}>
            <Button onClick={() => setAsked(kind)}>{dataWords.kinds[kind].action}</Button>
          </Line>
        ))}
      </Group>
      <WipeDialog kind={asked} onClose={() => setAsked(null)} onDone={setUsage} />
    </div>
  );
}
