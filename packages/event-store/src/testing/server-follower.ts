/**
 * A process that follows a log while its server is killed: opens the server that its first argument names, with the subscribers of the life that the second
 * names and the third counts. Each prints a line (see `Followed`) when the last event of that life has come. It never ends by itself.
 */
import { openEventStore } from '../open-event-store.js';
import type { Follower } from './followed-log.js';
import { FollowedEvents, followersOf, lastOf } from './followed-log.js';

const [url, life, number] = process.argv.slice(2);
if (url === undefined || life === undefined) throw new Error('expected the address of the server and the name of this life');

const store = await openEventStore({ url, path: '' });
const [last] = lastOf(life).events;

async function follow({ name, ...options }: Follower): Promise<void> {
  const followed = new FollowedEvents(name);
  for await (const message of store.subscribe(options)) {
    if (message.kind !== 'events') continue;
    for (const event of message.events) {
      followed.take(event);
      if (event.id === last?.id) process.stdout.write(`${JSON.stringify(followed.result())}\n`);
    }
  }
  throw new Error(`the subscription "${name}" has ended`);
}

await Promise.all((followersOf(life)[Number(number)] ?? []).map(follow));
