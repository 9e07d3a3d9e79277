import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { MAX_CELLS, SPLIT, tooManyCells, UnreadableSheet } from './grid.js';
import { LAST_ROW, visitedIn } from './visited-cells.js';

/** Bytes that the parts which are read may come to when unpacked. 200,000 cells of long texts come to some 40 MB. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Elements that all parts together may have: a cell has up to 4, its text in the shared strings 4 more. */
const MAX_ELEMENTS = 10 * MAX_CELLS;
/** Parts of a package. A workbook with many pictures has some hundred. */
const MAX_PARTS = 2_000;

/** The parts that hold what cells hold. The rest (pictures, notes, tables) is never unpacked. */
const READ = /^(?:_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml)$/;
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const MACROS = /vbaProject|macrosheets\//i;
const MACROS_CONTENT = 'macroEnabled';
/** Names of ranges: nothing here asks for them, and each is written out cell by cell when it is read. */
const NAMES = ['<definedNames', '</definedNames>'] as const;
const WORKBOOK = 'xl/workbook.xml';

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Takes an .xlsx package apart and puts together what is read of it, so that the library which reads it can be given no more than is
 * bounded here: a few kilobytes of a package can unpack to gigabytes, one merged range can stand for 17 thousand million cells, and a row with
 * one cell far to the right is gone through as one of thousands.
 * @returns an uncompressed package of the same sheets
 * @throws UnreadableSheet
 */
export async function boundedPackage(name: string, bytes: Uint8Array): Promise<ArrayBuffer> {
  assertIsPackage(name, bytes);
  const zip = await JSZip.loadAsync(bytes).catch((cause: unknown) => {
    throw new UnreadableSheet(`${name} is damaged: ${cause instanceof Error ? cause.message : 'it cannot be unpacked'}`);
  });
  const parts = Object.values(zip.files);
  if (parts.length > MAX_PARTS)
    throw new UnreadableSheet(`${name} has ${parts.length} parts; a workbook has at most ${MAX_PARTS}`);
  if (parts.some((part) => MACROS.test(part.name))) throw withMacros(name);
  const budget = { bytes: MAX_UNPACKED, cells: MAX_CELLS, elements: MAX_ELEMENTS };
  const types = zip.file('[Content_Types].xml');
  if (types === null || zip.file(WORKBOOK) === null)
    throw new UnreadableSheet(`${name} is a zip archive and no .xlsx workbook; save the sheet as "Excel Workbook (.xlsx)"`);
  if ((await unpacked(name, types, budget)).includes(MACROS_CONTENT)) throw withMacros(name);
  const bounded = new JSZip();
  for (const part of parts) {
    const isSheet = SHEET.test(part.name);
    if (part.dir || (!isSheet && !READ.test(part.name))) continue;
    const xml = await unpacked(name, part, budget);
    budget.elements -= countOf(xml, '<');
    if (budget.elements < 0) throw new UnreadableSheet(`${name} holds more than ${MAX_ELEMENTS} elements of XML; ${SPLIT}`);
    if (isSheet) budget.cells -= cellsOf(name, xml, budget.cells);
    if (budget.cells < 0) throw new UnreadableSheet(tooManyCells(name));
    bounded.file(part.name, part.name === WORKBOOK ? withoutNames(name, xml) : xml);
  }
  return bounded.generateAsync({ type: 'arraybuffer', compression: 'STORE' });
}

function withMacros(name: string): UnreadableSheet {
  return new UnreadableSheet(`${name} holds macros, which are not taken; save the sheet as "Excel Workbook (.xlsx)"`);
}

function assertIsPackage(name: string, bytes: Uint8Array): void {
  if (ZIP.every((byte, index) => bytes[index] === byte)) return;
  throw new UnreadableSheet(
    OLE.every((byte, index) => bytes[index] === byte)
      ? `${name} is an old .xls file or is locked with a password; save it as "Excel Workbook (.xlsx)" without one`
      : `${name} is no .xlsx file, whatever its name; save the sheet as "Excel Workbook (.xlsx)", or as "CSV UTF-8" with the ending .csv`,
  );
}

/** Unpacks a part, and stops as soon as it is more than is left: what a package says of its own size need not be true. */
async function unpacked(name: string, part: JSZip.JSZipObject, budget: { bytes: number }): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    // The stream is one of an older make, which cannot be iterated itself.
    const pieces: AsyncIterable<Buffer> = new Readable().wrap(part.nodeStream());
    for await (const piece of pieces) {
      budget.bytes -= piece.length;
      if (budget.bytes < 0) throw new UnreadableSheet(`${name} unpacks to more than ${MAX_UNPACKED} bytes, which no sheet needs`);
      chunks.push(piece);
    }
  } catch (cause) {
    if (cause instanceof UnreadableSheet) throw cause;
    throw new UnreadableSheet(`${name} is damaged: ${part.name} cannot be unpacked`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Rows and cells that reading a sheet goes through. */
function cellsOf(name: string, xml: string, limit: number): number {
  const { cells, lastRow } = visitedIn(xml, limit);
  if (cells <= limit && lastRow > LAST_ROW)
    throw new UnreadableSheet(`${name} is damaged: it has a row beyond ${LAST_ROW}, or one without a number`);
  return cells;
}

/** The workbook's part without the names of ranges. */
function withoutNames(name: string, xml: string): string {
  const [opening, closing] = NAMES;
  const from = xml.indexOf(opening);
  if (from === -1) return xml;
  const to = xml.lastIndexOf(closing);
  if (to < from) throw new UnreadableSheet(`${name} is damaged: the names of its ranges do not end`);
  return xml.slice(0, from) + xml.slice(to + closing.length);
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
