import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { CheckFinding } from '../../certs/finding.ts'
import { judgeDocument } from '../../signatures/policy/deed.ts'
import type { DocumentFacts, DocumentVerdict } from '../../signatures/verdict.ts'
import type { Question } from '../../signatures/verify.ts'
import type { Loss } from './child-watch.ts'
import type { Document } from './examiner-task.ts'

/** Why a document could not be examined to the end (S1). */
const FINDINGS: Readonly<Record<Loss | 'too-large', CheckFinding>> = {
  crashed: { check: 'S1', level: 'FAIL', code: 'examiner-crashed' },
  'out-of-memory': { check: 'S1', level: 'FAIL', code: 'resource-limit', detail: 'memory' },
  'out-of-time': { check: 'S1', level: 'FAIL', code: 'resource-limit', detail: 'time' },
  'too-large': { check: 'S1', level: 'FAIL', code: 'resource-limit', detail: 'size' },
}

/**
 * The verdict on a document that its examiner could not cope with: indeterminate, beyond our limits. The document
 * itself is only hashed, which no content can disturb. Throws a fault for a file that cannot be read.
 */
export async function verdictOnLost(
  document: Document,
  loss: keyof typeof FINDINGS,
  question: Question,
): Promise<DocumentVerdict> {
  const structure = [FINDINGS[loss]]
  const nothing = {
    signatures: [],
    timestamps: [],
    receipts: [],
    certificates: [],
    crls: [],
    ocspResponses: [],
  }
  return judgeDocument({ ...nothing, document: await factsOf(document), structure }, question)
}

async function factsOf(document: Document): Promise<DocumentFacts> {
  const hash = createHash('sha256')
  if ('bytes' in document) {
    return { sha256: hash.update(document.bytes).digest('hex'), bytes: document.bytes.length, revisions: 0 }
  }
  let bytes = 0
  await pipeline(createReadStream(document.path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length
      hash.update(chunk)
    }
  })
  return { sha256: hash.digest('hex'), bytes, revisions: 0 }
}
