import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { parse, validate } from 'graphql';
import { CONTRACT } from './support/contract.js';
import { FORMS } from './support/forms.js';
import { schemaOf } from './support/introspection.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** Root fields that read without `at`, each with the reason. */
const WITHOUT_MOMENT: Readonly<Record<string, string>> = {
  log: 'a page of the log is what was recorded, in the order in which it was: no clock changes it',
  eventAt: 'an event at its place in the log never changes',
  recognitionFeed: 'a page of the log; each event answers at its own moment',
  titleChanges: 'it compares two moments, `from` and `to`, and takes each as other fields take `at`',
  unitChanges: 'it compares two moments, `from` and `to`, and takes each as other fields take `at`',
};

describe.each(FORMS)('the schema that clients see (%s)', (form) => {
  let ledger: Ledger;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ledger = await startLedger(form, { sample: false });
    schema = await schemaOf(ledger);
  });
  afterAll(() => ledger.remove());

  it('offers every operation of the contract', () => {
    const refused = CONTRACT.filter(({ text }) => validate(schema, parse(text)).length > 0);
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it('takes `at` on every root field that reads, but on those that read the log itself', () => {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
    expect(fields.length).toBeGreaterThanOrEqual(8);
    const without = fields.filter(({ args }) => !args.some(({ name, type }) => name === 'at' && String(type) === 'AtInput'));
    expect(without.map(({ name }) => name).toSorted()).toEqual(Object.keys(WITHOUT_MOMENT).toSorted());
  });

  it('says of every root field and of every mutation what it does', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const silent = roots
      .flatMap((type) => Object.values(type?.getFields() ?? {}))
      .filter(({ description }) => (description ?? '') === '');
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('takes one input in every mutation, with a requestId, and answers with a position', () => {
    for (const { name, args, type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      expect([name, ...args.map((arg) => `${arg.name}: ${String(arg.type)}`)]).toEqual([name, `input: ${inputType}`]);
      expect(
        JSON.stringify(validate(schema, parse(`mutation ($input: ${inputType}) { ${name}(input: $input) { position } }`))),
      ).toBe('[]');
      expect(String(type)).toMatch(/Payload!$/);
    }
  });

  it('shows nothing of how it is made to clients', () => {
    const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
    expect(names.filter((name) => /^(_|join|link)/.test(name))).toEqual([]);
  });
});
