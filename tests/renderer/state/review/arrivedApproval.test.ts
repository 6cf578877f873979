import { describe, expect, it } from 'vitest';
import type { MappingVersion } from '../../../../core/contract/views.ts';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
import { type Session, setSession } from '../../../../renderer/client/session.ts';
import { arrivedApproval } from '../../../../renderer/state/review/arrivedApproval.ts';
import { itemOf, viewOf } from '../../reviewParts.ts';

const fileId: FileId = asId('f1');
const asked = { fileId, expectedVersion: 3, reason: 'All there.', approver: 'Ana' };

/** The host as it stands after the connection is back. */
function standing(approved: Partial<MappingVersion> | null, lastRunId: RunId | null): void {
  const item = { ...itemOf(fileId), lastRunId };
  const version =
    approved === null ? null : ({ evidence: { fileName: item.file.name }, ...approved } as MappingVersion);
  const view = viewOf([], { item, approved: version });
  setSession({ client: { review: { open: () => Promise.resolve(view) } } } as unknown as Session);
}

describe('an approval whose answer was lost', () => {
  const run: RunId = asId('r1');

  it('has arrived where the next version is this person’s, with their reason', async () => {
    standing({ version: 4, approvedBy: 'Ana', reason: 'All there.' }, run);
    expect(await arrivedApproval(asked)).toMatchObject({ version: { version: 4 }, runId: run });
  });

  it('has not where nothing was written, another was first, or nothing runs', async () => {
    standing({ version: 3, approvedBy: 'Ana', reason: 'All there.' }, run);
    expect(await arrivedApproval(asked)).toBeNull();
    standing({ version: 4, approvedBy: 'Bo', reason: 'All there.' }, run);
    expect(await arrivedApproval(asked)).toBeNull();
    standing({ version: 4, approvedBy: 'Ana', reason: 'All there.' }, null);
    expect(await arrivedApproval(asked)).toBeNull();
    standing(null, null);
    expect(await arrivedApproval(asked)).toBeNull();
  });
});
