import { describe, expect, test } from 'vitest';
import type { FileId, PackId } from '../../../../../core/contract/views.ts';
import { approvalSending } from '../../../../../renderer/screens/review/approve/approvalSending.ts';
import { boardOf, jobOf, pipelineOf } from '../../../jobParts.ts';

const file = { sizeBytes: 186_000_000 };
const own = { file, job: undefined, sendApproved: 'never' } as const;

describe('what an approval sends', () => {
  test('is nothing where no pipeline is set up', () => {
    expect(approvalSending({ ...own, board: boardOf([], []) })).toEqual({
      label: null,
      lines: [],
      runsThere: false,
    });
  });

  test('is the mapping alone where AWS is connected and files stay', () => {
    const sending = approvalSending({ ...own, board: boardOf([], [pipelineOf('aws')]) });
    expect(sending.label).toBeNull();
    expect(sending.lines).toEqual(['Sent to mapwright dev · eu-west-1: mapping, your name.']);
  });

  test('is named with its size where the file goes, too', () => {
    const sending = approvalSending({ ...own, sendApproved: 'aws', board: boardOf([], [pipelineOf('aws')]) });
    expect(sending.label).toBe('Approve and send');
    expect(sending.lines).toEqual(['Sent to mapwright dev · eu-west-1: mapping, file (186 MB), your name.']);
  });

  test('waits where AWS cannot be reached, and says so', () => {
    const board = boardOf([], [pipelineOf('aws', { state: 'offline' })]);
    const sending = approvalSending({ ...own, sendApproved: 'aws', board });
    expect(sending.label).toBe('Approve when online');
    expect(sending.lines.at(-1)).toContain('waits in the outbox');
  });

  test('is nothing to a place that is chosen and gone', () => {
    const sending = approvalSending({ ...own, sendApproved: 'aws', board: boardOf([]) });
    expect(sending).toEqual({ label: null, lines: [], runsThere: false });
  });

  test('is not the file where it came out of the pipeline, which runs it and others that wait', () => {
    const packId = 'crm.leads' as PackId;
    const job = jobOf('mine', { state: 'waiting', fileId: 'f1' as FileId, packId });
    const board = boardOf([job, jobOf('other', { state: 'waiting', packId })]);
    const sending = approvalSending({ file, job, sendApproved: 'folder', board });
    expect(sending.label).toBe('Approve');
    expect(sending.runsThere).toBe(true);
    expect(sending.lines).toHaveLength(2);
    expect(sending.lines[1]).toContain('1 other file');
  });

  test('never writes the words of a pipeline’s name backwards', () => {
    const board = boardOf([], [pipelineOf('folder', { name: '/data/\u202egpj.exe' })]);
    const [line = ''] = approvalSending({ ...own, sendApproved: 'folder', board }).lines;
    expect(line).not.toContain('\u202e');
  });
});
