import { useState } from 'react';
import type { AskPreview } from '../../../core/contract/askViews.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ExactText } from '../../components/ExactText.tsx';
import { RequestFacts } from '../../components/RequestFacts.tsx';
import { RequestFoot } from '../../components/RequestFoot.tsx';
import { Segments } from '../../components/Segments.tsx';
import { dropModelRequest, neverAskModel, sendQuestion, useAskModel } from '../../state/ask/askModel.ts';
import { askModelWords as words } from '../../text/askModelWords.ts';
import { text } from '../../text/en.ts';

const tabs = ['pretty', 'body', 'masked'] as const;

/** The exact request of a question, to be read before it is sent. */
export function ModelRequest() {
  const model = useAskModel((state) => state.model);
  if (model.kind !== 'preview') return null;
  return (
    <Dialog open onClose={dropModelRequest} title={text.ai.preview.title} width="w-230">
      <Read preview={model.preview} />
    </Dialog>
  );
}

function Read({ preview }: { readonly preview: AskPreview }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('pretty');
  // An answer from before needs no sending; it is used as it is.
  const standing = preview.obstacles.filter(({ kind }) => kind !== 'answeredBefore');
  const blocked =
    standing.length > 0
      ? standing.map((obstacle) => text.ai.preview.obstacle(obstacle)).join(' ')
      : undefined;
  const { endpoint, modelId, sizeBytes, estimate, requestHash, masked } = preview;
  return (
    <div
      role="presentation"
      className="flex min-h-0 flex-col"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || blocked !== undefined) return;
        event.preventDefault();
        void sendQuestion();
      }}
    >
      <div className="flex h-150 min-h-0 shrink flex-col gap-3 p-4">
        <RequestFacts
          facts={[
            [text.ai.preview.where, text.ai.preview.whereValue(endpoint, modelId)],
            [text.ai.preview.size, text.ai.preview.sizeValue(sizeBytes, estimate)],
            [words.masked, masked.length === 0 ? words.maskedNone : masked.join(', ')],
            [text.ai.preview.hash, requestHash === '' ? text.none : requestHash],
          ]}
        />
        {preview.obstacles.length === 0 ? null : (
          <ul
            className={`rounded-2 px-3 py-2 ${standing.length > 0 ? 'bg-warn-bg text-warn' : 'bg-info-bg text-info'}`}
          >
            {preview.obstacles.map((obstacle) => (
              <li key={obstacle.kind}>{text.ai.preview.obstacle(obstacle)}</li>
            ))}
          </ul>
        )}
        {preview.body === '' ? null : (
          <>
            <div className="flex shrink-0">
              <Segments
                label={text.ai.preview.tabList}
                options={tabs.map((name) => ({ name, label: words.tabs[name] }))}
                value={tab}
                onChange={setTab}
              />
            </div>
            {tab === 'masked' ? (
              <div className="min-h-0 flex-1 overflow-auto">
                <p className="text-ink-2">{words.maskedHelp}</p>
                <ul className="mt-2 font-mono text-12">
                  {masked.map((piece) => (
                    <li key={piece}>{piece}</li>
                  ))}
                </ul>
              </div>
            ) : (
              <ExactText title={words.tabs[tab]} body={preview[tab]} tall />
            )}
          </>
        )}
      </div>
      <RequestFoot
        blocked={blocked}
        note={words.consent[preview.consent]}
        onSend={() => void sendQuestion()}
        onDrop={dropModelRequest}
        onNever={() => void neverAskModel()}
      />
    </div>
  );
}
