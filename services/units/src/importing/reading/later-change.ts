import type { UnitType } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { NamedAct } from './acts.js';
import { actIn } from './acts.js';
import { requiredDayIn } from './days.js';
import type { FileProblem, RowPlace } from './file-problem.js';
import { pointedAt, problemAt } from './file-problem.js';
import type { ColumnOf } from './formats.js';
import type { OfficialKind } from './official-codes.js';
import { codeIn, kindIn } from './official-codes.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';
import { bareNameIn, typeIn } from './unit-names.js';

/** What a unit is called: its type and its bare name. */
export interface TypeAndName {
  readonly type: UnitType;
  readonly name: string;
}

/** A new name or type of a unit that goes on as itself. */
export interface LaterChange {
  readonly place: RowPlace;
  readonly kind: OfficialKind;
  readonly code: string;
  readonly effectiveOn: IsoDate;
  readonly before: TypeAndName;
  readonly after: TypeAndName;
  readonly act: NamedAct;
}

/** Reads a row on a change of a unit; spoiled when it has problems. */
export function readLaterChange(row: Row<ColumnOf<'laterChanges'>>): Read<LaterChange> {
  const kind = kindIn(row, 'kind');
  const code = codeIn(row, 'code', kind);
  const effectiveOn = requiredDayIn(row, 'effective');
  const oldType = typeIn(row, 'old_subtype', kind);
  const oldName = bareNameIn(row, 'old_name_vi', oldType);
  const newType = typeIn(row, 'new_subtype', kind);
  const newName = bareNameIn(row, 'new_name_vi', newType);
  const act = actIn(row, 'basis');
  if (kind === SPOILED || code === SPOILED || effectiveOn === SPOILED || act === SPOILED) return SPOILED;
  if (oldType === SPOILED || oldName === SPOILED || newType === SPOILED || newName === SPOILED) return SPOILED;
  if (oldType === newType && oldName === newName) {
    return row.reject('new_name_vi', 'nothing changes: the new type and name are the old ones');
  }
  const before = { type: oldType, name: oldName };
  return { place: row.place, kind, code, effectiveOn, before, after: { type: newType, name: newName }, act };
}

/** Leaves out the second of two changes of one unit on one day: which of the two comes first is not known. */
export function oneChangeADay(changes: readonly LaterChange[]): {
  readonly changes: readonly LaterChange[];
  readonly problems: readonly FileProblem[];
} {
  const first = new Map<string, LaterChange>();
  const problems: FileProblem[] = [];
  for (const change of changes) {
    const { code, effectiveOn, place } = change;
    const earlier = first.get(`${code} ${effectiveOn}`);
    if (earlier === undefined) first.set(`${code} ${effectiveOn}`, change);
    else {
      const where = pointedAt(earlier.place, place);
      problems.push(problemAt(place, 'code', `${code} is changed twice on ${effectiveOn}: first on ${where}; say it in one row`));
    }
  }
  return { changes: [...first.values()], problems };
}
