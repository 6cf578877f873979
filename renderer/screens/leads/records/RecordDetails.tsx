import { useEffect, useState } from 'react';
import type { RecordId, RecordPack, RecordView } from '../../../../core/contract/recordViews.ts';
import type { RecordSuggestion } from '../../../../core/contract/standardViews.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { saveValue } from '../../../state/leads/recordList.ts';
import { askRecordSuggestions, useRecordSuggestions } from '../../../state/leads/recordSuggestions.ts';
import { announce } from '../../../state/app/appState.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { RecordHistory } from './RecordHistory.tsx';
import { commonOrigin, sameOrigin } from './commonOrigin.ts';
import { DetailsHead, DetailsWaiting, EmptyFields } from '../list/DetailsParts.tsx';
import { ValueLine } from '../list/ValueLine.tsx';
import { ValueSuggestion } from './ValueSuggestion.tsx';

/** Quiet before a record is asked for, in milliseconds: a held arrow key passes many. */
const settleMs = 70;

const none: readonly RecordSuggestion[] = [];

/** All that is known of a record: its values with where each is from, each to be changed in place, and its history. */
export function RecordDetails({
  pack,
  recordId,
  revision,
  editing,
  onEdited,
}: {
  readonly pack: RecordPack;
  readonly recordId: RecordId;
  readonly revision: number;
  /** The field that is to be changed because a key in the list said so. */
  readonly editing: string | null;
  /** Changing it has ended, one way or the other. */
  readonly onEdited: () => void;
}) {
  const { packId, fields } = pack;
  const [view, setView] = useState<RecordView | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const suggested = useRecordSuggestions((state) => (state.recordId === recordId ? state.list : none));
  const [own, setOwn] = useState<string | null>(null);
  const [showEmpty, setShowEmpty] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      try {
        const found = await getSession().client.records.get({ packId, recordId });
        if (isLeft) return;
        setView(found);
        setTrouble(null);
        await askRecordSuggestions(packId, recordId);
      } catch (cause) {
        if (!isLeft) setTrouble(troubleOf(cause));
      }
    };
    const timer = setTimeout(() => void read(), settleMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
    // What a file or a decision has changed is to be seen.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [packId, recordId, revision]);

  if (trouble !== null)
    return (
      <div className="p-3">
        <TroublePanel trouble={trouble} />
      </div>
    );
  if (view === null) return <DetailsWaiting />;
  const values = view.values.map(({ value }) => value);
  const common = commonOrigin(view);
  const open = editing ?? own;
  const empty = view.values.filter(({ value, field }) => value === null && field !== open).length;
  const listed = view.values.filter(({ value, field }) => showEmpty || value !== null || field === open);
  const end = (): void => {
    setOwn(null);
    onEdited();
  };
  return (
    <div className="pb-6">
      <DetailsHead fields={fields} values={values} common={common}>
        {view.into === null ? null : <p className="mt-1 text-12 text-warn">{words.goneInto}</p>}
      </DetailsHead>
      <h3 className="px-4 pt-1 text-11 font-semibold text-ink-3">{words.fields}</h3>
      <dl>
        {listed.map(({ field, value, origin }) => {
          const known = fields.find(({ name }) => name === field);
          if (known === undefined) return null;
          const suggestion = suggested.find((one) => one.field === field && one.from === value);
          return (
            <ValueLine
              key={field}
              field={known}
              value={value}
              origin={sameOrigin(origin, common) ? null : origin}
              raw={origin?.kind === 'file' ? origin.raw : null}
              suggestion={
                suggestion === undefined ? null : <ValueSuggestion suggestion={suggestion} field={known} />
              }
              isOpen={open === field}
              onOpen={() => setOwn(field)}
              onCancel={end}
              onSave={async (typed) => {
                const saved = await saveValue(view, { field, value: typed });
                if (saved === null) return;
                setView(saved);
                announce(words.saved(known.label));
                end();
              }}
            />
          );
        })}
      </dl>
      <EmptyFields count={empty} shown={showEmpty} onShow={setShowEmpty} />
      <RecordHistory view={view} fields={fields} onUndone={setView} />
    </div>
  );
}
