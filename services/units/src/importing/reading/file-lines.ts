import { quoted } from '@ntm-ledger/register';
import type { FileProblem, RegisterFile } from './file-problem.js';

/** A line of a file without its end; 1 is the first. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** The longest line that is read, in bytes. The longest of the real registers has some 300. */
const LONGEST = 64 * 1024;
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The lines of a file that can be read, and a problem for each that cannot. A line ends with LF or CRLF. A cell holds no line break,
 * so lines are told apart before anything else is, and one that is not UTF-8 or far too long costs no other.
 */
export function linesOf({ name, bytes }: RegisterFile): { readonly lines: readonly Line[]; readonly problems: FileProblem[] } {
  const lines: Line[] = [];
  const problems: FileProblem[] = [];
  const pieces = utf8(bytes)?.split('\n') ?? byteLines(bytes).map((piece) => utf8(piece) ?? piece);
  for (const [index, piece] of pieces.entries()) {
    const line = index + 1;
    const flaw = flawOf(piece);
    if (flaw !== null) problems.push({ file: name, line, column: null, message: flaw });
    else if (typeof piece === 'string') lines.push({ line, text: withoutEnds(piece, line) });
  }
  return { lines, problems };
}

function flawOf(piece: string | Uint8Array): string | null {
  const bytes = typeof piece === 'string' ? bytesOf(piece) : piece.length;
  if (bytes > LONGEST) return `is ${bytes} bytes long; a line has at most ${LONGEST}. Is a line break lost, or is this no CSV?`;
  if (typeof piece === 'string') return null;
  const readable = new TextDecoder().decode(piece).split('\ufffd', 1).join('');
  return `is not UTF-8${readable === '' ? '' : ` after ${quoted(readable)}`}; save the file as "CSV UTF-8"`;
}

/** Counts only where it may matter: a UTF-16 unit is at most 3 bytes of UTF-8. */
function bytesOf(text: string): number {
  return text.length * 3 > LONGEST ? Buffer.byteLength(text) : text.length;
}

function withoutEnds(text: string, line: number): string {
  const start = line === 1 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  return text.slice(start, text.endsWith('\r') ? -1 : undefined);
}

/** Undefined: the bytes are not UTF-8. A byte order mark is kept, as it is one only at the very beginning. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/** No byte of a longer UTF-8 character looks like a line feed, so lines can be cut before they are decoded. */
function byteLines(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    pieces.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...pieces, bytes.subarray(start)];
}
