/**
 * The tables that somebody who knows PostgreSQL well would answer the same questions from: a row a version, with the range of days in which it
 * holds and the range of positions from which it is known. The scores of one series lie together, since no question asks for two; what is
 * missing of a score is a mask of bits.
 */
export const TABLES = `
  CREATE TABLE unit (unit_id int PRIMARY KEY, id text NOT NULL UNIQUE);
  CREATE TABLE unit_version (
    unit_id int NOT NULL, province_id int NOT NULL, code text, name text NOT NULL, type text NOT NULL, rural boolean NOT NULL,
    valid daterange NOT NULL, recorded int8range NOT NULL
  );
  CREATE TABLE title (
    unit_id int NOT NULL, title_id text NOT NULL, level text NOT NULL, award_year smallint, from_on date NOT NULL,
    until_on date, ended_by text, review_on date, place smallint NOT NULL, valid daterange NOT NULL, recorded int8range NOT NULL
  );
  CREATE TABLE scorecard_period (
    series smallint NOT NULL, unit_id int NOT NULL, criteria_set text NOT NULL, met smallint NOT NULL, size smallint NOT NULL,
    missing int NOT NULL, counts boolean NOT NULL, valid daterange NOT NULL, recorded int8range NOT NULL
  ) PARTITION BY LIST (series);
`;

/** The part of the scores that belongs to a series. */
export function partitionOf(series: number): string {
  return `CREATE TABLE ${partition(series)} PARTITION OF scorecard_period FOR VALUES IN (${String(series)})`;
}

/** For sums over the country the indexes hold all that they ask, so that no row is fetched for them; for a unit and a province its number leads to its rows. */
export function indexesOf(series: readonly number[]): string[] {
  return [
    'CREATE INDEX ON unit_version USING gist (valid, recorded) INCLUDE (unit_id, rural, type)',
    'CREATE INDEX ON unit_version (unit_id)',
    'CREATE INDEX ON unit_version (province_id)',
    'CREATE INDEX ON title USING gist (valid, recorded) INCLUDE (unit_id, level)',
    'CREATE INDEX ON title (unit_id)',
    ...series.flatMap((one) => [
      `CREATE INDEX ON ${partition(one)} USING gist (valid, recorded) INCLUDE (series, unit_id, criteria_set, met, missing, counts)`,
      `CREATE INDEX ON ${partition(one)} (unit_id)`,
    ]),
  ];
}

function partition(series: number): string {
  return `scorecard_period_${String(series)}`;
}
