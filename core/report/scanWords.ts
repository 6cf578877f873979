import type { NearReason } from '../model/scan.ts';
import type { ScanFacts } from './scanReportFacts.ts';

/** Why a match is near, in the words of the report. */
export const nearWords: Readonly<Record<NearReason, string>> = {
  lookalike: 'O for 0, or I or l for 1',
  longer: 'part of a longer code',
  case: 'capital and small letters differ',
  separator: 'blanks or dashes differ',
  spaced: 'its letters are set apart',
  wrapped: 'it stands on two lines',
  ocr: 'read from a picture by Amazon Textract',
};

/** Where the documents of a scan lie, in a line. */
export function placeText({ place }: Pick<ScanFacts, 'place'>): string {
  switch (place.kind) {
    case 'folder':
      return place.withSubfolders ? `${place.path} with its subfolders` : place.path;
    case 'files':
      return `${place.fileIds.length} files of the Inbox`;
    case 's3':
      return place.prefix.startsWith('s3://') ? place.prefix : `S3 prefix ${place.prefix}`;
    case 'drive':
      return `Google Drive folder ${place.folderName}`;
  }
}
