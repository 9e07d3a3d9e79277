/** What `ntm log copy` is asked for. */
export interface LogCopyRequest {
  readonly from: string;
  readonly to: string;
  readonly json: boolean;
}

/** What `ntm log digest` is asked for. */
export interface LogDigestRequest {
  readonly at: string;
  readonly json: boolean;
}
