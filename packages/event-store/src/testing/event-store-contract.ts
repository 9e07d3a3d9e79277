import { afterEach, beforeEach, describe } from '@jest/globals';
import type { EventStoreCapabilities } from '../event-store.js';
import { describeAppending } from './contract/appending.js';
import { describeReading } from './contract/reading.js';
import { describeRepeating } from './contract/repeating.js';
import type { ContractSubject } from './contract/subject.js';
import { describeSubscribing } from './contract/subscribing.js';
import { describeUnderLoad } from './contract/under-load.js';

/**
 * Everything the port promises, as tests that any adapter runs: written against the port alone, on a real log.
 * `open` is called before each test. The log need not be empty, so that a server can be shared from test to test. What its capabilities leave out is skipped aloud.
 */
export function describeEventStoreContract(
  name: string,
  capabilities: EventStoreCapabilities,
  open: () => Promise<ContractSubject>,
): void {
  describe(`${name} as an event store`, () => {
    let subject: ContractSubject | undefined;
    const current = (): ContractSubject => {
      if (subject === undefined) throw new Error('no store is open');
      return subject;
    };

    beforeEach(async () => {
      subject = await open();
    });
    afterEach(async () => {
      await subject?.destroy();
      subject = undefined;
    });

    describeAppending(current);
    describeRepeating(current, capabilities);
    describeReading(current);
    describeSubscribing(current);
    describeUnderLoad(current);
  });
}
