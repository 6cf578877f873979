export interface BundledHandler {
  /** Of the function. */
  readonly name: string;
  readonly folder: string;
  readonly sizeBytes: number;
  readonly nativeBytes: number;
}

/** Bundles every handler there is; what lies in the folder is written over. */
export function bundleHandlers(
  folder: string,
  options: { readonly architecture: 'x64' | 'arm64' },
): Promise<readonly BundledHandler[]>;
