import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORMS } from './support/forms.js';
import { at } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

const REFORM = 'from: { effectiveOn: "2025-06-30" }, to: { effectiveOn: "2025-07-01" }';

describe.each(FORMS)('the register through the reform of 2025 (%s)', (form) => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await startLedger(form);
  });
  afterAll(() => ledger.remove());

  it('says what differs between two moments, and every unit answers at the moment of its side in every service', async () => {
    const { unitChanges } = await ledger.ask(`{
      unitChanges(scope: "392", ${REFORM}, kinds: [COMMUNE], first: 500) {
        from to unitsBefore entered left unitsAfter counts { change count }
        scopeBefore { moment recognitionSummary { denominator } }
        scopeAfter { name }
        nodes { change before unit { moment titles(includeEnded: true) { level inForce } } successors { unit { name titles { level } } } }
      }
    }`);
    expect(unitChanges).toMatchObject({ entered: 0, unitsAfter: 0, scopeAfter: null });
    const count = Number(at(unitChanges, 'unitsBefore'));
    expect(count).toBeGreaterThan(10);
    expect(at(unitChanges, 'left')).toBe(count);
    expect(at(unitChanges, 'counts')).toEqual([{ change: 'ENDED', count }]);
    expect(at(unitChanges, 'scopeBefore.moment')).toBe(at(unitChanges, 'from'));
    expect(Number(at(unitChanges, 'scopeBefore.recognitionSummary.denominator'))).toBeGreaterThan(10);
    const nodes = at(unitChanges, 'nodes') as Record<string, unknown>[];
    for (const node of nodes) expect(at(node, 'unit.moment')).toBe(at(unitChanges, 'to'));
    const haHai = nodes.find(({ before }) => before === 'xã Hà Hải');
    expect(haHai).toMatchObject({
      unit: { titles: [{ level: 'NTM', inForce: false }] },
      successors: [{ unit: { name: 'Lĩnh Toại' } }],
    });
  });

  it('leads over several reforms, walks the tree and counts it', async () => {
    const { unit } = await ledger.ask(`{
      unit(code: "15286", at: { effectiveOn: "2025-12-31" }) {
        lineage(direction: BACKWARD, first: 500) { totalCount nodes { unit { fullName titles { level } } steps extent via { fullName } } }
      }
    }`);
    expect(at(unit, 'lineage.nodes')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unit: expect.objectContaining({ fullName: 'xã Hà Bình' }), steps: 1, extent: 'PART', via: [] }),
        expect.objectContaining({
          unit: expect.objectContaining({ fullName: 'xã Hà Vân' }),
          steps: 2,
          extent: 'WHOLE',
          via: [{ fullName: 'xã Hoạt Giang' }],
        }),
      ]),
    );
    const { unit: district } = await ledger.ask(`{
      unit(code: "392", at: { effectiveOn: "2023-12-31" }) {
        descendants(kinds: [COMMUNE], inProgramme: true) { totalCount nodes { type inProgramme classifications { value } } }
        unitCounts { kind type count }
      }
    }`);
    expect(at(district, 'descendants')).toMatchObject({
      totalCount: 19,
      nodes: expect.arrayContaining([{ type: 'xã', inProgramme: true, classifications: [] }]),
    });
    expect(at(district, 'unitCounts')).toEqual(
      expect.arrayContaining([
        { kind: 'COMMUNE', type: 'xã', count: 19 },
        { kind: 'COMMUNE', type: 'thị trấn', count: 1 },
      ]),
    );
  });
});
