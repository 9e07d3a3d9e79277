import type { Position } from '@ntm-ledger/event-store';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { formatMoment, formatPosition, isIsoDate, parseMoment, parsePosition } from '@ntm-ledger/temporal';
import type { ValueNode } from 'graphql';
import { GraphQLScalarType, Kind } from 'graphql';
import { badUserInput } from '../errors.js';

/**
 * A scalar that is written as text. A text that is none of its values is a BAD_USER_INPUT from `parseValue` and `parseLiteral` alike,
 * since a value may come either way.
 */
function textScalar<T>(options: {
  name: string;
  description: string;
  parse: (text: string) => T;
  format: (value: T) => string;
}): GraphQLScalarType<T, string> {
  const { name, description, parse, format } = options;
  const read = (value: unknown): T => {
    if (typeof value !== 'string') throw badUserInput([{ path: name, message: `expected a ${name} written as text` }]);
    try {
      return parse(value);
    } catch (error) {
      throw badUserInput([{ path: name, message: error instanceof Error ? error.message : String(error) }]);
    }
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => format(value as T),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const DateScalar = textScalar<IsoDate>({
  name: 'Date',
  description: 'A day, `YYYY-MM-DD`.',
  parse: (text) => {
    if (!isIsoDate(text)) throw new RangeError(`"${text}" is not a day: expected YYYY-MM-DD, e.g. 2023-12-31`);
    return text;
  },
  format: (day) => day,
});

const INSTANT = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** In memory an instant is milliseconds since 1970-01-01 UTC. */
export const DateTimeScalar = textScalar<number>({
  name: 'DateTime',
  description: 'An instant with its offset (RFC 3339), e.g. `2023-02-24T15:00:00+07:00`.',
  parse: (text) => {
    // Date.parse takes 30 February for 2 March.
    const day = INSTANT.exec(text)?.[1];
    const instant = day !== undefined && isIsoDate(day) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(instant)) throw new RangeError(`"${text}" is not an instant: expected e.g. 2023-02-24T15:00:00+07:00`);
    return instant;
  },
  format: (instant) => new Date(instant).toISOString(),
});

export const MomentScalar = textScalar<Moment>({
  name: 'Moment',
  description:
    'A place on both clocks, `<effectiveOn>@<position>`, e.g. `2023-12-31@184467`. Sent back as `at: {moment: …}` it gives the same answer for ever.',
  parse: parseMoment,
  format: formatMoment,
});

export const PositionScalar = textScalar<Position>({
  name: 'Position',
  description: 'The place of an event in the log: opaque, ordered.',
  parse: parsePosition,
  format: formatPosition,
});

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

export const DecimalScalar = textScalar<string>({
  name: 'Decimal',
  description: 'A decimal number as text, e.g. `52.5`: never a float.',
  parse: (text) => {
    if (!DECIMAL.test(text)) throw new RangeError(`"${text}" is not a decimal number: expected digits with a point, e.g. 52.5`);
    return text;
  },
  format: (decimal) => decimal,
});
