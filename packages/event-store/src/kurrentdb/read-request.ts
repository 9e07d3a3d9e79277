import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Position } from '../position.js';
import { START } from '../position.js';

/** Types that the server's own events do not have. Only subscriptions heed it: a read hands over the server's own all the same. */
const NOT_OF_THE_SERVER = '^[^$].*';

/** The most events of one read: all there are. */
const ALL = String(Number.MAX_SAFE_INTEGER);

export type ReadRequest = streams.ReadReq;

/** Asks for the log from an event on (that one too) to the end that it has when the read comes there. */
export function readingFrom(position: Position): ReadRequest {
  const options = forwardsFrom(position);
  options.setCount(ALL);
  options.setNoFilter(new shared.Empty());
  return requestOf(options);
}

/** Asks for every event of ours after a position, and for those to come as they come. */
export function followingAfter(position: Position): ReadRequest {
  const options = forwardsFrom(position);
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  const types = new streams.ReadReq.Options.FilterOptions.Expression();
  types.setRegex(NOT_OF_THE_SERVER);
  const filter = new streams.ReadReq.Options.FilterOptions();
  filter.setEventType(types);
  filter.setCount(new shared.Empty());
  filter.setCheckpointintervalmultiplier(1);
  options.setFilter(filter);
  return requestOf(options);
}

function forwardsFrom(position: Position): streams.ReadReq.Options {
  const all = new streams.ReadReq.Options.AllOptions();
  if (position === START) all.setStart(new shared.Empty());
  else {
    const place = new streams.ReadReq.Options.Position();
    place.setCommitPosition(String(position));
    place.setPreparePosition(String(position));
    all.setPosition(place);
  }
  const ids = new streams.ReadReq.Options.UUIDOption();
  ids.setString(new shared.Empty());
  const options = new streams.ReadReq.Options();
  options.setAll(all);
  options.setReadDirection(streams.ReadReq.Options.ReadDirection.FORWARDS);
  options.setUuidOption(ids);
  return options;
}

function requestOf(options: streams.ReadReq.Options): ReadRequest {
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}
