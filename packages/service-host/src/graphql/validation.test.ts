import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ArrayMinSize, IsOptional, Length, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { RecordingInput, SourceInput } from './inputs.js';
import { validateArguments } from './validation.js';

class Part {
  @Length(1, 5)
  @Matches(/^[a-z]*$/, { message: 'expected small letters' })
  name!: string;
}

class Listing extends RecordingInput {
  @ArrayMinSize(1)
  @ValidateNested()
  parts!: Part[];

  @IsOptional()
  @MaxLength(10)
  note?: string | null;
}

class ListingArguments {
  @Min(0)
  first!: number;

  text!: string;
}

function part(fields: object): Part {
  return Object.assign(new Part(), fields);
}

function listingArguments(fields: object): ListingArguments {
  return Object.assign(new ListingArguments(), fields);
}

function source(fields: object = {}): SourceInput {
  return Object.assign(new SourceInput(), { title: 'Công báo', ...fields });
}

/** The input of a mutation, right but for what a test says. */
function listing(fields: object = {}): Listing {
  const right = { requestId: randomUUID(), mode: 'BACKFILL', source: source(), parts: [part({ name: 'a' })] };
  return Object.assign(new Listing(), right, fields);
}

/** The problems that arguments are refused with; none when they are taken. */
async function problemsOf(value: unknown): Promise<unknown> {
  try {
    await validateArguments(value);
    return [];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    expect(error.extensions['code']).toBe('BAD_USER_INPUT');
    return error.extensions['problems'];
  }
}

describe('arguments', () => {
  it('that are right are taken', async () => {
    expect(await problemsOf(listing({ note: null }))).toEqual([]);
    expect(await problemsOf(listingArguments({ first: 1, text: 'Hà Giang' }))).toEqual([]);
    expect(await problemsOf(undefined)).toEqual([]);
    expect(await problemsOf('text')).toEqual([]);
  });

  it('are told every problem at once, each with its path', async () => {
    const input = listing({
      requestId: '7',
      source: source({ title: '', digest: 'ABC' }),
      parts: [part({ name: 'a' }), part({ name: 'Too long' })],
      note: 'far too long a note',
    });
    expect(await problemsOf(input)).toEqual(
      expect.arrayContaining([
        { path: 'input.requestId', message: 'expected a UUID' },
        { path: 'input.source.title', message: expect.stringContaining('longer than or equal to 1') },
        { path: 'input.source.digest', message: expect.stringContaining('64 lower-case hexadecimal digits') },
        { path: 'input.parts.1.name', message: expect.stringContaining('shorter than or equal to 5') },
        { path: 'input.parts.1.name', message: 'expected small letters' },
        { path: 'input.note', message: expect.stringContaining('shorter than or equal to 10') },
      ]),
    );
    expect(await problemsOf(input)).toHaveLength(6);
  });

  it('of a query are told by their own names', async () => {
    const args = listingArguments({ first: -1, text: 'Hà'.normalize('NFD') });
    expect(await problemsOf(args)).toEqual([
      { path: 'first', message: 'first must not be less than 0' },
      { path: 'text', message: `"${'Hà'.normalize('NFD')}" is not in Unicode NFC; send it normalised` },
    ]);
  });

  it.each([
    ['text that is not in Unicode NFC', 'Hà Giang'.normalize('NFD'), /is not in Unicode NFC; send it normalised/],
    ['half of a surrogate pair', 'a\ud83d', /half of a surrogate pair/],
    ['the other half', '\ude00b', /half of a surrogate pair/],
    ['a NUL', 'a\u0000b', /control characters/],
    ['an escape', '\u001b[31m', /control characters/],
    ['a carriage return', 'a\r\nb', /control characters/],
    ['a delete', 'a\u007f', /control characters/],
    ['a control character beyond ASCII', 'a\u0085b', /control characters/],
  ])('that hold %s, however deep, cannot stand in the log', async (_, text, message) => {
    const problem = (path: string): unknown => ({ path, message: expect.stringMatching(message) });
    expect(await problemsOf(listing({ source: source({ issuer: text }) }))).toEqual([problem('input.source.issuer')]);
    expect(await problemsOf(listingArguments({ first: 1, text }))).toEqual([problem('text')]);
    expect(await problemsOf(listingArguments({ first: 1, text: 'a', list: [{ of: ['b', text] }] }))).toEqual([
      problem('list.0.of.1'),
    ]);
  });

  it.each([
    ['tabs and ends of lines', 'a\tb\nc'],
    ['a whole surrogate pair', 'làng 😀'],
    ['any letter', 'Đắk Lắk – ấp “Giồng Ổi”'],
  ])('may hold %s', async (_, text) => {
    expect(await problemsOf(listingArguments({ first: 1, text }))).toEqual([]);
  });
});
