import { describe, expect, it } from '@jest/globals';
import { warmed } from './warming.js';

/** A server whose answers take so long, window by window, and from the last one on the same. */
function serverThatTakes(...times: readonly number[]): () => Promise<readonly number[]> {
  let window = 0;
  return () => Promise.resolve([times[Math.min(window++, times.length - 1)] ?? 0]);
}

describe('warming a server', () => {
  it('goes on while its slowest answers get faster, and two windows more', async () => {
    expect(await warmed(serverThatTakes(600, 100, 50, 20), 18)).toEqual({ cold: [600], windows: 6 });
  });

  it('is not misled by one window in which the machine had something else to do', async () => {
    expect(await warmed(serverThatTakes(600, 100, 700, 20), 18)).toEqual({ cold: [600], windows: 6 });
  });

  it('ends at its bound, however cold the server still is', async () => {
    expect(await warmed(serverThatTakes(64, 32, 16, 8, 4, 2, 1), 4)).toEqual({ cold: [64], windows: 4 });
  });
});
