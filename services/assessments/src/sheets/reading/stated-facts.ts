import type { Evidence, Round, Statement } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';
import type { FactName } from './spellings.js';
import { meaningOf, offered, ROUND_WORDS, STATEMENT_WORDS } from './spellings.js';
import type { WrittenDay } from './written-day.js';
import { DAY_SHAPES, writtenDay } from './written-day.js';
import { writtenEvidence } from './written-evidence.js';

/** What is said of an assessment beside its outcomes; null: nothing is said. */
export interface StatedFacts {
  readonly day: WrittenDay | null;
  readonly round: Round | null;
  readonly statement: Statement | null;
  /** The year that the values are of; null: that of the day. */
  readonly year: number | null;
  readonly assessor: string | null;
  readonly source: string | null;
  /** What shows every criterion that names nothing of its own. */
  readonly evidence: Evidence | null;
}

export const NOTHING_STATED: StatedFacts = {
  day: null,
  round: null,
  statement: null,
  year: null,
  assessor: null,
  source: null,
  evidence: null,
};

const YEAR = /^(?:năm )?(\d{4})$/iu;

/** As long as the mutation lets them be. */
const LONGEST = { assessor: 200, source: 500 } as const;

/** Reads what a cell, the sheet's head or an option says, or tells what is wrong with it. */
export function statedFact(fact: FactName, text: string): Partial<StatedFacts> | string {
  switch (fact) {
    case 'day': {
      const day = writtenDay(text);
      return day === null ? `${quoted(text)} is no day; write ${DAY_SHAPES}` : { day };
    }
    case 'round': {
      const round = meaningOf(text, ROUND_WORDS);
      return round === undefined ? `${quoted(text)} is no round; write one of: ${offered(ROUND_WORDS)}` : { round };
    }
    case 'statement': {
      const statement = meaningOf(text, STATEMENT_WORDS);
      return statement === undefined
        ? `${quoted(text)} says not what the figures are; write one of: ${offered(STATEMENT_WORDS)}`
        : { statement };
    }
    case 'year': {
      const year = YEAR.exec(text)?.[1];
      return year === undefined ? `${quoted(text)} is no year; write it as 2022` : { year: Number(year) };
    }
    case 'evidence': {
      const evidence = writtenEvidence(text);
      return typeof evidence === 'string' ? evidence : { evidence };
    }
    case 'assessor':
    case 'source': {
      const { length } = text;
      return length > LONGEST[fact] ? `has ${length} characters; at most ${LONGEST[fact]} are taken` : { [fact]: text };
    }
  }
}
