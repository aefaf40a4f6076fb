import type { CheckFinding } from '../../certs/finding.ts'
import type { Aspects, SignatureVerdict } from '../../signatures/verdict.ts'
import { NOT_FOUND, outcomeOf } from './examined.ts'
import type { Examined, Outcome } from './examined.ts'

/** One signature, counted from 0 in the order in which they were made. */
interface SignatureLine extends Outcome, Aspects {
  readonly index: number
  /** The subject of his certificate; null when it is not known. */
  readonly signer: string | null
  readonly coversWholeFile: boolean
  readonly findings: readonly CheckFinding[]
}

/**
 * A file and its verdict as one line of JSON, for other programs: their contract, and so never changed lightly. Of a
 * file that cannot be read the SHA-256 is null. Document timestamps are no signatures, and not listed among them.
 */
export function jsonLine(examined: Examined): string {
  const { file } = examined
  if ('unreadable' in examined) {
    return lineOf({ file, sha256: null, ...NOT_FOUND, signatures: [] })
  }
  const { document, signatures } = examined.verdict
  const { sha256 } = document
  return lineOf({ file, sha256, ...outcomeOf(examined.verdict), signatures: signatures.map(signatureLine) })
}

/** Some readers take more than a line feed for the end of a line: in strings JSON may escape any character. */
function lineOf(value: object): string {
  const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped)
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
