import type { CheckFinding } from '../../certs/finding.ts'
import type { Aspects, SignatureVerdict } from '../../signatures/verdict.ts'
import { outcomeOf } from './examined.ts'
import type { Examined, Outcome } from './examined.ts'

/** One signature, counted from 0 in the order in which they were made. */
interface SignatureLine extends Outcome, Aspects {
  readonly index: number
  /** The subject of his certificate; null when it is not known. */
  readonly signer: string | null
  readonly coversWholeFile: boolean
  readonly findings: readonly CheckFinding[]
}

/** A file and its verdict as one line of JSON, for other programs: their contract, and so never changed lightly. */
export function jsonLine(examined: Examined): string {
  const { file } = examined
  if ('unreadable' in examined) {
    const open: Outcome = { indication: 'INDETERMINATE', subIndication: 'SIGNED_DATA_NOT_FOUND' }
    return JSON.stringify({ file, sha256: null, ...open, signatures: [], error: examined.unreadable })
  }
  const { document, signatures } = examined.verdict
  const lines = signatures.map(signatureLine)
  return JSON.stringify({
    file,
    sha256: document.sha256,
    ...outcomeOf(examined.verdict),
    signatures: lines,
  })
}

function signatureLine(signature: SignatureVerdict, index: number): SignatureLine {
  const { format, integrity, changesAfter, path, revocation, time, policy } = signature.aspects
  return {
    index,
    signer: signature.signer?.subject ?? null,
    coversWholeFile: signature.coverage === 'ENTIRE_FILE',
    ...{ format, integrity, changesAfter, path, revocation, time, policy },
    indication: signature.indication,
    subIndication: signature.subIndication ?? null,
    findings: [...signature.findings, ...signature.path.findings],
  }
}
