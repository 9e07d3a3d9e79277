import type { Level, UnitKind } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { TitleChangesQuestion } from '../projections/title-changes.js';
import { titleChanges } from '../projections/title-changes.js';
import type { History } from './history.js';
import { naiveTitleChanges } from './naive-title-changes.js';
import type { MomentPair } from './wandering-history.js';
import { WANDERING_SCOPES } from './wandering-history.js';

/** What is asked of every scope of a history. */
const ASKED: readonly (readonly [UnitKind, Level])[] = [
  ['COMMUNE', 'NTM'],
  ['COMMUNE', 'ADVANCED'],
  ['COMMUNE', 'CIVILISED_URBAN'],
  ['HAMLET', 'NTM'],
  ['DISTRICT', 'NTM'],
];

/** What was found of one history between two moments. */
export interface CheckedChanges {
  /** What does not balance or is not as a plain recount has it; empty where all is well. */
  readonly flaws: readonly string[];
  /** How many flows of each kind there were. */
  readonly flows: Readonly<Record<string, number>>;
}

/** Holds the changes of titles of every scope of a history against a plain recount. */
export function checkTitleChanges(history: History, { days, shares }: MomentPair): CheckedChanges {
  const [from, to] = [momentOf(history, days[0], shares[0]), momentOf(history, days[1], shares[1])];
  const flaws: string[] = [];
  const flows: Record<string, number> = {};
  for (const code of WANDERING_SCOPES) {
    for (const [kind, level] of ASKED) {
      const question = { code, kind, level, from, to };
      const found = told(history, question);
      const naive = naiveTitleChanges(history, question);
      for (const flow of naive.flows) {
        const [name = ''] = flow.split(' ');
        flows[name] = (flows[name] ?? 0) + 1;
      }
      const expected = JSON.stringify({ balanced: true, ...naive });
      // A code that is nobody's at either moment is no scope, whoever bore it in between.
      if (found === null ? naive.before + naive.after > 0 : found !== expected)
        flaws.push(`${code} ${kind} ${level}: ${found ?? 'nothing'}, not ${expected}`);
    }
  }
  return { flaws, flows };
}

function told({ model, register }: History, question: TitleChangesQuestion): string | null {
  const found = titleChanges(model, register, question);
  if (found === undefined) return null;
  const { balanced, before, after } = found;
  const flows = found.flows.map(({ kind, title, on, knownLater }) => `${kind} ${title.id} ${on}${knownLater ? ' learnt' : ''}`);
  return JSON.stringify({ balanced, before, after, flows: flows.sort() });
}

function momentOf(history: History, day: string, share: number): Moment {
  return history.moment(day, Math.floor((history.events.length * share) / 100));
}
