import { useEffect, useState } from 'react';
import type { LeadId, LeadPack, LeadView } from '../../../../core/contract/leadViews.ts';
import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import { Button } from '../../../components/Button.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { announce } from '../../../state/app/appState.ts';
import { showLead } from '../../../state/leads/pipelineList.ts';
import { tellTrouble } from '../../../state/app/toasts.ts';
import { text } from '../../../text/en.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';
import { DetailsHead, DetailsWaiting, EmptyFields } from '../list/DetailsParts.tsx';
import { ValueLine } from '../list/ValueLine.tsx';
import { commonSource, isSameSource } from './commonSource.ts';
import { type Conflict, LeadConflict } from './LeadConflict.tsx';
import { LeadHistory } from './LeadHistory.tsx';

/** Quiet before a lead is asked for, in milliseconds: a held arrow key passes many, and each is a request. */
const settleMs = 200;

/** All that a pipeline knows of a lead: values with where each is from, each to be changed in place, and its history. */
export function LeadDetails({
  on,
  pack: { fields },
  leadId,
  editing,
  onEdited,
}: {
  readonly on: PipelinePlace;
  readonly pack: LeadPack;
  readonly leadId: LeadId;
  /** The field that is to be changed because a key in the list said so. */
  readonly editing: string | null;
  readonly onEdited: () => void;
}) {
  const [view, setView] = useState<LeadView | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [showEmpty, setShowEmpty] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      try {
        const found = await getSession().client.leads.get({ place: on, leadId });
        if (isLeft) return;
        setView(found);
        setTrouble(null);
      } catch (cause) {
        if (!isLeft) setTrouble(troubleOf(cause));
      }
    };
    const timer = setTimeout(() => void read(), settleMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
    // Asked again by hand.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [on, leadId, turn]);

  if (trouble !== null)
    return (
      <div className="p-3">
        <TroublePanel trouble={trouble}>
          <Button onClick={() => setTurn(turn + 1)}>{text.retry}</Button>
        </TroublePanel>
      </div>
    );
  if (view === null) return <DetailsWaiting />;

  const labelOf = (field: string): string => fields.find(({ name }) => name === field)?.label ?? field;
  const show = (present: LeadView): void => {
    setView(present);
    showLead(present);
  };
  const end = (): void => {
    setOwn(null);
    setConflict(null);
    onEdited();
  };
  /** What was typed stays in sight beside what is there by now. */
  const compare = async (field: string, typed: string): Promise<void> => {
    const present = await getSession().client.leads.get({ place: on, leadId });
    show(present);
    end();
    setConflict({ field, typed, present });
  };
  const save = async ({ version }: LeadView, field: string, typed: string): Promise<void> => {
    try {
      const values = [{ field, value: typed }];
      show(await getSession().client.leads.edit({ place: on, leadId, version, values, reason }));
      announce(leadsWords.saved(labelOf(field)));
      setReason('');
      end();
    } catch (cause) {
      if (troubleOf(cause).code !== 'RECORD_CHANGED') tellTrouble(cause);
      else await compare(field, typed).catch(tellTrouble);
    }
  };
  const undo = async (stamp: string): Promise<void> => {
    try {
      show(await getSession().client.leads.undo({ place: on, leadId, stamp }));
    } catch (cause) {
      tellTrouble(cause);
    }
  };
  const common = commonSource(view);
  const values = view.values.map(({ value }) => value);
  const open = editing ?? own;
  const isListed = ({ value, field }: LeadView['values'][number]): boolean =>
    value !== null || field === open;
  const empty = view.values.filter((value) => !isListed(value)).length;
  return (
    <div className="pb-6">
      <DetailsHead fields={fields} values={values} common={common} />
      {conflict === null ? null : (
        <LeadConflict
          conflict={conflict}
          label={labelOf(conflict.field)}
          onKeep={end}
          onSave={() => void save(conflict.present, conflict.field, conflict.typed)}
        />
      )}
      <h3 className="px-4 pt-1 text-11 font-semibold text-ink-3">{leadsWords.fields}</h3>
      {open === null ? null : (
        <input
          type="text"
          aria-label={words.reason}
          placeholder={words.reason}
          className="field-control mx-4 my-1 h-7 w-[calc(100%-2rem)] text-12"
          value={reason}
          maxLength={2_000}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <dl>
        {view.values
          .filter((value) => showEmpty || isListed(value))
          .map(({ field, value, origin }) => {
            const known = fields.find(({ name }) => name === field);
            if (known === undefined) return null;
            return (
              <ValueLine
                key={field}
                field={known}
                value={value}
                origin={isSameSource(origin, common) ? null : origin}
                raw={origin?.kind === 'row' ? origin.raw : null}
                isOpen={open === field}
                onOpen={() => setOwn(field)}
                onCancel={end}
                onSave={(typed) => save(view, field, typed)}
              />
            );
          })}
      </dl>
      <EmptyFields count={empty} shown={showEmpty} onShow={setShowEmpty} />
      <LeadHistory events={view.history} fields={fields} onUndo={(stamp) => void undo(stamp)} />
    </div>
  );
}
