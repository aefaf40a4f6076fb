import type { EvidenceSource, Gathered } from '../../activities/evidence/evidence-source.ts'
import { createJudge } from '../../activities/judging.ts'
import type { Judge, JudgeDeps } from '../../activities/judging.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { DeedPolicy } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import { certifyAuthority, NOON } from '../certs/test-pki.ts'
import { judgement } from '../domain/sample.ts'
import { trust as signers } from '../signatures/sample.ts'
import { certifyTsa, timestampsBy } from '../signatures/tsa.ts'

/* The judge of deeds over the small PKI of the signature tests. */

export const LENIENT: DeedPolicy = { ...DEED_POLICY, revocation: 'not-required' }
/** Without a revocation list anywhere, it can only say: try later. */
export const STRICT: DeedPolicy = { ...DEED_POLICY, revocation: 'required' }

const clock = certifyAuthority({ subject: 'Root of the clocks' })
export const timestamps = timestampsBy({ tsa: certifyTsa({ subject: 'TSA', issuer: clock, serial: 21 }) })
/** The signers' root, and that of the timestamp authority. */
export const trust = configuredTrust([
  ...signers.anchors.filter(({ service }) => service === 'CA').map(({ certificate }) => certificate),
  clock.certificate.der,
])

export const GATHERED: Gathered = {
  inForce: { trust, ref: judgement.trust, points: [] },
  evidence: { certificates: [], crls: [], ocspResponses: [] },
  refs: { certificates: [], crls: [], ocspResponses: [] },
}

export function sourceOf(change: Partial<EvidenceSource> = {}): EvidenceSource {
  return { gather: () => Promise.resolve(GATHERED), askMore: () => Promise.resolve(null), ...change }
}

export function judgeOf(change: Partial<JudgeDeps> = {}): Judge {
  return createJudge({
    source: sourceOf(),
    examine: ({ bytes }, question) => Promise.resolve(verifyDocument(bytes, question)),
    policy: LENIENT,
    now: () => NOON,
    ...change,
  })
}
