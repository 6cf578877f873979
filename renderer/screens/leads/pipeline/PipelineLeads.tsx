import { useCallback, useEffect, useState } from 'react';
import type { LeadStanding } from '../../../../core/contract/leadViews.ts';
import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ScreenHeader } from '../../../components/ScreenHeader.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { emptyQuery, type LeadsPlace, pipelineLeadsParts } from '../../../state/leads/leadsPlace.ts';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import { clearPipelineList } from '../../../state/leads/pipelineList.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { text } from '../../../text/en.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';
import { placeName } from '../../../text/placeName.ts';
import { PipelineTroubles } from '../../jobs/PipelineTroubles.tsx';
import { PlaceChoice } from '../list/PlaceChoice.tsx';
import { LeadSignIn } from './LeadSignIn.tsx';
import { LeadTools } from './LeadTools.tsx';
import { StandardView } from '../standard/StandardView.tsx';
import { PipelineList } from './PipelineList.tsx';

/** Leads of one pipeline: who may see them, then the list; or what stands in the way. */
export function PipelineLeads({ place, on }: { readonly place: LeadsPlace; readonly on: PipelinePlace }) {
  const pipelines = useApp((state) => state.jobs?.pipelines);
  const pipeline = pipelines?.find((one) => one.place === on);
  const [standing, setStanding] = useState<LeadStanding | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isSetUp = pipeline !== undefined;
  const renew = useCallback(async (): Promise<void> => {
    try {
      setStanding(await getSession().client.leads.standing({ place: on }));
      setTrouble(null);
    } catch (cause) {
      setTrouble(troubleOf(cause));
    }
  }, [on]);
  useEffect(() => {
    if (!isSetUp) return undefined;
    const timer = setTimeout(() => void renew(), 0);
    return () => clearTimeout(timer);
  }, [isSetUp, renew]);
  useEffect(() => clearPipelineList, []);

  const account = standing?.account ?? null;
  const mustSignIn = account !== null && account.who === null;
  const pack = standing?.packs.find(({ packId }) => packId === place.packId) ?? standing?.packs[0];
  const isOpen = pack !== undefined && !mustSignIn && isSetUp && trouble === null;
  return (
    <>
      <ScreenHeader
        title={leadsWords.title}
        facts={
          <>
            <PlaceChoice on={on} />
            {isOpen ? (
              <Segments
                label={leadsWords.part}
                value={place.part === 'standard' ? 'standard' : 'records'}
                options={pipelineLeadsParts.map((name) => ({ name, label: leadsWords.parts[name] }))}
                onChange={(part) =>
                  goToLeads({ part, packId: pack.packId, query: emptyQuery, recordId: null, on })
                }
              />
            ) : null}
          </>
        }
      >
        {isOpen ? (
          <LeadTools place={place} on={on} pack={pack} account={account} onSignedOut={() => void renew()} />
        ) : null}
      </ScreenHeader>
      {pipelines !== undefined && !isSetUp ? (
        <EmptyState
          title={words.notSetUp}
          actions={<Button onClick={() => goTo(routes.leads())}>{words.showDesk}</Button>}
        />
      ) : trouble !== null ? (
        <>
          <PipelineTroubles pipelines={pipeline === undefined ? [] : [pipeline]} />
          <div className="p-3">
            <TroublePanel trouble={trouble}>
              <Button onClick={() => void renew()}>{text.retry}</Button>
            </TroublePanel>
          </div>
        </>
      ) : mustSignIn && pipeline !== undefined ? (
        <LeadSignIn place={on} name={placeName(pipeline)} onDone={() => void renew()} />
      ) : isOpen && place.part === 'standard' ? (
        <StandardView key={pack.packId} packId={pack.packId} on={on} />
      ) : isOpen ? (
        <PipelineList
          key={pack.packId}
          place={place}
          on={on}
          pack={pack}
          onSignInNeeded={() => void renew()}
        />
      ) : (
        <p className="p-4 text-ink-2">{words.asked}</p>
      )}
    </>
  );
}
