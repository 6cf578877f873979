import type { ScanSite } from '../../../core/contract/views.ts';
import { useApp } from '../app/appState.ts';
import type { ScanDraft } from './scanDraft.ts';

/** Where a scan would run; one that was meant for AWS runs here where no pipeline there is set up any more. */
export function useSite({ site }: Pick<ScanDraft, 'site'>): ScanSite {
  const hasAws = useApp((state) => state.jobs?.pipelines.some(({ place }) => place === 'aws') ?? false);
  return hasAws ? site : 'here';
}
