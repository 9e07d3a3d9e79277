/** For tests of services. */
export * from './test-host.js';
