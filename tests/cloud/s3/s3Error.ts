/** A refusal as S3 words it. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    facts: { message?: string; headers?: Record<string, string> } = {},
  ) {
    super(facts.message ?? code);
    this.status = status;
    this.code = code;
    this.headers = facts.headers ?? {};
  }
}
