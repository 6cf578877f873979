import type { ScanPlace } from '../../../core/contract/views.ts';
import { lastOf } from '../../state/scan/lastOf.ts';
import { scanWords as words } from '../../text/scanWords.ts';

/** Where the documents of a scan lie, whole. */
export function placeWords(place: ScanPlace): string {
  switch (place.kind) {
    case 'folder':
      return place.withSubfolders ? `${place.path} ${words.withSubfolders}` : place.path;
    case 'files':
      return words.placeFiles(place.fileIds.length);
    case 's3':
      return words.placeS3(place.prefix);
    case 'drive':
      return words.placeDrive(place.folderName);
  }
}

/** A short name for it, for headings. */
export function placeName(place: ScanPlace): string {
  return place.kind === 'folder' ? lastOf(place.path) : placeWords(place);
}
