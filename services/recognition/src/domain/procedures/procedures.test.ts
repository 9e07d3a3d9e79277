import { describe, expect, it } from '@jest/globals';
import type { Level, UnitKind, UnitType } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Figure, Procedure } from './index.js';
import { appliesOn, coversUnit, procedureOf, PROCEDURES, proposedProcedure, stageOf } from './index.js';

function proposed(kind: UnitKind, type: UnitType, level: Level, day: string, province: string | null = '38'): string | null {
  return proposedProcedure({ kind, type }, level, toIsoDate(day), province)?.id ?? null;
}

/** Every figure of a procedure. */
function figuresOf({ stages, satisfaction: { overall, perItem, householdsAsked } }: Procedure): Figure[] {
  const all: (Figure | null | undefined)[] = [
    ...stages.flatMap(({ votes, workingDays, publication }) => [votes, workingDays, publication?.days, publication?.broadcasts]),
    ...[overall, perItem, householdsAsked],
  ];
  return all.filter((figure) => figure !== null && figure !== undefined);
}

describe('the procedure proposed for a unit', () => {
  it.each([
    ['2014-03-13', null],
    ['2014-03-14', 'xa-qd-372-2014'],
    ['2016-12-29', 'xa-qd-372-2014'],
    ['2016-12-30', 'xa-qd-2540-2016'],
    ['2022-08-01', 'xa-qd-2540-2016'],
    ['2022-08-02', 'xa-qd-18-2022'],
    ['2025-06-30', 'xa-qd-18-2022'],
    ['2025-07-01', 'xa-nd-131-2025'],
    ['2026-02-14', 'xa-nd-131-2025'],
    ['2026-02-15', 'xa-2026'],
  ])('a xã, on %s, is %s', (day, id) => {
    expect(proposed('COMMUNE', 'xã', 'NTM', day)).toBe(id);
  });

  it('a hamlet follows its province’s own act where one is known, and practice elsewhere', () => {
    expect(proposed('HAMLET', 'thôn', 'MODEL', '2023-01-01', '38')).toBe('thon-38-qd-41-2022');
    expect(proposed('HAMLET', 'thôn', 'MODEL', '2023-01-01', '40')).toBe('thon-thuc-te');
    expect(proposed('HAMLET', 'thôn', 'NTM', '2020-12-31', '38')).toBe('thon-thuc-te');
    expect(proposed('HAMLET', 'thôn', 'NTM', '2025-07-01', '38')).toBe('thon-thuc-te');
  });

  it('a district has its own until there are districts no more, a town the urban one', () => {
    expect(proposed('DISTRICT', 'huyện', 'ADVANCED', '2023-01-01')).toBe('huyen-qd-18-2022');
    expect(proposed('DISTRICT', 'huyện', 'NTM', '2025-07-01')).toBeNull();
    expect(proposed('COMMUNE', 'thị trấn', 'CIVILISED_URBAN', '2023-01-01')).toBe('do-thi-qd-04-2022');
    expect(proposed('COMMUNE', 'phường', 'NTM', '2023-01-01')).toBeNull();
    expect(proposed('COMMUNE', 'xã', 'MODERN', '2026-06-01')).toBe('xa-2026');
  });
});

describe('every procedure', () => {
  it('is told by its id, and no two cover the same unit, level and day but a province’s own', () => {
    expect(new Set(PROCEDURES.map(({ id }) => id)).size).toBe(PROCEDURES.length);
    for (const one of PROCEDURES) {
      expect(procedureOf(one.id)).toBe(one);
      const others = PROCEDURES.filter(
        (other) =>
          other !== one &&
          other.provinceCode === one.provinceCode &&
          (appliesOn(other, one.from) || appliesOn(one, other.from)) &&
          one.levels.some((level) =>
            (one.unitTypes.length === 0 ? other.unitTypes : one.unitTypes).some((type) =>
              coversUnit(other, { kind: one.unitKind, type }, level),
            ),
          ),
      );
      expect([one.id, others.map(({ id }) => id)]).toEqual([one.id, []]);
    }
  });

  it.each(PROCEDURES.map((procedure) => [procedure.id, procedure] as const))(
    '%s goes from a registration over a decision to an announcement, each stage once',
    (_id, { stages, note }) => {
      const names = stages.map(({ stage }) => stage);
      expect(new Set(names).size).toBe(names.length);
      expect([names[0], names.at(-2), names.at(-1)]).toEqual(['REGISTRATION', 'DECISION', 'ANNOUNCEMENT']);
      expect(stages.at(-1)?.required).toBe(false);
      expect(note).toMatch(/\p{L}{3}/u);
    },
  );

  it('shows nothing as law where no act is known', () => {
    for (const procedure of PROCEDURES.filter(({ act }) => act === null)) {
      expect(figuresOf(procedure).filter(({ sourced }) => sourced)).toEqual([]);
      expect([...procedure.stages, ...procedure.conditions].filter(({ sourced }) => sourced)).toEqual([]);
      expect(procedure.stages.flatMap(({ documents }) => documents).filter(({ sourced }) => sourced)).toEqual([]);
    }
  });

  it('gives no time limit as law but the five days of a registration', () => {
    const limits = PROCEDURES.flatMap(({ id, stages }) =>
      stages.flatMap(({ stage, workingDays }) =>
        workingDays === null ? [] : [`${id} ${stage} ${workingDays.value} ${String(workingDays.sourced)}`],
      ),
    );
    expect(limits).toEqual(['xa-qd-372-2014 REGISTRATION_CONFIRMED 5 true', 'xa-qd-2540-2016 REGISTRATION_CONFIRMED 5 true']);
  });
});

describe('the procedure of 2022 for communes', () => {
  const communes = procedureOf('xa-qd-18-2022');
  const at = (name: Parameters<typeof stageOf>[1]) => (communes === null ? undefined : stageOf(communes, name));

  it('asks for 15 days of publication and 5 broadcasts by its act, and for 90 % of votes by no source', () => {
    expect(at('PUBLICATION')?.publication).toEqual({
      days: { value: 15, sourced: true },
      broadcasts: { value: 5, sourced: true },
    });
    expect(at('COMMUNE_MEETING')?.votes).toEqual({ value: 90, sourced: false });
    expect(at('COUNCIL_VOTE')?.votes).toEqual({ value: 90, sourced: false });
  });

  it('has four conditions, and no number for the satisfaction that is prescribed', () => {
    expect(communes?.conditions.map(({ name, sourced }) => `${name} ${String(sourced)}`)).toEqual([
      'WHOLE_SET true',
      'SATISFACTION true',
      'NO_CONSTRUCTION_DEBT true',
      'NOT_COMPLEX_IN_SECURITY true',
    ]);
    expect(communes?.satisfaction).toEqual({ overall: null, perItem: null, householdsAsked: null });
  });

  it('goes through the district until there is none, and then nobody knows which tier verifies', () => {
    expect(at('VERIFICATION')?.by).toBe('DISTRICT');
    const after = procedureOf('xa-nd-131-2025');
    expect(after?.stages.find(({ stage }) => stage === 'VERIFICATION')).toMatchObject({ by: null, sourced: true });
    expect(after?.stages.some(({ stage }) => stage === 'DISTRICT_MEETING')).toBe(false);
  });
});
