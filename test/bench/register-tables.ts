import type { Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { DatabaseSync } from 'node:sqlite';

/**
 * The baseline of the register's reads: its units as a relational schema would hold them, a row a version with the days and positions between
 * which it holds, indexed by code, by parent and by the words of its name without marks; in memory, statements prepared.
 */
export interface RegisterTables {
  byCode(code: string, moment: Moment): unknown;
  treeUnder(id: string, moment: Moment): unknown[];
  /** The living units of the country by kind and type. */
  counts(moment: Moment): unknown[];
  search(text: string, moment: Moment): unknown[];
  close(): void;
}

/** Fills the tables from a register; facts that were withdrawn are left out, since the registers measured have none. */
export function openRegisterTables(register: Register): RegisterTables {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE version (unit TEXT, code TEXT, parent TEXT, kind TEXT, type TEXT, name TEXT, living INTEGER,
      day TEXT, until TEXT, known INTEGER, superseded INTEGER);
    CREATE VIRTUAL TABLE spoken USING fts5(name, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
  `);
  const insert = database.prepare('INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const index = database.prepare('INSERT INTO spoken (rowid, name) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const id of register.ids()) {
    const facts = register.factsOf(id, Number.MAX_SAFE_INTEGER as Moment['position']);
    for (const [at, { effectiveOn, position }] of facts.entries()) {
      const unit = register.unitAt(id, { effectiveOn, position });
      const next = facts[at + 1];
      if (unit === undefined) continue;
      const { code, parentId, kind, type, name, ended } = unit;
      const living = ended === null ? 1 : 0;
      const until = next?.effectiveOn ?? '9999';
      const { lastInsertRowid } = insert.run(
        id,
        code,
        parentId,
        kind,
        type,
        name,
        living,
        effectiveOn,
        until,
        position,
        next?.position ?? 2 ** 52,
      );
      index.run(lastInsertRowid, name.replaceAll('đ', 'd').replaceAll('Đ', 'D'));
    }
  }
  database.exec('COMMIT; CREATE INDEX by_code ON version (code, day); CREATE INDEX by_parent ON version (parent, day); ANALYZE');
  // In force on the day and known at the position: the version is not yet followed by another, or by none known yet.
  const holds = 'v.day <= :day AND v.known <= :position AND (v.until > :day OR v.superseded > :position)';
  const code = database.prepare(`SELECT * FROM version v WHERE v.code = :code AND v.living = 1 AND ${holds}`);
  // A province lies two tiers above its communes, and hamlets are not among the registers measured.
  const children = database.prepare(
    `SELECT * FROM version v WHERE v.parent = :scope AND v.living = 1 AND ${holds} ORDER BY v.name`,
  );
  const counts = database.prepare(
    `SELECT v.kind, v.type, count(*) FROM version v WHERE v.living = 1 AND ${holds} GROUP BY v.kind, v.type`,
  );
  const text = database.prepare(`
    SELECT v.* FROM spoken JOIN version v ON v.rowid = spoken.rowid WHERE spoken MATCH :text AND ${holds} ORDER BY v.living DESC, rank, v.name LIMIT 20`);
  const at = ({ effectiveOn, position }: Moment) => ({ day: effectiveOn, position });
  return {
    byCode: (given, moment) => code.get({ code: given, ...at(moment) }),
    treeUnder(scope, moment) {
      const direct = children.all({ scope, ...at(moment) });
      return direct.flatMap((unit) => [unit, ...children.all({ scope: unit['unit'] ?? null, ...at(moment) })]);
    },
    counts: (moment) => counts.all(at(moment)),
    search(given, moment) {
      const words =
        given
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .replace(/[đĐ]/gu, 'd')
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      return text.all({ text: `${words.map((word) => `"${word}"`).join(' ')}*`, ...at(moment) });
    },
    close: () => database.close(),
  };
}
