/** In force on the day $1, known by the position $2. */
function holds(row: string): string {
  return `${row}.valid @> $1::date AND ${row}.recorded @> $2::int8`;
}

/** Whether a commune lies in the scope that a question names: the country, of which nothing need be asked, or a province. */
export type ScopeKind = 'COUNTRY' | 'PROVINCE';

/** $3 is the scope. Of the country it says nothing, and the planner sees that. */
function standing(scope: ScopeKind, columns: string): string {
  return `SELECT ${columns} FROM unit_version u WHERE ${holds('u')}${scope === 'PROVINCE' ? ' AND u.province_id = $3::int' : ' AND $3::int IS NOT NULL'}`;
}

const RECOGNISED = `
  (SELECT count(*)::int FROM standing WHERE rural) AS denominator,
  (SELECT json_object_agg(level, communes) FROM (
     SELECT t.level, count(*) AS communes FROM standing s JOIN title t USING (unit_id) WHERE s.rural AND ${holds('t')} GROUP BY t.level
   ) held) AS levels`;

/** The programme's communes that stand in a scope, and the titles they hold. */
export function recognised(scope: ScopeKind): string {
  return `WITH standing AS MATERIALIZED (${standing(scope, 'u.unit_id, u.rural')}) SELECT ${RECOGNISED}`;
}

/** Most sets have 19 criteria, and a mask of the tables holds no more. */
const CRITERIA = Array.from({ length: 19 }, (_, index) => index);

/**
 * Everything a dashboard shows of a scope, in one statement. Scores that are the same are counted before anything is summed over them: of ten
 * thousand some hundreds remain. $4 is the series, $5 the criteria set, $6 the types of units that it is for.
 */
export function overview(scope: ScopeKind): string {
  return `
    WITH standing AS MATERIALIZED (
      ${standing(scope, 'u.unit_id, u.rural, u.type = ANY($6::text[]) AS measured')}
    ), scores AS MATERIALIZED (
      SELECT c.met, c.missing, count(*) AS communes FROM standing s JOIN scorecard_period c USING (unit_id)
      WHERE s.measured AND c.series = $4::smallint AND c.criteria_set = $5::text AND c.counts AND ${holds('c')}
      GROUP BY c.met, c.missing
    )
    SELECT ${RECOGNISED},
      (SELECT json_object_agg(met, communes) FROM (SELECT met, sum(communes) AS communes FROM scores GROUP BY met) by_met) AS by_met,
      (SELECT round(sum(met * communes) / sum(communes), 2)::text FROM scores) AS average_met,
      (SELECT json_build_array(${CRITERIA.map((bit) => `sum(communes * ((missing >> ${String(bit)}) & 1))`).join(', ')})
       FROM scores WHERE missing <> 0) AS missing`;
}

/** The first of those that miss a criterion, and how many there are. $7 is the mask of the criterion, $8 how many are shown. */
export function missing(scope: ScopeKind): string {
  return `
    WITH standing AS MATERIALIZED (
      ${standing(scope, 'u.unit_id, u.code, u.name, u.type = ANY($6::text[]) AS measured')}
    )
    SELECT unit.id, s.code, s.name, c.met, c.size, (count(*) OVER ())::int AS total
    FROM standing s JOIN scorecard_period c USING (unit_id) JOIN unit USING (unit_id)
    WHERE s.measured AND c.series = $4::smallint AND c.criteria_set = $5::text AND c.counts AND c.missing & $7::int <> 0 AND ${holds('c')}
    ORDER BY s.code, s.name LIMIT $8::int`;
}

/** The titles of a commune that have begun by the day. $3 is the commune. */
export const TITLES = `
  SELECT title_id AS id, level, award_year AS "awardYear", from_on::text AS "from",
    CASE WHEN until_on <= $1::date THEN until_on::text END AS "until",
    CASE WHEN until_on <= $1::date THEN ended_by END AS "endedBy",
    coalesce(review_on <= $1::date, false) AS "toReview"
  FROM title WHERE unit_id = $3::int AND from_on <= $1::date AND recorded @> $2::int8 ORDER BY place`;

/** Every commune that stands in a scope, by code, with the levels it holds. */
export function communes(scope: ScopeKind): string {
  return `
    WITH held AS MATERIALIZED (
      SELECT unit_id, array_agg(level) AS levels FROM title t WHERE ${holds('t')} GROUP BY unit_id
    )
    SELECT s.code, s.name, held.levels FROM (${standing(scope, 'u.unit_id, u.code, u.name')}) s LEFT JOIN held USING (unit_id)
    ORDER BY s.code, s.name`;
}

/** The ids of titles that a condition holds for, in alphabetical order. */
function titlesWhere(condition: string): string {
  return `(SELECT coalesce(json_agg(title_id ORDER BY title_id), '[]') FROM followed t WHERE ${condition})`;
}

/** Whether a title's commune is one of the scope's rural ones on a day. */
function counted(day: string): string {
  return `EXISTS (SELECT FROM inside that WHERE that.unit_id = t.unit_id AND that.valid @> (${day}))`;
}

function within(day: string): string {
  return `${day} > $1::date AND ${day} <= $4::date`;
}

/** Whether a title that ended so counted until then. */
function ended(by: string): string {
  return `ended_by = '${by}' AND ${within('until_on')} AND from_on < until_on AND ${counted('until_on - 1')}`;
}

/** What became of the titles of the level $5 in the province $3 after the day $1 and until the day $4. */
export const TITLE_CHANGES = `
  WITH inside AS MATERIALIZED (
    SELECT unit_id, valid FROM unit_version WHERE province_id = $3::int AND rural AND recorded @> $2::int8
  ), followed AS MATERIALIZED (
    SELECT * FROM title WHERE level = $5::text AND recorded @> $2::int8 AND unit_id IN (SELECT unit_id FROM inside)
  )
  SELECT
    (SELECT count(*)::int FROM followed t WHERE valid @> $1::date AND ${counted('$1::date')}) AS before,
    (SELECT count(*)::int FROM followed t WHERE valid @> $4::date AND ${counted('$4::date')}) AS after,
    ${titlesWhere(`${within('from_on')} AND valid @> from_on AND ${counted('from_on')}`)} AS granted,
    ${titlesWhere(ended('REVOKED'))} AS revoked,
    ${titlesWhere(ended('UNIT_CHANGE'))} AS "endedByUnitChange",
    ${titlesWhere(ended('SUPERSEDED'))} AS superseded,
    ${titlesWhere(`EXISTS (
      SELECT FROM inside i WHERE i.unit_id = t.unit_id AND ${within('lower(i.valid)')} AND t.valid @> lower(i.valid)
        AND t.valid @> (lower(i.valid) - 1) AND NOT ${counted('lower(i.valid) - 1')})`)} AS "movedIn",
    ${titlesWhere(`EXISTS (
      SELECT FROM inside i WHERE i.unit_id = t.unit_id AND ${within('upper(i.valid)')} AND t.valid @> upper(i.valid)
        AND t.valid @> (upper(i.valid) - 1) AND NOT ${counted('upper(i.valid)')})`)} AS "movedOut"`;
