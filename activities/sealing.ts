import type { Seal, TimestampAuthority } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import { extendLongTerm } from '../signatures/sign/seal-long-term.ts'
import { signPdf } from '../signatures/sign/sign-pdf.ts'
import type { Basis, Judge, Verdict } from './judging.ts'

export interface SealingDeps {
  readonly seal: Seal
  readonly authority: TimestampAuthority
  readonly judge: Judge
}

export interface Sealed {
  readonly bytes: Uint8Array
  /** Why it may go out. */
  readonly basis: Basis
}

/**
 * Seals a PDF for decades, as unchangeable: signed and timestamped at once (B-T), then with all that proves its
 * chain and a timestamp over the whole (B-LTA; ETSI EN 319 142-1 6.3). What the chain rests on is judged before it
 * is embedded, and the whole before it goes out: an authority that revoked our own seal is heard. Throws a fault
 * when the verdict is anything but "accept", and while the timestamp authority or the evidence is away.
 */
export async function sealOnceAccepted(
  pdf: Uint8Array,
  { seal, authority, judge }: SealingDeps,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<Sealed> {
  const timed = await signPdf(pdf, seal, { at, certify: 1, reason }, authority)
  const { evidence } = onlyAccepted(await judge({ bytes: timed, receipts: [] }))
  const { crls, ocspResponses } = evidence
  const material = { certificates: seal.chain, crls, ocspResponses }
  const bytes = await extendLongTerm(timed, { material, timestamps: authority })
  const { basis } = onlyAccepted(await judge({ bytes, receipts: [] }))
  return { bytes, basis }
}

function onlyAccepted(judged: Verdict): Verdict {
  const { decision, indication, subIndication } = judged.verdict
  if (decision === 'ACCEPT') return judged
  throw new Error(`Our own seal does not hold: ${indication} ${subIndication ?? ''}`.trimEnd())
}
