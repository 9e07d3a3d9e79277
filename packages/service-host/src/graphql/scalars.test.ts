import { describe, expect, it } from '@jest/globals';
import type { GraphQLScalarType } from 'graphql';
import { GraphQLError, Kind, parseValue } from 'graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, MomentScalar, PositionScalar } from './scalars.js';

type Read = { readonly value: unknown } | { readonly refused: unknown };

function attempt(read: () => unknown): Read {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof GraphQLError) return { refused: error.extensions };
    throw error;
  }
}

/** What a scalar makes of a text, given as a variable and in the operation itself: the same. */
function reading(scalar: GraphQLScalarType, text: string): Read {
  const asVariable = attempt(() => scalar.parseValue(text));
  const inOperation = attempt(() => scalar.parseLiteral({ kind: Kind.STRING, value: text }));
  expect(inOperation).toEqual(asVariable);
  return asVariable;
}

const INSTANT = Date.UTC(2023, 1, 24, 8);

describe.each<[GraphQLScalarType, readonly (readonly [string, unknown])[], readonly string[]]>([
  [
    DateScalar,
    [
      ['2023-02-28', '2023-02-28'],
      ['2024-02-29', '2024-02-29'],
      ['1900-01-01', '1900-01-01'],
      ['2999-12-31', '2999-12-31'],
    ],
    ['', '2023-02-29', '2023-2-1', '24/02/2023', '2023-02-24T00:00:00Z', ' 2023-02-24', '1899-12-31', '2023-00-01'],
  ],
  [
    DateTimeScalar,
    [
      ['2023-02-24T15:00:00+07:00', INSTANT],
      ['2023-02-24T08:00:00Z', INSTANT],
      ['2023-02-24T08:00Z', INSTANT],
      ['2023-02-24T08:00:00.250Z', INSTANT + 250],
    ],
    [
      '',
      '2023-02-24',
      '2023-02-24T15:00:00',
      '2023-02-30T00:00:00Z',
      '2023-02-29T23:00:00+07:00',
      '2023-04-31T00:00:00Z',
      '2023-02-24T24:00:00Z',
      '2023-02-24T10:60:00Z',
      '2023-02-24T10:00:00+24:00',
      '1677228000000',
      'today',
    ],
  ],
  [
    MomentScalar,
    [
      ['2023-12-31@184467', { effectiveOn: '2023-12-31', position: 184467 }],
      ['2023-12-31@0', { effectiveOn: '2023-12-31', position: 0 }],
    ],
    [
      '',
      '2023-12-31',
      '@5',
      '2023-12-31@',
      '2023-12-31@01',
      '2023-12-31@-1',
      '2023-12-31@1@2',
      '2023-02-29@1',
      '2023-12-31@9007199254740992',
    ],
  ],
  [
    PositionScalar,
    [
      ['0', 0],
      ['184467', 184467],
      ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ],
    ['', '-1', '01', '1.0', '1e3', ' 1', '9007199254740992', '99999999999999999999'],
  ],
  [
    DecimalScalar,
    [
      ['52.5', '52.5'],
      ['0', '0'],
      ['-3.10', '-3.10'],
      ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ],
    ['', '52,5', '.5', '5.', '05', '1e3', '+1', 'NaN', '1 000'],
  ],
])('the scalar %s', (scalar, taken, refused) => {
  it.each(taken)('reads "%s"', (text, value) => {
    expect(reading(scalar, text)).toEqual({ value });
  });

  it.each(taken)('writes what "%s" means in a form that it reads as the same', (_, value) => {
    expect(reading(scalar, String(scalar.serialize(value)))).toEqual({ value });
  });

  it.each(refused)('refuses "%s" and says what would be right', (text) => {
    expect(reading(scalar, text)).toEqual({
      refused: { code: 'BAD_USER_INPUT', problems: [{ path: scalar.name, message: expect.stringMatching(/expected|2\^53/) }] },
    });
  });

  it.each(['5', '5.5', 'true', 'null', '[]', '{}', 'TODAY'])('takes nothing but text, not %s', (literal) => {
    const expected = {
      refused: {
        code: 'BAD_USER_INPUT',
        problems: [{ path: scalar.name, message: `expected a ${scalar.name} written as text` }],
      },
    };
    expect(attempt(() => scalar.parseLiteral(parseValue(literal)))).toEqual(expected);
    const variable: unknown = literal === 'TODAY' ? 7n : JSON.parse(literal);
    expect(attempt(() => scalar.parseValue(variable))).toEqual(expected);
  });
});
