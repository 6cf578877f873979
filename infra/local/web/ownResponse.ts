import { type LinkFinder, linkedFile } from '../links/linkedFile.ts';
import { type ScanFiles, scanResponse } from './scanAnswers.ts';

/** What a host serves beside the built renderer. */
export interface OwnFiles {
  readonly objectLinks: LinkFinder;
  readonly scans: ScanFiles;
}

/** Answers for hosts whose answers are those of the web standard. @returns `undefined` for what is no such file */
export async function ownResponse(
  request: Request,
  { objectLinks, scans }: OwnFiles,
  headers: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  return (await linkedFile(objectLinks, request.url, headers)) ?? scanResponse(request, scans, headers);
}
