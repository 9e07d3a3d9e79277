import { assessmentsService } from '@ntm-ledger/assessments';
import { auditService } from '@ntm-ledger/audit';
import type { FactFile, FactMutation } from '@ntm-ledger/local/facts';
import { readScenario, recordFacts } from '@ntm-ledger/local/facts';
import { recognitionService } from '@ntm-ledger/recognition';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import { unitsService } from '@ntm-ledger/units';
import type { ExecutionResult } from 'graphql';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Who records the facts of documents: a clerk for the whole country, and nobody mightier. */
const CLERK = { actorId: 'clerk-1', role: 'clerk', scope: 'VN' } as const;

/** A warning of the ledger, with the fact it concerns. */
export interface FactWarning {
  readonly fact: string;
  readonly message: string;
}

/** A unit by the code it bears on the day asked, or by its id, which it keeps. */
export type UnitName = { readonly code: string } | { readonly id: string };

/** A ledger of every service on an embedded log, for the facts of the scenarios. */
export interface SampleLedger {
  readonly host: TestHost;
  /** Records every scenario, in order, or only those of its files that are picked; gives what the ledger warned of. */
  load(isPicked?: (file: FactFile) => boolean): Promise<FactWarning[]>;
  /** A unit on a day, as the units subgraph shows it; null where there is none. */
  unit(name: UnitName, day: string, fields: string): Promise<unknown>;
  /** What another subgraph says of that unit, reached by its key as the gateway reaches it. */
  unitIn(service: string, name: UnitName, day: string, fields: string): Promise<unknown>;
  /** The id of the unit that bears a code on a day. */
  idOf(code: string, day: string): Promise<string>;
  /** The ids of the units that a text finds, the likeliest first. */
  find(text: string, day: string): Promise<string[]>;
  close(): Promise<void>;
}

/** The folders of the scenarios, in the order in which they are loaded: each stands on what those before it recorded. */
async function scenarioFolders(): Promise<string[]> {
  const names = await readdir(HERE);
  return names.filter((name) => /^\d\d-/.test(name)).sort();
}

/** Opens one with nothing in it. */
export async function openSampleLedger(): Promise<SampleLedger> {
  const host = await openTestHost([unitsService, assessmentsService, recognitionService, auditService]);
  const ask = async (service: string, query: string, variables: Record<string, unknown>): Promise<unknown> => {
    const { data, errors } = await host.run(service, query, variables);
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  };
  const unit: SampleLedger['unit'] = async (name, day, fields) => {
    const query = `query($id: ID, $code: String, $at: AtInput) { unit(id: $id, code: $code, at: $at) { ${fields} } }`;
    return valueAt(await ask('units', query, { ...name, at: { effectiveOn: day } }), 'unit');
  };
  return {
    host,
    unit,
    async load(isPicked = () => true) {
      const warnings: FactWarning[] = [];
      const send = ({ document, variables }: FactMutation): Promise<ExecutionResult> =>
        host.run(serviceOf(document, host), document, variables, CLERK);
      for (const folder of await scenarioFolders()) {
        for (const file of (await readScenario(join(HERE, folder))).filter(isPicked))
          warnings.push(...(await recordFacts(file, { send, store: host.store })).warnings);
      }
      return warnings;
    },
    async unitIn(service, name, day, fields) {
      const key = await unit(name, day, '__typename id moment');
      const query = `query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Unit { ${fields} } } }`;
      return valueAt(await ask(service, query, { keys: [key] }), '_entities', '0');
    },
    async idOf(code, day) {
      return String(valueAt(await unit({ code }, day, 'id'), 'id'));
    },
    async find(text, day) {
      const query =
        'query($text: String!, $at: AtInput) { searchUnits(text: $text, at: $at, first: 10) { edges { node { id } } } }';
      const edges = valueAt(await ask('units', query, { text, at: { effectiveOn: day } }), 'searchUnits', 'edges');
      return Array.isArray(edges) ? edges.map((edge: unknown) => String(valueAt(edge, 'node', 'id'))) : [];
    },
    close: () => host.close(),
  };
}

/** What stands at a path in an answer; undefined where it leads nowhere. */
function valueAt(answer: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)),
    answer,
  );
}

/** The service whose schema has the mutation of an operation. */
function serviceOf(document: string, { host }: TestHost): string {
  const field = /\{ (\w+)\(/.exec(document)?.[1] ?? '';
  const service = host.services.find(({ schema }) => schema.getMutationType()?.getFields()[field] !== undefined);
  if (service === undefined) throw new Error(`no service has the mutation "${field}"`);
  return service.name;
}
