import type { Certificate } from './certificate.ts'
import { sameName } from './name.ts'
import type { PathQuestion } from './path-result.ts'

/** Longer than any honest chain; with the other bound it keeps a hostile pool from costing more than a blink. */
const MAX_LENGTH = 10
const MAX_STEPS = 500

/**
 * Every chain from the leaf to an anchor that names alone allow, leaf first, likeliest chain first: anchors before the pool, matching key
 * identifiers before others, since cross-certified authorities have several certificates under one name.
 */
export function* candidateChains({
  leaf,
  pool,
  anchors,
}: PathQuestion): Generator<readonly Certificate[], void> {
  const open: (readonly Certificate[])[] = [[leaf]]
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const chain = open.pop()
    if (chain === undefined) return
    for (const anchor of issuersOf(chain, anchors)) yield [...chain, anchor]
    if (chain.length >= MAX_LENGTH - 1) continue
    const links = issuersOf(chain, pool).filter(
      (link) => !anchors.some(({ sha256 }) => sha256 === link.sha256),
    )
    open.push(...links.toReversed().map((link) => [...chain, link]))
  }
}

function issuersOf(chain: readonly Certificate[], among: readonly Certificate[]): readonly Certificate[] {
  const child = chain.at(-1)
  if (child === undefined) return []
  const others = among.filter(({ sha256 }) => !chain.some((member) => member.sha256 === sha256))
  return namedIssuers(child, others)
}

/** What says who issued a certificate or a list. */
type Issued = Pick<Certificate, 'issuer' | 'authorityKeyId'>

/** Those that bear the issuer's name, the likeliest first: keys whose identifiers agree, then none, then others. */
export function namedIssuers(issued: Issued, among: readonly Certificate[]): readonly Certificate[] {
  return among
    .filter(({ subject }) => sameName(subject, issued.issuer))
    .toSorted((a, b) => distance(issued, a) - distance(issued, b))
}

/** 0 when the key identifiers agree, 2 when they contradict each other, 1 when one of them is absent. */
function distance({ authorityKeyId }: Issued, { subjectKeyId }: Certificate): number {
  if (authorityKeyId === null || subjectKeyId === null) return 1
  return authorityKeyId === subjectKeyId ? 0 : 2
}
