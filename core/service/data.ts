import type { DataUsage, WipeKind } from '../model/dataUsage.ts';
import type { FileId } from '../model/ids.ts';
import type { Dependencies } from './base/dependencies.ts';

/** What this installation keeps, and deleting it. */
export interface DataService {
  usage(): Promise<DataUsage>;
  wipe(input: { readonly kind: WipeKind }): Promise<DataUsage>;
}

export interface DataServiceParts {
  readonly remove: (fileId: FileId) => Promise<void>;
  /** Breaks off what asks a language model in the background, and what is being sent to pipelines. */
  readonly quiet: () => Promise<void>;
  /** Everything that was read from the store is to be read again. */
  readonly forget: () => void;
}

export function createDataService(
  { stores, data }: Pick<Dependencies, 'stores' | 'data'>,
  { remove, quiet, forget }: DataServiceParts,
): DataService {
  const removeFiles = async (): Promise<void> => {
    // One after the other: each ends what is under way for it.
    for (const { id } of await stores.files.list()) await remove(id);
  };
  return {
    usage: () => data.usage(),
    async wipe({ kind }) {
      switch (kind) {
        case 'files':
          await removeFiles();
          break;
        case 'outputs':
          await data.removeOutputs();
          break;
        case 'everything':
          await quiet();
          await removeFiles();
          await data.erase();
          forget();
      }
      return data.usage();
    },
  };
}
