/** The contract suite of the event store. It runs under Jest and nowhere else. */
export { describeEventStoreContract } from './event-store-contract.js';
export type { ContractSubject } from './contract/subject.js';
