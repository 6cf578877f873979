import { Button } from '../../../components/Button.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { changeDraft, type ScanDraft } from '../../../state/scan/scanDraft.ts';
import { useSite } from '../../../state/scan/scanSite.ts';
import { cloudScanWords as words } from '../../../text/cloudScanWords.ts';

const sites = ['here', 'aws'] as const;

/** Whether this machine or the pipeline on AWS searches, and what leaves the machine; nothing where none is set up. */
export function SiteChoice({ draft }: { readonly draft: ScanDraft }) {
  const pipeline = useApp((state) => state.jobs?.pipelines.find(({ place }) => place === 'aws'));
  const site = useSite(draft);
  if (pipeline === undefined) return null;
  const { state } = pipeline;
  return (
    <div className="flex shrink-0 flex-col gap-1 border-t border-line px-4 py-2" data-scan-site="">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-12 text-ink-2">{words.site}</span>
        <Segments
          label={words.site}
          value={site}
          options={sites.map((name) => ({ name, label: words.sites[name] }))}
          onChange={(name) => changeDraft({ site: name })}
        />
        {site === 'aws' ? (
          <bdi className="min-w-0 truncate text-12 text-ink-3">
            {pipeline.region === '' ? pipeline.name : `${pipeline.name} · ${pipeline.region}`}
          </bdi>
        ) : null}
      </div>
      {site === 'here' ? null : (
        <p className="text-12 text-ink-2">
          {words.sent[draft.placeKind]} {draft.placeKind === 'drive' ? null : words.goesOn}
        </p>
      )}
      {site === 'here' || state === 'live' || state === 'polling' ? null : (
        <p className="flex items-center gap-2 text-12 text-warn">
          {words.away[state]}
          <Button look="quiet" onClick={() => goTo(routes.jobs())}>
            {words.openJobs}
          </Button>
        </p>
      )}
    </div>
  );
}
