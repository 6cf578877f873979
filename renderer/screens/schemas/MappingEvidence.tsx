import { useEffect, useState } from 'react';
import type { MappingVersion, Run } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { brokenVersion } from '../../state/schemas/schemaActions.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { formatCount, formatDateTime } from '../../text/format.ts';

/** Everything an approval rested on: who, why, the file, the profile, the proposal, the model, and the hashes. */
export function MappingEvidence({ version }: { readonly version: MappingVersion }) {
  const { evidence } = version;
  const words = schemaWords;
  const { check, llm, imported } = evidence;
  const facts: readonly (readonly [string, string])[] = [
    [words.approvedBy, words.by(version.approvedBy, formatDateTime(version.approvedAt))],
    [words.reason, version.reason === '' ? words.noReason : version.reason],
    ...(evidence.overridden === undefined
      ? []
      : [[words.overridden, evidence.overridden.map((one) => words.objections[one]).join(', ')] as const]),
    ...(imported === undefined
      ? []
      : [
          [
            words.importedFrom,
            `${words.importedFacts(imported, formatDateTime(imported.approvedAt))}${imported.isWhole ? '' : `; ${words.importedBroken}`}`,
          ] as const,
        ]),
    ...(evidence.mergedOnto === undefined
      ? []
      : [[words.mergedOnto, `v${String(evidence.mergedOnto)}`] as const]),
    [words.file, `${evidence.fileName} · ${text.rows(evidence.rowCount)}`],
    [
      words.checked,
      check === undefined
        ? words.notRecorded
        : check === null
          ? words.checkOpen
          : words.checkFacts(check.rowsRejected, check.rowsIn),
    ],
    [words.acceptedAsProposed, formatCount(evidence.acceptedAsProposed)],
    [words.edited, formatCount(evidence.edited)],
    ...(evidence.draftSteps === undefined
      ? []
      : [[words.draftSteps, formatCount(evidence.draftSteps)] as const]),
    [
      words.model,
      llm === undefined
        ? words.notRecorded
        : llm === null
          ? words.noModel
          : words.modelFacts(llm.model, llm.promptVersion),
    ],
    [words.packVersion, evidence.packVersion ?? words.notRecorded],
    [words.sha, evidence.sha256 ?? text.none],
    [words.profileSha, evidence.profileSha256 ?? words.notRecorded],
    [words.proposalSha, evidence.proposalSha256 ?? words.notRecorded],
    [words.hash, version.hash],
    [words.appVersion, evidence.appVersion],
  ];
  return (
    <section aria-label={words.evidence} className="m-4 rounded-3 border border-line p-3">
      <div className="mb-1.5 flex items-center gap-3">
        <h3 className="text-11 font-semibold text-ink-3">{words.evidence}</h3>
        <Chain key={version.version} version={version} />
      </div>
      <dl className="grid grid-cols-[170px_1fr] gap-y-1">
        {facts.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <bdi>{fact}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Runs version={version} />
    </section>
  );
}

/** Whether the hashes of all versions fit, so that a changed history shows. */
function Chain({ version: { mappingId } }: { readonly version: MappingVersion }) {
  const [broken, setBroken] = useState<number | null | undefined>(undefined);
  useEffect(() => {
    let here = true;
    void brokenVersion(mappingId).then((found) => {
      if (here) setBroken(found);
      return found;
    });
    return () => {
      here = false;
    };
  }, [mappingId]);
  if (broken === undefined) return null;
  return (
    <span className={`text-12 ${broken === null ? 'text-ok' : 'text-bad'}`}>
      {broken === null ? `✓ ${schemaWords.chainWhole}` : `✕ ${schemaWords.chainBroken(broken)}`}
    </span>
  );
}

const noRuns: readonly Run[] = [];
/** Files that are named; History has them all. */
const shownRuns = 8;

/** The files that ran with this version, as far as the newest runs tell. */
function Runs({ version: { mappingId, version } }: { readonly version: MappingVersion }) {
  const runs = useApp((state) => state.runs ?? noRuns);
  const own = runs.filter((run) => run.mappingId === mappingId && run.mappingVersion === version);
  return (
    <>
      <h3 className="mt-3 mb-1 text-11 font-semibold text-ink-3">{schemaWords.runs}</h3>
      {own.length === 0 ? <p className="text-ink-2">{schemaWords.noRuns}</p> : null}
      <ul>
        {own.slice(0, shownRuns).map((run) => (
          <li key={run.id} className="flex items-center gap-3">
            <Button look="quiet" onClick={() => goTo(routes.history(run.id))}>
              <bdi className="max-w-80 truncate">{run.fileName}</bdi>
            </Button>
            <span className="text-12 text-ink-2">{formatDateTime(run.startedAt)}</span>
          </li>
        ))}
      </ul>
      {own.length > shownRuns ? (
        <p className="text-12 text-ink-2">{schemaWords.moreRuns(own.length - shownRuns)}</p>
      ) : null}
    </>
  );
}
