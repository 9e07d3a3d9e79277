import type { Extent } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';
import { requiredDayIn } from './days.js';
import type { ColumnOf } from './formats.js';
import type { OfficialKind } from './official-codes.js';
import { codeIn, kindIn } from './official-codes.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';
import type { NamedSuccession } from './succession.js';

type Column = ColumnOf<'formerSuccessions'>;

const WEB_ADDRESS = /^https?:\/\/\S+$/u;
/** A source without a page: `register` above all, which is the register itself. */
const WORD = /^\p{L}+$/u;

/**
 * Reads a row on a unit that left the register on a day of its own; spoiled when it has problems. Such rows are gathered from the
 * register and the press, not from the acts: they name no act and do not say whether units merged or one absorbed the others.
 */
export function readFormerSuccession(row: Row<Column>): Read<NamedSuccession> {
  const kind = kindIn(row, 'level');
  const oldCode = codeIn(row, 'old_code', kind);
  const successor = successorIn(row, kind);
  const effectiveOn = requiredDayIn(row, 'effective');
  const sourceUrl = sourceIn(row);
  if (row.problems.length > 0 || kind === SPOILED || oldCode === SPOILED || successor === SPOILED) return SPOILED;
  if (effectiveOn === SPOILED || sourceUrl === SPOILED) return SPOILED;
  return { place: row.place, kind, oldCode, ...successor, effectiveOn, isRemainder: false, relation: null, act: null, sourceUrl };
}

/** `main` is the successor that took all or most, so it counts as whole; both cells empty: it is not known where the unit went. */
function successorIn(row: Row<Column>, kind: Read<OfficialKind>): Read<Pick<NamedSuccession, 'newCode' | 'extent'>> {
  const word = row.text('kind');
  const code = row.text('new_code');
  if (word === SPOILED || code === SPOILED) return SPOILED;
  if (word === '' && code === '') return { newCode: null, extent: 'WHOLE' };
  const extent = extentOf(row, word);
  const newCode = codeIn(row, 'new_code', kind);
  return extent === SPOILED || newCode === SPOILED ? SPOILED : { newCode, extent };
}

function extentOf(row: Row<Column>, word: string): Read<Extent> {
  if (word === 'main' || word === 'whole') return 'WHOLE';
  if (word === 'part') return 'PART';
  const flaw = word === '' ? 'is empty though a successor is named' : `${quoted(word)} is no kind of succession`;
  return row.reject('kind', `${flaw}; expected main, whole or part, or nothing where the successor is not known`);
}

/** The page that tells it; null: there is none. */
function sourceIn(row: Row<Column>): Read<string | null> {
  const text = row.text('source');
  if (text === SPOILED) return SPOILED;
  if (text === '' || WORD.test(text)) return null;
  if (WEB_ADDRESS.test(text) && URL.canParse(text)) return text;
  return row.reject('source', `${quoted(text)} is no web address; expected https://… or the word register`);
}
