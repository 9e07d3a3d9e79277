import { createHash } from 'node:crypto';
import type { SourceDocument } from '@ntm-ledger/events';
import type { RowPlace } from './reading/index.js';

/** The document that a row was read in: its file, and the address that the row itself names. */
export type SourceOf = (place: RowPlace, url: string | null) => SourceDocument;

/** Files as documents: named by their file name, fixed by their digest. */
export function documentsOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): SourceOf {
  const digests = new Map(files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]));
  return ({ file }, url) => ({
    // File systems spell a name as they like; what is recorded has one spelling.
    title: `Danh mục đơn vị hành chính Việt Nam${file === '' ? '' : ` (${file.normalize('NFC')})`}`,
    number: null,
    issuer: 'Cục Thống kê',
    issuedOn: null,
    url,
    digest: digests.get(file) ?? null,
  });
}
