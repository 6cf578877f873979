import { createCloudRuns, type OpenCloud } from '../cloudScan/createCloudRuns.ts';
import { AppError } from '../model/errors.ts';
import type { PipelineLinks } from '../ports/pipelineLink.ts';
import { createScans, type ScansService } from '../scanning/createScans.ts';
import type { Dependencies } from './base/dependencies.ts';
import type { SettingsService } from './base/settings.ts';

/** Scans of the desk, on this machine and by the pipeline on AWS that the settings name. */
export function createDeskScans(deps: Dependencies, settings: Pick<SettingsService, 'get'>): ScansService {
  return createScans({
    ...deps,
    person: async () => (await settings.get()).approver,
    textract: () => settings.get(),
    cloud: createCloudRuns({ ...deps, open: () => openCloudScans(deps.links, settings) }),
  });
}

/** Opens the scans of that pipeline over a link of their own. */
async function openCloudScans(
  links: PipelineLinks,
  settings: Pick<SettingsService, 'get'>,
): Promise<OpenCloud> {
  const present = await settings.get();
  const address = links.addresses(present).find(({ place }) => place === 'aws');
  if (address === undefined)
    throw new AppError('USAGE', 'No pipeline on AWS is set up.', {
      remedy: 'Choose profile, prefix and environment under Settings, AWS, or scan on this machine.',
    });
  const link = await links.open('aws', present);
  const close = (): Promise<void> => link.close();
  if (link.scans !== null) return { pipeline: address.name, scans: link.scans, close };
  await close();
  throw new AppError('NOT_FOUND', `The pipeline ${address.name} has no code scans.`, {
    remedy: 'Deploy the stacks of this version (npm run deploy), or scan on this machine.',
  });
}
