import { CopyCheck } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { GroupView, RecordPack } from '../../../../core/contract/recordViews.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { duplicatesAttribute } from '../../../components/focus.ts';
import { ProgressBar, ProgressLine } from '../../../components/ProgressLine.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { setLeadsDesk } from '../../../keys/leadsDesk.ts';
import {
  askGroups,
  decideGroup,
  groupNow,
  leaveOffMerging,
  mergeGroup,
  mergeSafe,
  moveGroup,
  pickGroup,
  undoLast,
  undoDecision,
  useDuplicates,
} from '../../../state/leads/duplicateDesk.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { text } from '../../../text/en.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatCount } from '../../../text/format.ts';
import { focusCompared, GroupCompare } from './GroupCompare.tsx';
import { groupColumns } from './groupColumns.tsx';
import { LikenessNote } from './LikenessNote.tsx';
import { noKeys } from '../list/noKeys.ts';

/** Groups of records that look alike on the left, the records of one side by side, and what becomes of them. */
export function DuplicatesView({ pack, revision }: { readonly pack: RecordPack; readonly revision: number }) {
  const { packId, fields } = pack;
  const { shown, counts, groups, groupId, trouble, busy, last } = useDuplicates();
  const group = groupNow({ groups, groupId });
  useEffect(() => {
    void askGroups(packId, useDuplicates.getState().shown);
    // What was decided or loaded elsewhere is to be seen.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [packId, revision]);
  useEffect(() => {
    setLeadsDesk({
      ...noKeys,
      merge: () => void mergeGroup(fields),
      skip: () => void decideGroup(fields, 'skipped'),
      different: () => void decideGroup(fields, 'different'),
      undo: () => void undoLast(),
      move: moveGroup,
      compare: focusCompared,
      hasGroup: () => groupNow(useDuplicates.getState()) !== undefined,
    });
    return () => setLeadsDesk(null);
  }, [fields]);
  const columns = useMemo(() => groupColumns(fields), [fields]);
  if (trouble !== null)
    return (
      <div className="p-3">
        <TroublePanel trouble={trouble}>
          <Button onClick={() => void askGroups(packId, shown)}>{text.retry}</Button>
        </TroublePanel>
      </div>
    );
  if (counts === null)
    return (
      <div className="p-3">
        <ProgressLine progress={null} label={words.lookingAtGroups} />
      </div>
    );
  const { states, safe } = counts;
  const all = states.open + states.skipped + states.merged + states.different;
  const done = states.merged + states.different;
  if (all === 0)
    return (
      <EmptyState
        picture={<CopyCheck size={40} strokeWidth={1.25} />}
        title={words.noneTitle}
        actions={<Button onClick={() => goTo(routes.leads())}>{words.toRecords}</Button>}
      >
        {words.none}
      </EmptyState>
    );
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-3 border-b border-line px-3">
        <Segments
          label={words.listed}
          value={shown}
          options={[
            { name: 'open', label: `${words.open} ${formatCount(states.open)}` },
            { name: 'skipped', label: `${words.skipped} ${formatCount(states.skipped)}` },
          ]}
          onChange={(next) => void askGroups(packId, next)}
        />
        <output className="flex items-center gap-2 text-12 text-ink-2">
          <ProgressBar share={done / all} label={words.decided(done, all)} />
          {words.decided(done, all)}
        </output>
        {last === null ? null : (
          <span className="flex min-w-0 items-center gap-1 text-12 text-ink-2">
            <bdi className="truncate" title={last.message}>
              {last.message}
            </bdi>
            <Button look="quiet" command="leads.undo" onClick={() => void undoDecision({ id: last.id })}>
              {words.undo}
            </Button>
          </span>
        )}
        <span className="ml-auto">
          <MergeSafe packId={packId} safe={safe} />
        </span>
      </div>
      {groups.length === 0 ? (
        <EmptyState
          picture={<CopyCheck size={40} strokeWidth={1.25} />}
          title={shown === 'open' ? words.allDoneTitle : words.noneSkipped}
          actions={
            shown === 'open' ? (
              <Button onClick={() => goTo(routes.leads('decisions'))}>{words.toDecisions}</Button>
            ) : undefined
          }
        >
          {shown === 'open' ? words.allDone : undefined}
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1" aria-busy={busy}>
          <div className="flex w-80 shrink-0 flex-col border-r border-line 2xl:w-96">
            <DataGrid<GroupView>
              label={words.groups}
              columns={columns}
              rowCount={groups.length}
              rowAt={(index) => groups[index]}
              rowKey={(index) => groups[index]?.id ?? index}
              rowHeight={52}
              hideHeader
              cursor={groups.findIndex(({ id }) => id === groupId)}
              onCursor={(index) => pickGroup(groups[index]?.id ?? null)}
              gridAttribute={duplicatesAttribute}
            />
            <LikenessNote />
          </div>
          {group === undefined ? null : <GroupCompare group={group} fields={fields} />}
        </div>
      )}
    </>
  );
}

/** Merges at one stroke what needs nobody, tells how far it is, and leaves off. */
function MergeSafe({ packId, safe }: { readonly packId: RecordPack['packId']; readonly safe: number }) {
  const merging = useDuplicates((state) => state.merging);
  if (merging === null)
    return (
      <Button
        title={words.mergeSafeWhy}
        blocked={safe === 0 ? words.noneSafe : undefined}
        onClick={() => void mergeSafe(packId)}
      >
        {words.mergeSafe(safe)}
      </Button>
    );
  const { done, count, isLeftOff } = merging;
  return (
    <span className="flex items-center gap-2 text-12 text-ink-2">
      <ProgressBar
        share={count === 0 ? null : Math.min(1, done / count)}
        label={words.merging(done, count)}
      />
      {words.merging(done, count)}
      <Button look="quiet" blocked={isLeftOff ? words.leavingOff : undefined} onClick={leaveOffMerging}>
        {text.cancel}
      </Button>
    </span>
  );
}
