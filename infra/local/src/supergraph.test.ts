import { describe, expect, it } from '@jest/globals';
import { apiSchema } from '@ntm-ledger/gateway';
import { checkedInSupergraph, currentSupergraph } from './supergraph.js';

describe('the supergraph that is checked in', () => {
  it('is the one that the services make; if not, run `pnpm compose`', async () => {
    expect(await checkedInSupergraph()).toBe(await currentSupergraph());
  });

  it('lets one root field fail without the others: every one that reads may be null', async () => {
    const fields = Object.values(
      apiSchema(await checkedInSupergraph())
        .getQueryType()
        ?.getFields() ?? {},
    );
    expect(fields.map(({ name, type }) => `${name}: ${String(type)}`).filter((field) => field.endsWith('!'))).toEqual([]);
  });
});
