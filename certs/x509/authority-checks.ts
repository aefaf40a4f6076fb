import type { CheckFinding } from '../finding.ts'
import type { Certificate } from './certificate.ts'
import { isSelfIssued } from './name.ts'

/** RFC 5280 6.1.4 (k) to (n): may each certificate above the leaf issue certificates, and so deep a chain? */
export function checkAuthorities(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.slice(1).flatMap((authority, index) => {
    const isAnchor = index === chain.length - 2
    const codes = isAnchor ? anchorFaults(authority) : intermediateFaults(authority)
    const below = chain.slice(1, index + 1)
    return [...codes, ...depthFaults(authority, below)].map((code): CheckFinding => ({
      check: 'T1',
      level: 'FAIL',
      code,
      detail: authority.subject.text,
    }))
  })
}

function intermediateFaults(authority: Certificate): readonly string[] {
  const notCa = authority.basicConstraints?.ca === true ? [] : ['issuer-is-no-ca']
  return [...notCa, ...usageFaults(authority)]
}

/** An anchor is trusted by configuration, even an old one without extensions; what it does say still binds. */
function anchorFaults(anchor: Certificate): readonly string[] {
  const notCa = anchor.basicConstraints?.ca === false ? ['issuer-is-no-ca'] : []
  return [...notCa, ...usageFaults(anchor)]
}

function usageFaults({ keyUsage }: Certificate): readonly string[] {
  return keyUsage === null || keyUsage.includes('keyCertSign') ? [] : ['issuer-may-not-sign-certificates']
}

/** Certificates that an authority issued to itself, for a new key, do not count (RFC 5280 4.2.1.9). */
function depthFaults({ basicConstraints }: Certificate, below: readonly Certificate[]): readonly string[] {
  const limit = basicConstraints?.pathLength ?? null
  if (limit === null) return []
  const depth = below.filter((certificate) => !isSelfIssued(certificate)).length
  return depth > limit ? ['path-length-exceeded'] : []
}
