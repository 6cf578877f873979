import type {
  InboxItem,
  Job,
  JobBoard,
  JobPlace,
  PipelineView,
  SendApproved,
} from '../../../../core/contract/views.ts';
import { sendWords as words } from '../../../text/sendWords.ts';
import { named } from '../../../text/named.ts';

/** What an approval sends: what its button says, and a line for each thing that goes somewhere. */
export interface ApprovalSending {
  /** `null`: nothing but what an approval on this computer says. */
  readonly label: string | null;
  readonly lines: readonly string[];
  /** The file is run by the pipeline it lies in, and not here. */
  readonly runsThere: boolean;
}

const nothing: ApprovalSending = { label: null, lines: [], runsThere: false };

/** @param job the upload that the file was taken from, where it came out of a pipeline */
export function approvalSending({
  board,
  sendApproved,
  file,
  job,
}: {
  readonly board: JobBoard | null;
  readonly sendApproved: SendApproved;
  readonly file: Pick<InboxItem['file'], 'sizeBytes'>;
  readonly job: Job | undefined;
}): ApprovalSending {
  if (board === null) return nothing;
  const of = (place: JobPlace): PipelineView | undefined =>
    board.pipelines.find((pipeline) => pipeline.place === place);
  const [aws, folder] = [of('aws'), of('folder')];
  const home = job === undefined ? undefined : of(job.place);
  const sendsTo = job === undefined && sendApproved !== 'never' ? of(sendApproved) : undefined;
  const others = home === undefined || job === undefined ? 0 : othersWaiting(board, job);
  const lines = [
    ...(home === undefined ? [] : [words.inPipeline(named(home.name))]),
    ...(others === 0 ? [] : [words.others(others)]),
    ...(aws === undefined
      ? []
      : [words.toAws(nameOf(aws), sendsTo?.place === 'aws' ? file.sizeBytes : null)]),
    ...(folder !== undefined && sendsTo?.place === 'folder'
      ? [words.toFolder(named(folder.name), file.sizeBytes)]
      : []),
    ...(aws !== undefined && isAway(aws) ? [words.offline(nameOf(aws))] : []),
    ...(folder !== undefined && sendsTo?.place === 'folder' && isAway(folder)
      ? [words.fileOffline(named(folder.name))]
      : []),
  ];
  const label =
    aws !== undefined && isAway(aws)
      ? words.later
      : sendsTo !== undefined
        ? words.send
        : home === undefined
          ? null
          : words.plain;
  return { label, lines, runsThere: home !== undefined };
}

function isAway({ state }: PipelineView): boolean {
  return state !== 'live' && state !== 'polling';
}

function nameOf({ name, region }: PipelineView): string {
  return [named(name), ...(region === '' ? [] : [region])].join(' · ');
}

function othersWaiting({ jobs }: JobBoard, { place, id, packId }: Job): number {
  return jobs.filter(
    (job) => job.place === place && job.state === 'waiting' && job.id !== id && job.packId === packId,
  ).length;
}
