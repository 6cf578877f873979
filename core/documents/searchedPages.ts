import type { SearchedDocument } from '../model/searchedDocument.ts';

/** What a reader of one kind of document tells beside its matches. */
export type SearchedPages = Pick<
  SearchedDocument,
  'pages' | 'unreadablePages' | 'scannedPages' | 'withoutText' | 'notes'
>;
