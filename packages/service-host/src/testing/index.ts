import 'reflect-metadata';
/** For tests of services. */
export * from './test-host.js';
export * from './store-around.js';
