import type { Instant } from '../../domain/time.ts'
import type { TimestampFacts, TimeSource } from '../verdict.ts'

/** A valid timestamp: what the file held up to `revision` existed at `at`. */
export interface Proof {
  readonly at: Instant
  readonly source: TimeSource
  /** The last revision that it covers, its own gap excepted. */
  readonly revision: number
}

/** Between which moments a signature was made, as far as it is proven. */
export interface ProvenTime {
  /** It existed then (Z1). */
  readonly best: Instant
  readonly source: TimeSource
  /** It covers something that did not exist before; null when nothing tells. */
  readonly notBefore: Instant | null
  /** For a timestamp's own signature: the time that it states. */
  readonly stampedAt: Instant | null
}

/** The proof that a judged token gives; none unless it passed. */
export function proofOf(facts: TimestampFacts | null, revision: number): readonly Proof[] {
  if (facts?.indication !== 'TOTAL_PASSED' || facts.genTime === null) return []
  return [{ at: facts.genTime, source: facts.source, revision }]
}

/** The earliest proof that something of `revision` existed, or the moment we look (Z1). */
export function earliest(
  proofs: readonly Proof[],
  revision: number,
  now: Instant,
): Pick<ProvenTime, 'best' | 'source'> {
  const [first] = proofs
    .filter((proof) => proof.revision >= revision && proof.at <= now)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return first === undefined ? { best: now, source: 'NOW' } : { best: first.at, source: first.source }
}

/** The latest moment proven for what `revision` built upon: its signature cannot be older. */
export function latestBefore(proofs: readonly Proof[], revision: number): Instant | null {
  const earlier = proofs.filter((proof) => proof.revision < revision && proof.source !== 'RECEIPT')
  return earlier.map(({ at }) => at).reduce<Instant | null>((a, b) => (a === null || b > a ? b : a), null)
}
