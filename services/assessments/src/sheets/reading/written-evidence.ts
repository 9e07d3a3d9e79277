import type { Evidence } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';

/** As long as the mutation lets it be. */
const LONGEST = 500;
const DIGEST = /[(,;]?\s*sha-?256\s*[:=]?\s*([0-9a-f]*)\s*\)?$/iu;
const SHA256 = /^[0-9a-f]{64}$/;

/** How evidence is written, for messages. */
export const EVIDENCE_SHAPE = '"Biên bản thẩm tra số 12, trang 2 (sha256: 64 hexadecimal digits)", the digest where it is known';

/** Reads a reference to a document, with the digest that fixes it where one is written behind it; or tells what is wrong. */
export function writtenEvidence(text: string): Evidence | string {
  const found = DIGEST.exec(text);
  const digest = found?.[1]?.toLowerCase() ?? null;
  const reference = (found === null ? text : text.slice(0, found.index)).trim();
  if (digest !== null && !SHA256.test(digest))
    return `${quoted(digest)} is no digest: it has ${digest.length} digits; write ${EVIDENCE_SHAPE}`;
  if (reference === '') return `says not which document it is; write ${EVIDENCE_SHAPE}`;
  if (reference.length > LONGEST) return `has ${reference.length} characters; at most ${LONGEST} are taken`;
  return { digest, reference };
}
