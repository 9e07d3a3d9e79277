import type { EventStore } from '@ntm-ledger/event-store';
import { NO_STREAM, START, toRevision } from '@ntm-ledger/event-store';
import type { LedgerDraft, UnitIdentity } from '@ntm-ledger/events';
import { assessmentStream, encodeEvent, titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import { generator } from './generator.js';
import { idOf } from './id-of.js';

/** How large a log to write. The same numbers always give the same log, but for the instants at which it was recorded. */
export interface NationalLog {
  readonly communes: number;
  /** Assessments of a commune in the course of its years, by criteria set. */
  readonly assessmentsPerSet: number;
  readonly seed: number;
  /** Whether each event was recorded by a request of its own, as clerks do, and not by one that imports many at once. */
  readonly oneByOne?: boolean;
}

/** About 1,000,000 events, in the proportions of a register that has been kept for a long time. */
export const MILLION: NationalLog = { communes: 10_599, assessmentsPerSet: 30, seed: 1 };

/** Events that a commune has beside its assessments: it is registered, and three of four are given some titles. */
const OTHERS_A_COMMUNE = 3.5;

/**
 * A log of about so many events, each recorded by a request of its own: what a process of many years must come up with. Two million are those of the
 * country's communes; of fewer, there are fewer communes.
 */
export function logOfAbout(events: number): NationalLog {
  const assessmentsPerSet = 62;
  const communes = Math.round(events / (SETS.length * assessmentsPerSet + OTHERS_A_COMMUNE));
  return { communes: Math.max(1, communes), assessmentsPerSet, seed: 1, oneByOne: true };
}

const SETS = ['xa-ntm-2016', 'xa-ntm-2021', 'xa-nangcao-2021'];
const PROVINCES = 63;
const FIRST_DAY = toIsoDate('2010-01-01');
const SET_SIZE = 19;

/** Writes a log of the country: its units, yearly assessments under several sets, titles, and a few withdrawals. Gives the number of events. */
export async function writeNationalLog(store: EventStore, log: NationalLog): Promise<number> {
  const { communes, assessmentsPerSet, seed, oneByOne = false } = log;
  const append = (stream: string, drafts: readonly LedgerDraft[]): Promise<number> => appendAll(store, stream, drafts, oneByOne);
  const random = generator(seed);
  const units = unitDrafts(communes);
  let written = await append(UNITS_STREAM, units);
  const appends: Promise<number>[] = [];
  for (let commune = 0; commune < communes; commune += 1) {
    const unitId = idOf('commune', commune);
    for (const set of SETS)
      appends.push(append(assessmentStream(unitId, set), assessmentDrafts(unitId, set, assessmentsPerSet, random)));
    appends.push(append(titleStream(unitId), titleDrafts(unitId, random)));
    if (appends.length >= 400) for (const count of await Promise.all(appends.splice(0))) written += count;
  }
  for (const count of await Promise.all(appends)) written += count;
  return written;
}

async function appendAll(store: EventStore, stream: string, drafts: readonly LedgerDraft[], oneByOne: boolean): Promise<number> {
  const chunk = 400;
  for (let from = 0; from < drafts.length; from += chunk) {
    const events = drafts.slice(from, from + chunk).map((draft, index) => {
      const correlationId = idOf(`request ${stream}`, oneByOne ? from + index : from);
      const request = {
        actor: { id: 'generator', role: 'clerk', scope: 'VN' },
        basedOn: START,
        correlationId,
        requestDigest: '0'.repeat(64),
      };
      return encodeEvent(idOf(stream, from + index), draft, request);
    });
    await store.append(stream, events, from === 0 ? NO_STREAM : toRevision(from - 1));
  }
  return drafts.length;
}

const COMMON = {
  precision: 'DAY',
  mode: 'BACKFILL',
  basis: null,
  source: { title: 'Danh mục mẫu', number: null, issuer: null, issuedOn: null, url: null, digest: null },
  warnings: [],
  causationId: null,
} as const;

function unitDrafts(communes: number): LedgerDraft[] {
  const country = idOf('country', 0);
  const registered = (unitId: string, more: Omit<UnitIdentity, 'unitId'>): LedgerDraft => ({
    ...COMMON,
    type: 'UnitRegistered',
    effectiveOn: FIRST_DAY,
    concerns: [unitId],
    data: { unitId, ...more },
  });
  return [
    registered(country, { kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null }),
    ...Array.from({ length: PROVINCES }, (_, index) =>
      registered(idOf('province', index), {
        kind: 'PROVINCE',
        type: 'tỉnh',
        name: `Tỉnh mẫu ${String(index)}`,
        code: String(index + 10).slice(-2),
        parentId: country,
      }),
    ),
    ...Array.from({ length: communes }, (_, index) =>
      registered(idOf('commune', index), {
        kind: 'COMMUNE',
        type: 'xã',
        name: `Xã mẫu ${String(index)}`,
        code: String(10_000 + index),
        parentId: idOf('province', index % PROVINCES),
      }),
    ),
  ];
}

function assessmentDrafts(unitId: string, criteriaSetId: string, count: number, random: () => number): LedgerDraft[] {
  return Array.from({ length: count }, (_, index): LedgerDraft => {
    const place = { ...COMMON, effectiveOn: addDays(FIRST_DAY, index * 180 + Math.floor(random() * 100)), concerns: [unitId] };
    const met = Math.min(SET_SIZE, 4 + Math.floor((index * 15) / count) + Math.floor(random() * 3));
    if (random() < 0.5) {
      return {
        ...place,
        type: 'ScoreStated',
        data: {
          unitId,
          criteriaSetId,
          met,
          size: SET_SIZE,
          certainty: 'STATED_TOTAL',
          statement: 'ACTUAL',
          missing: [],
          jointlyWith: [],
        },
      };
    }
    const criteria = Array.from({ length: SET_SIZE }, (_unused, at) => ({
      number: at + 1,
      outcome: at < met ? ('MET' as const) : ('NOT_MET' as const),
      indicators: [],
      evidence: [],
    }));
    const said = { round: null, statement: 'ACTUAL', assessor: null } as const;
    return { ...place, type: 'UnitAssessed', data: { unitId, criteriaSetId, size: SET_SIZE, ...said, criteria } };
  });
}

function titleDrafts(unitId: string, random: () => number): LedgerDraft[] {
  const levels = (['NTM', 'ADVANCED', 'MODEL'] as const).slice(
    0,
    random() < 0.75 ? (random() < 0.4 ? (random() < 0.3 ? 3 : 2) : 1) : 0,
  );
  return levels.flatMap((level, index): LedgerDraft[] => {
    const signedOn = addDays(FIRST_DAY, 1_500 + index * 900 + Math.floor(random() * 400));
    const decisionId = idOf(`decision ${unitId}`, index);
    const facts = {
      decisionId,
      unitId,
      level,
      number: `${String(100 + index)}/QĐ-UBND`,
      signedOn,
      authority: 'UBND tỉnh',
      awardYear: Number(signedOn.slice(0, 4)),
      complete: true,
      caseId: null,
    };
    const granted = {
      ...facts,
      titleId: idOf(`title ${unitId}`, index),
      field: null,
      criteriaSetId: 'xa-ntm-2016',
      attestation: 'NAMED' as const,
    };
    return [
      { ...COMMON, type: 'RecognitionGranted', effectiveOn: signedOn, concerns: [unitId], data: granted },
      {
        ...COMMON,
        type: 'RecognitionAnnounced',
        effectiveOn: addDays(signedOn, 30),
        concerns: [unitId],
        data: { decisionId, unitId, announcedOn: addDays(signedOn, 30) },
      },
    ];
  });
}
