import type { EvidenceSource, Gathered } from '../../activities/evidence/evidence-source.ts'
import { createJudge } from '../../activities/judging.ts'
import type { Judge, JudgeDeps } from '../../activities/judging.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { DeedPolicy } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { NOON } from '../certs/test-pki.ts'
import { judgement } from '../domain/sample.ts'
import { trust } from '../signatures/sample.ts'

/* The judge of deeds over the small PKI of the signature tests. */

export const LENIENT: DeedPolicy = { ...DEED_POLICY, revocation: 'not-required' }
/** Without a revocation list anywhere, it can only say: try later. */
export const STRICT: DeedPolicy = { ...DEED_POLICY, revocation: 'required' }

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
