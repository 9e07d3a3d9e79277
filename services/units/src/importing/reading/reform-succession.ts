import type { Extent } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';
import { actIn } from './acts.js';
import type { ColumnOf } from './formats.js';
import type { OfficialKind } from './official-codes.js';
import { codeIn, kindIn } from './official-codes.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';
import type { NamedSuccession, Relation } from './succession.js';
import { RELATIONS } from './succession.js';

type Column = ColumnOf<'reformSuccessions'>;

const RELATION_WORDS = RELATIONS.map((relation) => relation.toLowerCase());
const KINDS = ['whole', 'part'] as const;
type Kind = (typeof KINDS)[number];

/** The parts that are what is left of a unit. */
const REMAINDERS: readonly string[] = ['remainder', 'population-remainder'];
/** How much of a unit goes over, as the resolutions say it. All but `whole` are parts. */
const EXTENT_WORDS = [
  ...['whole', 'area-part', 'area-all', 'area-part+population-part', 'area-part+population-all', 'population-part'],
  ...REMAINDERS,
];

/** Reads a row on where a unit went in a reform, on a day that the file does not say; spoiled when it has problems. */
export function readReformSuccession(row: Row<Column>): Read<NamedSuccession> {
  const kind = kindIn(row, 'level');
  const part = wordIn(row, 'kind', KINDS);
  const relation = relationIn(row);
  const oldCode = codeIn(row, 'old_code', kind);
  const newCode = codeIn(row, 'new_code', relation === 'CONVERT' ? 'COMMUNE' : kind);
  const extent = extentIn(row, part);
  const act = actIn(row, 'basis');
  if (relation !== SPOILED) {
    if (part !== SPOILED) checkPart(row, relation, part);
    if (kind !== SPOILED) checkLevel(row, relation, kind);
    const goesOn = relation === 'UNCHANGED' || relation === 'RENAME';
    if (oldCode !== SPOILED && newCode !== SPOILED && goesOn && oldCode !== newCode) {
      row.reject(
        'new_code',
        `${newCode} is not the code of the ${relation.toLowerCase()} unit, which keeps it; expected ${oldCode}`,
      );
    }
  }
  if (row.problems.length > 0 || kind === SPOILED || relation === SPOILED || oldCode === SPOILED) return SPOILED;
  if (newCode === SPOILED || extent === SPOILED || act === SPOILED) return SPOILED;
  return { place: row.place, kind, oldCode, newCode, effectiveOn: null, ...extent, relation, act, sourceUrl: null };
}

function wordIn<Word extends string>(row: Row<Column>, column: Column, words: readonly Word[]): Read<Word> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  const known = words.find((word) => word === text);
  if (known !== undefined) return known;
  return row.reject(column, `${text === '' ? 'is empty' : `${quoted(text)} is not known`}; expected one of: ${words.join(', ')}`);
}

function relationIn(row: Row<Column>): Read<Relation> {
  const word = wordIn(row, 'relation', RELATION_WORDS);
  return RELATIONS.find((relation) => relation.toLowerCase() === word) ?? SPOILED;
}

function extentIn(row: Row<Column>, part: Read<Kind>): Read<Pick<NamedSuccession, 'extent' | 'isRemainder'>> {
  const word = wordIn(row, 'extent', EXTENT_WORDS);
  if (word === SPOILED || part === SPOILED) return SPOILED;
  const extent: Extent = word === 'whole' ? 'WHOLE' : 'PART';
  if (extent !== part.toUpperCase()) return row.reject('extent', `${word} contradicts kind, which is ${part}`);
  return { extent, isRemainder: REMAINDERS.includes(word) };
}

/** A unit that is split has several successors, and any other has one. */
function checkPart(row: Row<Column>, relation: Relation, part: Kind): void {
  const expected: Kind = relation === 'SPLIT' ? 'part' : 'whole';
  if (part === expected) return;
  row.reject('relation', `${relation.toLowerCase()} contradicts kind, which is ${part}; with it goes ${expected}`);
}

/** Only a district without communes of its own, an island, becomes a commune. */
function checkLevel(row: Row<Column>, relation: Relation, kind: OfficialKind): void {
  if (relation !== 'CONVERT' || kind === 'DISTRICT') return;
  row.reject('relation', `a ${kind.toLowerCase()} is not converted; only a district is, into a commune`);
}
