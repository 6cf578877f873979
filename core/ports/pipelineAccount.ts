/** What a person who signs in is told: the address for the browser first, then who came back. */
export type PipelineSignIn =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'done'; readonly who: string };

/** Who asks the API of a pipeline. No token ever leaves it. */
export interface PipelineAccount {
  /** Who is signed in; `null` for nobody. The pipeline is not asked. */
  who(): Promise<string | null>;
  /**
   * Signs a person in, who opens the address that is told first. Breaking off ends it.
   * @throws {AppError} `ACCESS_DENIED` where the pipeline refused; `SIGN_IN_NEEDED`, `STORE_UNAVAILABLE`, `CANCELLED`
   */
  signIn(signal: AbortSignal): AsyncIterable<PipelineSignIn>;
  /** Forgets the sign-in, and tells the pipeline so where it can be reached. */
  signOut(): Promise<void>;
}
