/** What `start --help` prints. */
export const HELP = `Runs the whole ledger in one process on one SQLite file.

Environment
  HOST              where to listen (default 127.0.0.1)
  PORT              port of the gateway (default 4000)
  NTM_DATA_DIR      folder of the log and of the local key (default .ntm)
  NTM_SNAPSHOT_DIR  folder of snapshots, for a fast start (default: snapshots in NTM_DATA_DIR; empty: none)
  NTM_SAMPLE=none   leaves an empty log empty; otherwise it is filled with the facts of real documents
  NTM_HEARTBEAT_MS  how often a quiet subscription says that it lives (default 15000)
  NTM_CASE_SETTINGS what this office asks of cases where no source gives a figure: percentages (satisfiedOverall, satisfiedPerItem,
                    householdsAsked, quorum) and working days of stages, e.g. quorum=66,VERIFICATION=15 (default: nothing)
  OTEL_EXPORTER_OTLP_ENDPOINT
                    where traces are sent, e.g. http://127.0.0.1:4318 (default: nowhere)
  LOG_LEVEL         fatal, error, warn (default), info, debug, trace, silent

GET /healthz answers while the process lives, /readyz 200 once everything is folded and 503 before.
`;

/** What `start` prints once it serves. */
export function welcome({
  url,
  dataDir,
  events,
  seconds,
}: {
  url: string;
  dataDir: string;
  events: number;
  seconds: number;
}): string {
  return `
ntm-ledger serves ${String(events)} events of ${dataDir}, ready after ${seconds.toFixed(1)} s.

  GraphiQL and API   ${url}
  Health             ${new URL('/readyz', url).href}

Try, in GraphiQL:

  # the communes of Hà Trung at the end of 2022 (17 of 19 hold the title)
  { unit(code: "392", at: { effectiveOn: "2022-12-31" }) { name recognitionSummary { denominator levels { level inForce share { percent } } } } }

  # who is "Hoat Giang" today, and what came before
  { searchUnits(text: "Hoat Giang", first: 3) { edges { matchedName node { code fullName predecessors { unit { fullName } extent } } } } }

  # everything that is known of xã Hà Trung, with what came before it
  { unit(code: "15271") { name history(first: 20, includePredecessors: true) { edges { node { effectiveOn summary } } } } }

Recording takes a token:  npx pnpm@12 --silent ntm token --role clerk --scope 38
`;
}
