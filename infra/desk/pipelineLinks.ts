import { type AwsSettings, isAwsSet, signInCommand } from '../../core/model/aws.ts';
import { AppError } from '../../core/model/errors.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { PipelineAddress, PipelineLinks } from '../../core/ports/pipelineLink.ts';
import type { AwsPlaces } from '../account/awsProfiles.ts';
import type { ForkChild } from '../local/engine/engineChild.ts';
import { pipelineEntry } from '../local/pipeline/pipelineEntry.ts';
import type { LinkWorld } from '../local/compose.ts';

/**
 * The one place that knows both kinds of pipelines: a folder of this machine, and an AWS account. What either needs is
 * loaded when it is opened first, so that a start without pipelines pays nothing.
 *
 * @param fork starts the process that works off a folder; `null`: it is only asked
 * @param places where the person's AWS files lie; absent: where the AWS tools look
 */
export function pipelineLinks(
  fork: ForkChild | null,
  places: AwsPlaces = {},
): (world: LinkWorld) => PipelineLinks {
  return (world) => linksOf(world, { fork, places });
}

function linksOf(
  { stores, database, objectLinks, log, appVersion, processUrl, secrets }: LinkWorld,
  { fork, places }: { readonly fork: ForkChild | null; readonly places: AwsPlaces },
): PipelineLinks {
  return {
    addresses: ({ pipeline, aws }) => [
      ...(pipeline.folder === '' ? [] : [{ place: 'folder', name: pipeline.folder, region: '' } as const]),
      ...(isAwsSet(aws) ? [awsAddress(aws)] : []),
    ],
    async open(place, settings) {
      if (place === 'folder') {
        const { openLocalPipelineLink } = await import('../local/pipeline/localPipelineLink.ts');
        return openLocalPipelineLink({
          folder: folderOf(settings),
          mappings: stores.mappings,
          database,
          appVersion,
          fork,
          processUrl: pipelineEntry(processUrl),
          links: objectLinks,
          log,
        });
      }
      const { openAwsPipeline } = await import('./openAwsPipeline.ts');
      return openAwsPipeline(settings.aws, { places, log, secrets });
    },
    async command(place, { error, settings }) {
      if (place !== 'aws' || error.code !== 'SIGN_IN_NEEDED') return '';
      const { profile } = settings.aws;
      const { awsProfiles } = await import('../account/awsProfiles.ts');
      const known = (await awsProfiles(places)).find(({ name }) => name === (profile || 'default'));
      // Whoever has keys or a program of their own signs in nowhere.
      return known?.way === 'keys' || known?.way === 'process' ? '' : signInCommand(profile);
    },
  };
}

function awsAddress({ prefix, environment, region }: AwsSettings): PipelineAddress {
  return { place: 'aws', name: `${prefix}-${environment}`, region };
}

function folderOf({ pipeline }: Settings): string {
  if (pipeline.folder !== '') return pipeline.folder;
  throw new AppError('USAGE', 'No folder is set to be watched.', { remedy: 'Name one under Settings.' });
}
