/** What `ntm audit cases` is asked. */
export interface CaseAuditRequest {
  readonly json: boolean;
}
