import type { EventStore } from '@ntm-ledger/event-store';
import type { LedgerDraft } from '@ntm-ledger/events';
import { CRITERIA_SETS_STREAM, decodeEvent, titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import { COUNTRY_CODE, Register } from '@ntm-ledger/register';
import { toIsoDate } from '@ntm-ledger/temporal';
import { communeLives, provinceNameOf } from './commune-lives.js';
import { generator } from './generator.js';
import type { HistorySet } from './history-sets.js';
import { HISTORY_SERIES, publicationDraft } from './history-sets.js';
import { HistoryWriter } from './history-writer.js';
import type { HistoryFact } from './recording-order.js';
import { recordingOrder } from './recording-order.js';
import { mistakenScore, nameOf, scoreDraft, streamOf } from './score-drafts.js';
import { announcementDraft, decisionDraft, decisionName, mistakenDecision } from './title-drafts.js';
import type { TitleDecision } from './title-history.js';
import { TitleHistory } from './title-history.js';
import type { Score } from './yearly-rounds.js';
import { appraisals, yearlyRounds } from './yearly-rounds.js';

/** What was written: events in all, and of them the rounds and stated totals, the decisions on titles, and the mistakes taken back. */
export interface WrittenHistory {
  readonly events: number;
  readonly scores: number;
  readonly decisions: number;
  readonly corrections: number;
}

/** Most decisions are announced, some weeks after they are signed. */
const ANNOUNCED = 0.9;

/**
 * Writes a nation's certification upon a log that holds the register of its units and nothing else: ten years (2015 to 2024) of yearly rounds of every commune
 * in the series of its type, fifteen years (2011 to 2025) of titles, and the mistakes that were made in recording them. The shares of
 * communes that hold titles and the criteria that they meet on average follow the figures that were published of the whole country, and
 * differ by region as those did.
 *
 * The same seed upon the same register gives the same events, ids and bodies, in the same order; only the instants at which the log took them differ.
 */
export async function writeNationalHistory(store: EventStore, { seed }: { readonly seed: number }): Promise<WrittenHistory> {
  const register = new Register();
  for await (const page of store.readStream(UNITS_STREAM)) for (const recorded of page) register.apply(decodeEvent(recorded));
  const head = await store.head();
  const country = register.bearerOf(COUNTRY_CODE, { effectiveOn: toIsoDate('2025-01-01'), position: head });
  if (country === undefined) throw new RangeError('a history is written upon a register of the country, and this log holds none');

  const communes = communeLives(register, head, seed);
  const titles = new TitleHistory(communes, seed + 1);
  const provinceOn = (id: string, day: number): string => provinceNameOf(register, id, day, head);
  const random = generator(seed + 2);
  const sets = HISTORY_SERIES.flatMap((series) => series.sets).map((set) => publicationFact(set, country.id));
  const decisions = titles.decisions.map((decision) => decisionFact(decision, provinceOn, random));
  const scores = [...appraisals(titles, seed + 3), ...yearlyRounds(communes, titles, seed + 4)].map((score) =>
    scoreFact(score, provinceOn),
  );
  const steps = recordingOrder([...sets, ...decisions, ...scores], seed + 5);
  const events = await new HistoryWriter(store, head).write(steps);
  return {
    events,
    scores: scores.length,
    decisions: decisions.length,
    corrections: steps.filter(({ kind }) => kind === 'WITHDRAW').length,
  };
}

type ProvinceOn = (communeId: string, day: number) => string;

function publicationFact(set: HistorySet, countryId: string): HistoryFact {
  const draft = (): LedgerDraft => publicationDraft(set, countryId);
  const name = `publication of ${set.id}`;
  return { name, stream: CRITERIA_SETS_STREAM, day: set.from, isPrompt: true, draft, mistaken: null, then: null };
}

function scoreFact(score: Score, provinceOn: ProvinceOn): HistoryFact {
  const draftOf = (said: Score): LedgerDraft => scoreDraft(said, provinceOn(said.commune.id, said.day));
  return {
    name: nameOf(score),
    stream: streamOf(score),
    day: score.day,
    isPrompt: false,
    draft: () => draftOf(score),
    mistaken: score.manner === 'HELD' ? null : (random) => draftOf(mistakenScore(score, random)),
    then: null,
  };
}

function decisionFact(decision: TitleDecision, provinceOn: ProvinceOn, random: () => number): HistoryFact {
  const { kind, commune, day } = decision;
  const draftOf = (said: TitleDecision, recordingName: string): LedgerDraft =>
    decisionDraft(said, provinceOn(commune.id, said.day), recordingName);
  const announcedOn = day + 7 + Math.floor(random() * 50);
  const isAnnounced = kind !== 'REVOKED' && random() < ANNOUNCED;
  const fact = { stream: titleStream(commune.id), isPrompt: false };
  return {
    ...fact,
    name: decisionName(decision),
    day,
    draft: (recordingName) => draftOf(decision, recordingName),
    mistaken: kind === 'REVOKED' ? null : (slips, recordingName) => draftOf(mistakenDecision(decision, slips), recordingName),
    then: !isAnnounced
      ? null
      : (recordingName, eventId) => ({
          ...fact,
          name: `announcement ${recordingName}`,
          day: announcedOn,
          draft: () => announcementDraft(decision, announcedOn, recordingName, eventId),
          mistaken: null,
          then: null,
        }),
  };
}
