import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import { operation } from '../../e2e/support/contract.js';
import { generator } from '../../load/generator.js';

/** The operations of the contract that are sent, as dashboards send them. */
export const DRAWN = ['CommuneCard', 'ScopeOverview'] as const;
export type Drawn = (typeof DRAWN)[number];

/** Communes of Hà Trung of which the log knows most. */
export const COMMUNES = [
  '15274',
  '15277',
  '15280',
  '15283',
  '15286',
  '15298',
  '15307',
  '15313',
  '15316',
  '15319',
  '15322',
  '15343',
];
const SCOPES = ['392', '38', 'VN'];
const FIRST_DAY = toIsoDate('2022-01-01');
/** Until the end of June 2025, when the reform ends most of these communes. */
const DAYS = 1_277;
/** The last events of the log, before any of which a card of every commune is known. */
const LAST_EVENTS = 100;
const A_YEAR = 365;

/**
 * Draws bodies of requests of an operation, each at an exact moment of its own: a day, and a place among the last events of the log. The same seed
 * draws the same again.
 * @param head the position of the log's end
 */
export function drawnBodies(drawn: Drawn, head: number, seed: number): () => string {
  const random = generator(seed);
  const query = operation(drawn);
  const whole = (below: number): number => Math.floor(random() * below);
  return () => {
    const day = addDays(FIRST_DAY, whole(DAYS));
    const at = { moment: `${day}@${String(head - whole(LAST_EVENTS))}` };
    const variables =
      drawn === 'CommuneCard'
        ? { code: COMMUNES[whole(COMMUNES.length)], at }
        : {
            code: SCOPES[whole(SCOPES.length)],
            at,
            criteriaSet: 'xa-ntm-2021',
            compareWith: addDays(day, -A_YEAR - whole(A_YEAR)),
          };
    return JSON.stringify({ query, variables });
  };
}
