/** What `ntm projections` was asked. */
export interface ProjectionsRequest {
  readonly json: boolean;
}
