import { useState } from 'react';
import type { LlmPreview } from '../../../../core/contract/views.ts';
import { ExactText } from '../../../components/ExactText.tsx';
import { RequestFacts } from '../../../components/RequestFacts.tsx';
import { RequestFoot } from '../../../components/RequestFoot.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { dropRequest, neverAsk, sendRequest } from '../../../state/review/aiActions.ts';
import { useApp } from '../../../state/app/appState.ts';
import { text } from '../../../text/en.ts';
import { MaskedColumns } from './MaskedColumns.tsx';

const answers = {
  onSend: () => void sendRequest(),
  onDrop: dropRequest,
  onNever: () => void neverAsk(),
};
const tabs = ['columns', 'pretty', 'body'] as const;

/** Where the request goes, what it says, what of the file is in it and what it may cost; and the decision. */
export function Request() {
  const ai = useApp((state) => state.review?.ai);
  if (ai?.kind === 'failed')
    return (
      <>
        <div className="p-4">
          <TroublePanel trouble={ai.trouble} />
        </div>
        <RequestFoot blocked={text.ai.preview.cannot} {...answers} />
      </>
    );
  if (ai?.kind !== 'preview') return <p className="h-120 p-4 text-ink-2">{text.ai.preview.loading}</p>;
  return <Read preview={ai.preview} />;
}

function Read({ preview }: { readonly preview: LlmPreview }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('columns');
  // An answer from before needs no sending; it is used as it is.
  const standing = preview.obstacles.filter(({ kind }) => kind !== 'answeredBefore');
  const blocked =
    standing.length > 0
      ? standing.map((obstacle) => text.ai.preview.obstacle(obstacle)).join(' ')
      : undefined;
  const empty = preview.body === '';
  return (
    <div
      role="presentation"
      className="flex min-h-0 flex-col"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || blocked !== undefined) return;
        event.preventDefault();
        void sendRequest();
      }}
    >
      <div className="flex h-150 min-h-0 shrink flex-col gap-3 p-4">
        <Facts preview={preview} />
        {preview.obstacles.length === 0 ? null : (
          <ul
            className={`rounded-2 px-3 py-2 ${standing.length > 0 ? 'bg-warn-bg text-warn' : 'bg-info-bg text-info'}`}
          >
            {preview.obstacles.map((obstacle) => (
              <li key={obstacle.kind}>{text.ai.preview.obstacle(obstacle)}</li>
            ))}
          </ul>
        )}
        {empty ? null : (
          <>
            <div className="flex shrink-0">
              <Segments
                label={text.ai.preview.tabList}
                options={tabs.map((name) => ({ name, label: text.ai.preview.tabs[name] }))}
                value={tab}
                onChange={setTab}
              />
            </div>
            {tab === 'columns' ? <MaskedColumns columns={preview.columns} /> : null}
            {tab === 'pretty' ? (
              <ExactText title={text.ai.preview.tabs.pretty} body={preview.pretty} tall />
            ) : null}
            {tab === 'body' ? <ExactText title={text.ai.preview.tabs.body} body={preview.body} tall /> : null}
          </>
        )}
      </div>
      <RequestFoot blocked={blocked} note={text.ai.preview.consent[preview.consent]} {...answers} />
    </div>
  );
}

function Facts({ preview }: { readonly preview: LlmPreview }) {
  const facts: readonly (readonly [string, string])[] = [
    [text.ai.preview.where, text.ai.preview.whereValue(preview.endpoint, preview.modelId)],
    [text.ai.preview.about, text.ai.preview.aboutValue(preview.columns.length, preview.fieldCount)],
    [
      text.ai.preview.sees,
      preview.sensitive ? text.ai.preview.sensitive : text.ai.preview.sights[preview.see],
    ],
    [text.ai.preview.size, text.ai.preview.sizeValue(preview.sizeBytes, preview.estimate)],
    [text.ai.preview.hash, preview.requestHash === '' ? text.none : preview.requestHash],
  ];
  return <RequestFacts facts={facts} />;
}
