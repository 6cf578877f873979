import type { ReactNode } from 'react';
import type { Run, RunRecord } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { copyRecord } from '../../state/history/historyActions.ts';
import { routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { askedWords } from '../../text/askedWords.ts';
import { formatBytes, formatDateTime, formatRunTime } from '../../text/format.ts';

/** What a run worked on and with, to be held against other records to the letter. */
export function RunFactList({ run, record }: { readonly run: Run; readonly record: RunRecord | null }) {
  const pack =
    useApp((state) => state.host?.packs.find((item) => item.id === run.packId)?.title) ?? run.packId;
  const { facts } = run;
  const words = text.history;
  const durationMs = run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const approved = record?.approved;
  return (
    <section>
      <div className="mb-1.5 flex min-h-7 items-center justify-between">
        <h3 className="text-11 font-semibold text-ink-3">{words.record}</h3>
        {record === null ? null : (
          <Button look="quiet" onClick={() => void copyRecord({ ...record, run })}>
            {words.copyRecord}
          </Button>
        )}
      </div>
      <dl className="grid grid-cols-[104px_1fr] gap-y-1">
        <Fact name={words.started}>{formatDateTime(run.startedAt)}</Fact>
        {durationMs === null ? null : (
          <Fact name={words.duration}>
            {formatRunTime(durationMs)}
            {run.counts === null || durationMs === 0
              ? ''
              : ` · ${words.perSecond(Math.round(run.counts.rowsIn / (durationMs / 1000)))}`}
          </Fact>
        )}
        <Fact name={words.by}>
          <bdi>{run.startedBy}</bdi>
        </Fact>
        <Fact name={words.target}>
          {words.packVersion(pack, facts?.packVersion ?? '')}{' '}
          <a className="text-accent underline" href={`#${routes.schemas(run.mappingId)}`}>
            {words.openMapping(run.mappingVersion)}
          </a>
        </Fact>
        {approved == null ? null : (
          <Fact name={words.approvedBy}>
            <bdi>{words.approvedOn(approved.by, formatDateTime(approved.at), approved.fileName)}</bdi>
          </Fact>
        )}
        {approved == null || approved.reason === '' ? null : (
          <Fact name={words.reason}>{approved.reason}</Fact>
        )}
        {facts?.outputs === undefined ? null : <Fact name={words.asked}>{askedWords(facts.outputs)}</Fact>}
        {facts === undefined ? (
          <Fact name={words.sha}>{words.unknown}</Fact>
        ) : (
          <>
            <Fact name={words.size}>{formatBytes(facts.sizeBytes)}</Fact>
            <Fact name={words.sha} exact>
              {facts.sha256 ?? words.unknown}
            </Fact>
            <Fact name={words.fingerprint} exact>
              {facts.fingerprint}
            </Fact>
            <Fact name={words.mappingHash} exact>
              {facts.mappingHash}
            </Fact>
            <Fact name={words.appVersion}>{facts.appVersion}</Fact>
          </>
        )}
      </dl>
    </section>
  );
}

function Fact({
  name,
  children,
  exact = false,
}: {
  readonly name: string;
  readonly children: ReactNode;
  /** A digest: to be compared sign by sign. */
  readonly exact?: boolean;
}) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={`min-w-0 ${exact ? 'font-mono text-12 break-all' : 'wrap-anywhere'}`}>{children}</dd>
    </>
  );
}
