import { createHash } from 'node:crypto'
import { DerError } from '../../certs/asn1/der-error.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { Crl } from '../../certs/revocation/crl.ts'
import type { OcspResponse } from '../../certs/revocation/ocsp-response.ts'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import { revocationOf } from '../../certs/revocation/revocation.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { Instant } from '../../domain/time.ts'
import type { RevocationFacts } from '../verdict.ts'

/** The evidence about revocation that existed at some time, DER. */
export interface EvidenceView {
  readonly at: Instant
  readonly crls: readonly Uint8Array[]
  readonly ocspResponses: readonly Uint8Array[]
}

/** Of each certificate, leaf first: what is known, and why no more is. */
export type RevocationAnswers = readonly {
  readonly facts: RevocationFacts
  readonly findings: readonly CheckFinding[]
}[]

export interface RevocationInquiry {
  /** Leaf first, anchor last. */
  readonly chain: readonly Certificate[]
  readonly view: EvidenceView
  /** When the signature is proven to have existed; null when it is not. */
  readonly provenAt: Instant | null
}

/** Answers for one document: what is opened once is opened for all its chains. */
export function revocationInquirer(helpers: {
  readonly pool: readonly Certificate[]
  readonly anchors: readonly Certificate[]
}): (inquiry: RevocationInquiry) => RevocationAnswers {
  const openCrl = opener(parseCrl)
  const openResponse = opener(parseOcspResponse)
  return ({ chain, view, provenAt }) => {
    // The end of a chain was found to be an anchor; a service may be trusted by a certificate listed for it alone.
    const results = revocationOf({
      ...{ chain, pool: helpers.pool, anchors: [...helpers.anchors, ...chain.slice(-1)], at: view.at },
      crls: view.crls.flatMap((der): readonly Crl[] => openCrl(der)),
      ocspResponses: view.ocspResponses.flatMap((der): readonly OcspResponse[] => openResponse(der)),
      ...(provenAt === null ? {} : { provenAt }),
    })
    return results.map(({ findings, ...facts }) => ({ facts, findings }))
  }
}

/** What cannot be read tells nothing; it is not told of a certificate that other evidence speaks for. */
function opener<T>(parse: (der: Uint8Array) => T): (der: Uint8Array) => readonly T[] {
  const opened = new Map<string, readonly T[]>()
  return (der) => {
    const key = createHash('sha256').update(der).digest('hex')
    const known = opened.get(key) ?? readable(parse, der)
    opened.set(key, known)
    return known
  }
}

function readable<T>(parse: (der: Uint8Array) => T, der: Uint8Array): readonly T[] {
  try {
    return [parse(der)]
  } catch (error) {
    if (error instanceof DerError) return []
    throw error
  }
}
