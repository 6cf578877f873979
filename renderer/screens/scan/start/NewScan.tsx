import { ArrowLeft, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ScanPlace } from '../../../../core/contract/views.ts';
import type { Settings } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import type { Trouble } from '../../../client/trouble.ts';
import { troubleOf } from '../../../client/trouble.ts';
import { Button, IconButton } from '../../../components/Button.tsx';
import { ScreenHeader } from '../../../components/ScreenHeader.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { useDropTarget } from '../../../state/inbox/dropTarget.ts';
import { goTo } from '../../../state/app/routes.ts';
import { noQuery, scanPath } from '../../../state/scan/scanAddress.ts';
import {
  clearDraft,
  changeDraft,
  isEmptyDraft,
  type ScanDraft,
  useScanDraft,
} from '../../../state/scan/scanDraft.ts';
import { type CopyProgress, takeDocuments } from '../../../state/scan/takeFiles.ts';
import { useSite } from '../../../state/scan/scanSite.ts';
import { useCodeList } from '../../../state/scan/useCodeList.ts';
import { tell } from '../../../state/app/toasts.ts';
import { cloudScanWords } from '../../../text/cloudScanWords.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { CodesField } from './CodesField.tsx';
import { DocumentsField } from './DocumentsField.tsx';
import { usdOf } from './UsdField.tsx';
import { useCodeTable } from './useCodeTable.ts';

/** A scan before it starts: what is searched for on the left, where on the right. */
export function NewScan() {
  const { draft, isKept } = useScanDraft();
  const checked = useCodeList(draft);
  const [copying, setCopying] = useState<CopyProgress | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const codesSide = useRef<HTMLElement>(null);
  const table = useCodeTable();
  const settings = useApp((state) => state.settings);
  const { open } = table;
  useEffect(() => {
    useDropTarget.setState({
      target: {
        title: words.dropTitle,
        more: words.dropMore,
        take(files, x) {
          const isCodes = x < (codesSide.current?.getBoundingClientRect().right ?? 0);
          const [first] = files;
          if (isCodes && first !== undefined) open(first.file);
          else void takeDocuments(files, setCopying);
        },
      },
    });
    return () => useDropTarget.setState({ target: null });
  }, [open]);

  const site = useSite(draft);
  const missing =
    whatIsMissing(draft, checked.entries.codes.length) ??
    (site === 'aws' && draft.placeKind === 'drive' ? cloudScanWords.driveHere : null);
  const start = async (): Promise<void> => {
    setStarting(true);
    setTrouble(null);
    try {
      const { scanId } = await getSession().client.scans.start({
        codes: checked.entries.codes,
        options: draft.options,
        place: placeOf(draft),
        ...(site === 'aws' ? { textract: false, site } : textractOf(draft, settings)),
      });
      goTo(scanPath({ kind: 'scan', scanId, part: 'matches', query: noQuery }));
    } catch (cause) {
      setTrouble(troubleOf(cause));
      setStarting(false);
    }
  };
  return (
    <>
      <ScreenHeader
        title={words.newScan}
        lead={
          <IconButton label={words.back} onClick={() => goTo(scanPath({ kind: 'list', asked: null }))}>
            <ArrowLeft aria-hidden="true" size={16} />
          </IconButton>
        }
        facts={isKept ? null : <span className="text-warn">{words.notKept}</span>}
      >
        {isEmptyDraft(draft) ? null : (
          <Button
            look="quiet"
            onClick={() => {
              const before = clearDraft();
              tell(words.cleared, { label: words.undo, onClick: () => changeDraft(before) });
            }}
          >
            {words.clear}
          </Button>
        )}
        <Button
          look="primary"
          blocked={
            missing ?? (isStarting ? words.starting : copying === null ? undefined : words.copyingFirst)
          }
          onBlocked={() => missing !== null && focusMissing(draft, checked.entries.codes.length)}
          onClick={() => void start()}
        >
          <Play aria-hidden="true" size={14} />
          {isStarting ? words.starting : words.start}
        </Button>
      </ScreenHeader>
      {trouble === null ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={trouble} />
        </div>
      )}
      <div className="flex min-h-0 flex-1">
        <CodesField sectionRef={codesSide} draft={draft} checked={checked} table={table} />
        <DocumentsField draft={draft} copying={copying} onCopying={setCopying} />
      </div>
    </>
  );
}

/** Switched off since, it is not ordered. */
function textractOf({ textract, mostUsd }: ScanDraft, settings: Settings | null) {
  if (!textract || settings?.textract.isOn !== true) return { textract: false };
  return { textract: true, mostUsd: usdOf(mostUsd ?? '') ?? settings.textract.mostUsd };
}

function placeOf({ placeKind, folder, withSubfolders, documents, s3, drive }: ScanDraft): ScanPlace {
  switch (placeKind) {
    case 'folder':
      return { kind: 'folder', path: folder.trim(), withSubfolders };
    case 'files':
      return { kind: 'files', fileIds: documents.map(({ fileId }) => fileId) };
    case 's3':
      return { kind: 's3', prefix: s3?.path ?? '' };
    case 'drive':
      return { kind: 'drive', folderId: drive?.path ?? '', folderName: drive?.name ?? '' };
  }
}

function whatIsMissing(draft: ScanDraft, codeCount: number): string | null {
  if (codeCount === 0) return words.noCodes;
  if (draft.placeKind === 'folder') return draft.folder.trim() === '' ? words.noFolder : null;
  if (draft.placeKind === 'files') return draft.documents.length === 0 ? words.noFiles : null;
  return draft[draft.placeKind] === null ? words.noFolder : null;
}

/** Goes to what has to be filled in. */
function focusMissing({ placeKind }: ScanDraft, codeCount: number): void {
  const place = codeCount === 0 ? 'codes' : placeKind;
  document.querySelector<HTMLElement>(`[data-scan-field="${place}"]`)?.focus();
}
