import type { OpenCloud } from '../cloudScan/createCloudRuns.ts';
import { AppError } from '../model/errors.ts';
import type { Settings } from '../model/settings.ts';
import type { PipelineLinks } from '../ports/pipelineLink.ts';

/** Opens the scans of the pipeline on AWS that the settings name, over a link of their own. */
export function openCloudScans(
  links: PipelineLinks,
  settings: () => Promise<Settings>,
): () => Promise<OpenCloud> {
  return async () => {
    const present = await settings();
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
  };
}
