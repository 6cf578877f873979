/** What the process of a folder must know. */
export interface PipelineSetup {
  readonly folder: string;
  /** Of the desk's own stores, whose approved mappings are used. */
  readonly database: string;
  readonly appVersion: string;
}

/** From the desk to the process of a folder. `afterDeath`: the one before it died at its work. */
export type ToPipeline =
  | ({ readonly kind: 'setUp'; readonly afterDeath: boolean } & PipelineSetup)
  | { readonly kind: 'end' };

/** From the process of a folder to the desk. */
export type FromPipeline =
  /** It has the folder for itself and works. */
  | { readonly kind: 'working' }
  /** Another process works on the folder; this one ends. */
  | { readonly kind: 'taken' }
  /** It turns; see `keepOptions`. */
  | { readonly kind: 'turning' }
  /** A word for the desk; see `readLiveWord`. */
  | { readonly kind: 'word'; readonly text: string };
