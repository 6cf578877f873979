import { CircleUserRound, Download } from 'lucide-react';
import type { LeadPack, LeadStanding } from '../../../../core/contract/leadViews.ts';
import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { announce } from '../../../state/app/appState.ts';
import { exportLeads } from '../../../state/leads/exportLeads.ts';
import { type ExportFormat, exportFormats } from '../../../state/leads/exportRecords.ts';
import type { LeadsPlace } from '../../../state/leads/leadsPlace.ts';
import { usePipelineList } from '../../../state/leads/pipelineList.ts';
import { orTell } from '../../../state/app/toasts.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';
import { RecordSearch } from '../list/RecordSearch.tsx';

/** Search and export of a pipeline's leads, and who is signed in. */
export function LeadTools({
  place,
  on,
  pack,
  account,
  onSignedOut,
}: {
  readonly place: LeadsPlace;
  readonly on: PipelinePlace;
  readonly pack: LeadPack;
  readonly account: LeadStanding['account'];
  readonly onSignedOut: () => void;
}) {
  const signOut = async (): Promise<void> => {
    await orTell(getSession().client.leads.signOut({ place: on }));
    announce(words.signedOut);
    onSignedOut();
  };
  const save = (columns: readonly string[], format: ExportFormat): void => {
    const chosen = columns.length === 0 ? pack.fields.map(({ name }) => name) : columns;
    void exportLeads({ place: on, packId: pack.packId, query: place.query }, chosen, format);
  };
  return (
    <>
      <RecordSearch place={place} />
      <MenuButton
        entries={[
          ...exportFormats.map((format) => ({
            id: format,
            label: leadsWords.formats[format],
            onPick: () => save(usePipelineList.getState().columns, format),
          })),
          ...exportFormats.map((format, at) => ({
            id: `${format} all`,
            label: words.allColumns(leadsWords.formats[format]),
            apart: at === 0,
            onPick: () => save([], format),
          })),
        ]}
      >
        <Download aria-hidden="true" size={14} />
        {leadsWords.export}
      </MenuButton>
      {account === null || account.who === null ? null : (
        <MenuButton
          prefix={words.account}
          title={words.signedIn(account.who)}
          entries={[{ id: 'out', label: words.signOut, onPick: () => void signOut() }]}
        >
          <CircleUserRound aria-hidden="true" size={14} />
          <span className="max-w-32 truncate max-xl:sr-only">{account.who}</span>
        </MenuButton>
      )}
    </>
  );
}
