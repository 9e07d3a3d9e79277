import type { UnitEvent, UnitState } from '@ntm-ledger/register';
import { evolveUnit, isUnitEvent } from '@ntm-ledger/register';
import type { Dated } from '@ntm-ledger/temporal';
import type { GrantEvent, TitleEvent } from './decision.js';
import type { Title, TitleEnd } from './title.js';
import { isInForce } from './title.js';
import { unitChangePolicy } from './unit-change-policy.js';

/** A unit's titles with what must be known of the unit to carry them on. */
export interface TitleLife {
  readonly unit: UnitState | undefined;
  /** The event that ended the unit, if one did. */
  readonly unitEndedBy: UnitEvent | null;
  /** Every title the unit ever held, in the order they came into force. */
  readonly titles: readonly Title[];
}

export const NO_TITLES: TitleLife = { unit: undefined, unitEndedBy: null, titles: [] };

/**
 * The titles of a unit after events about them and about the unit, each list in folding order (effectiveOn, position) and holding what
 * counts at one moment.
 */
export function titlesAfter(titleEvents: readonly TitleEvent[], unitEvents: readonly UnitEvent[]): readonly Title[] {
  let life = NO_TITLES;
  let next = 0;
  for (const event of titleEvents) {
    for (let change = unitEvents[next]; change !== undefined && comesBefore(change, event); change = unitEvents[next]) {
      life = evolveTitles(life, change);
      next += 1;
    }
    life = evolveTitles(life, event);
  }
  for (const change of unitEvents.slice(next)) life = evolveTitles(life, change);
  return life.titles;
}

/** What the next event, about the titles or about the unit, makes of a unit's titles. */
export function evolveTitles(life: TitleLife, event: TitleEvent | UnitEvent): TitleLife {
  if (isUnitEvent(event)) return changeUnit(life, event);
  switch (event.type) {
    case 'RecognitionGranted':
    case 'TitleAcknowledged':
      return grant(life, event);
    case 'TitleRevoked': {
      const { level } = event.data;
      return { ...life, titles: life.titles.map((title) => (title.level === level ? end(title, 'REVOKED', event) : title)) };
    }
    case 'RecognitionRefused':
    case 'RecognitionAnnounced':
      return life;
  }
}

function changeUnit(life: TitleLife, event: UnitEvent): TitleLife {
  const unit = evolveUnit(life.unit, event);
  // An event about a unit that is not there (its registration was withdrawn, say) changes nothing.
  if (unit === undefined) return life;
  const titles = life.titles.map((title) => {
    switch (unitChangePolicy(event, unit, title.level)) {
      case 'CONTINUES':
        return title;
      case 'TO_REVIEW':
        return isInForce(title) ? { ...title, toReview: true } : title;
      case 'ENDS':
        return end(title, 'UNIT_CHANGE', event);
    }
  });
  return { unit, unitEndedBy: unit.ended === null ? null : event.type === 'UnitEnded' ? event : life.unitEndedBy, titles };
}

/**
 * A new title supersedes the one of its level that is in force. A title that is given to a unit after its end (a decision that the
 * merger overtook) is recorded as what it was: ended by the unit change on the day it came.
 */
function grant(life: TitleLife, event: GrantEvent): TitleLife {
  const { level } = event.data;
  const granted = titleOf(event);
  const title = life.unitEndedBy === null ? granted : end(granted, 'UNIT_CHANGE', life.unitEndedBy);
  const before = life.titles.map((held) => (held.level === level ? end(held, 'SUPERSEDED', event) : held));
  return { ...life, titles: [...before, title] };
}

function titleOf({ data, effectiveOn, precision }: GrantEvent): Title {
  return {
    id: data.titleId,
    unitId: data.unitId,
    level: data.level,
    awardYear: data.awardYear,
    field: data.field,
    criteriaSetId: data.criteriaSetId,
    attestation: data.attestation,
    decisionId: data.decisionId,
    from: effectiveOn,
    fromPrecision: precision,
    toReview: false,
    ending: null,
  };
}

/** Ends a title that is in force; the first end stands. No title ends before it began. */
function end(title: Title, manner: TitleEnd, event: TitleEvent | UnitEvent): Title {
  if (!isInForce(title)) return title;
  const begunAfter = title.from > event.effectiveOn;
  return {
    ...title,
    ending: {
      manner,
      on: begunAfter ? title.from : event.effectiveOn,
      precision: begunAfter ? title.fromPrecision : event.precision,
      eventId: event.id,
    },
  };
}

function comesBefore(a: Dated, b: Dated): boolean {
  return a.effectiveOn < b.effectiveOn || (a.effectiveOn === b.effectiveOn && a.position < b.position);
}
