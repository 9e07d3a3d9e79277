import type { Act, Breach, Decided, Level, RecordingMode, Refused, SourceDocument } from '@ntm-ledger/events';
import { badInput, judge, refuse, titleStream } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { AnnouncementEvent, DecisionEvent } from './decision.js';
import { isGrant } from './decision.js';

/** A decision made public, as somebody records it. */
export interface RecordAnnouncement {
  readonly mode: RecordingMode;
  /** The last day the source allows. */
  readonly announcedOn: IsoDate;
  readonly precision: DatePrecision;
  /** The act named as the ground of the fact; null for the decision announced. */
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
}

/** What must be known to decide on it. */
export interface AnnouncementState {
  readonly decision: DecisionEvent;
  /** The announcements of this decision that are known. */
  readonly announcements: readonly AnnouncementEvent[];
  /** Today in Vietnam. */
  readonly today: IsoDate;
}

type AnnouncementRule = (said: AnnouncementSaid, state: AnnouncementState) => Breach | null;

/** What is made public is a signed decision. The register's own rule; where the day of signature is not known it says nothing. */
export const announcedAfterSignature: AnnouncementRule = ({ announcedOn }, { decision }) => {
  const { signedOn } = decision.data;
  return signedOn === null || announcedOn >= signedOn
    ? null
    : own('announcedAfterSignature', `The decision is signed on ${signedOn} and cannot be announced on ${announcedOn}.`);
};

/** An announcement is recorded once it can have happened: of this month or year it can, though its end is to come. The register's own rule. */
export const announcedByToday: AnnouncementRule = ({ announcedOn, precision }, { today }) =>
  firstDayMeant(announcedOn, precision) > today
    ? own('announcedByToday', `An announcement of ${announcedOn} cannot be known on ${today}.`)
    : null;

/** A decision is announced once; the first announcement counts. The register's own rule. */
export const announcedOnce: AnnouncementRule = (_, { announcements: [first] }) =>
  first === undefined ? null : own('announcedOnce', `The decision is announced already, on ${first.data.announcedOn}.`);

const RULES: readonly AnnouncementRule[] = [announcedByToday, announcedAfterSignature, announcedOnce];

/** What a rule for announcements looks at. */
export type AnnouncementSaid = Pick<RecordAnnouncement, 'announcedOn' | 'precision'>;

/** Every rule that an announcement breaks, in the order in which they are named. */
export function breachesOfAnnouncement(said: AnnouncementSaid, state: AnnouncementState): Breach[] {
  return RULES.map((rule) => rule(said, state)).filter((breach) => breach !== null);
}

/** Decides on an announcement. LIVE refuses what breaks a rule, BACKFILL records it with warnings. */
export function decideAnnouncement(command: RecordAnnouncement, state: AnnouncementState): Decided {
  const judged = judge(command.mode, breachesOfAnnouncement(command, state));
  if (judged.refused !== null) return judged.refused;
  const { decision } = state;
  const { decisionId, unitId } = decision.data;
  return {
    outcome: 'accepted',
    stream: titleStream(unitId),
    events: [
      {
        type: 'RecognitionAnnounced',
        effectiveOn: command.announcedOn,
        precision: command.precision,
        concerns: [unitId],
        mode: command.mode,
        basis: command.basis ?? decision.basis,
        source: command.source,
        warnings: judged.warnings,
        causationId: decision.id,
        data: { decisionId, unitId, announcedOn: command.announcedOn },
      },
    ],
  };
}

/**
 * The one decision that gave a unit a level, among all that are known of it; or the refusal that says why none is meant. A source may
 * leave the year open; then no other decision may have given the level.
 * @param awardYear the year it was given for; null where that is not said
 */
export function titleDecisionOf(
  decisions: readonly DecisionEvent[],
  level: Level,
  awardYear: number | null,
): { readonly decision: DecisionEvent } | { readonly refused: Refused } {
  const given = decisions
    .filter((event) => isGrant(event))
    .filter(({ data }) => data.level === level && (awardYear === null || data.awardYear === awardYear));
  const [only, ...others] = given;
  const title = awardYear === null ? level : `${level} of ${String(awardYear)}`;
  if (only === undefined) {
    return {
      refused: refuse({ code: 'NOT_FOUND', message: `No decision gives the unit ${title}; record the decision first.` }),
    };
  }
  if (others.length > 0) {
    const list = given.map(wordingOf).join('; ');
    return {
      refused: badInput({
        path: 'input.decision',
        message: `${String(given.length)} decisions give ${title}; name one by its id: ${list}`,
      }),
    };
  }
  return { decision: only };
}

/** A decision as one tells it from others. */
function wordingOf({ data: { decisionId, number, awardYear }, effectiveOn }: DecisionEvent): string {
  const year = awardYear === null ? 'for no known year' : `for ${String(awardYear)}`;
  return `${decisionId} (${number ?? 'no known number'}, ${year}, in force from ${effectiveOn})`;
}

/** The first day of the month or year that is meant; of a day, and of "by" a day, that day. */
export function firstDayMeant(day: IsoDate, precision: DatePrecision): IsoDate {
  switch (precision) {
    case 'MONTH':
      return toIsoDate(`${day.slice(0, 7)}-01`);
    case 'YEAR':
      return toIsoDate(`${day.slice(0, 4)}-01-01`);
    case 'DAY':
    case 'BY':
      return day;
  }
}

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}
