import type { EvidenceRefs, Judgement, ReceiptTimestamp } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import type { EvidenceSet } from '../signatures/evidence-set.ts'
import type { DeedPolicy } from '../signatures/policy/policy.ts'
import type { DocumentVerdict } from '../signatures/verdict.ts'
import type { Question } from '../signatures/verify.ts'
import { canonicalJson } from './canonical-json.ts'
import type { EvidenceSource, Gathered } from './evidence/evidence-source.ts'

/** The verdict on a document's bytes. Never throws for a bad file: a file that cannot be read is a finding. */
export type Examine = (
  document: { readonly bytes: Uint8Array },
  question: Question,
) => Promise<DocumentVerdict>

/** What a verdict rests on, to be recorded with whatever is concluded from it. */
export type Basis = Omit<Judgement, 'document'>

export interface Verdict {
  readonly verdict: DocumentVerdict
  /** What it was judged with. */
  readonly evidence: EvidenceSet
  readonly basis: Basis
}

/** Judges a document on the evidence of this moment. Throws a fault while no trust list is in force. */
export type Judge = (document: {
  readonly bytes: Uint8Array
  /** Our own timestamps over it. */
  readonly receipts: readonly ReceiptTimestamp[]
}) => Promise<Verdict>

export interface JudgeDeps {
  readonly source: EvidenceSource
  readonly examine: Examine
  readonly policy: DeedPolicy
  /** The moment of the judgement: after the evidence was gathered, or it could come from the future. */
  readonly now: () => Instant
}

/** Asks for more only when that could settle what the revocation lists left open. */
export function createJudge({ source, examine, policy, now }: JudgeDeps): Judge {
  return async ({ bytes, receipts }) => {
    const judge = async (gathered: Gathered): Promise<Verdict> => {
      const { trust, ref: trustRef } = gathered.inForce
      const evidence = { ...gathered.evidence, receipts: receipts.map(({ token }) => token) }
      const at = now()
      const verdict = await examine({ bytes }, { trust, evidence, policy, at })
      const refs = { ...gathered.refs, receipts: receipts.map(({ tokenSha256 }) => tokenSha256) }
      return { verdict, evidence, basis: basisOf({ refs, trustRef, policy, verdict }) }
    }
    const gathered = await source.gather()
    const first = await judge(gathered)
    if (first.verdict.decision !== 'RETRY') return first
    const more = await source.askMore(gathered, first.verdict)
    return more === null ? first : judge(more)
  }
}

function basisOf(found: {
  readonly refs: EvidenceRefs
  readonly trustRef: Judgement['trust']
  readonly policy: DeedPolicy
  readonly verdict: DocumentVerdict
}): Basis {
  const { refs, trustRef, policy, verdict } = found
  return {
    evidence: refs,
    trust: trustRef,
    policy: canonicalJson(policy),
    at: verdict.validationTime,
    verifierVersion: verdict.verifier.version,
    verdict: canonicalJson(verdict),
  }
}
