import type { Seal, TimestampAuthority } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import { extendLongTerm, sealLongTerm } from '../signatures/sign/seal-long-term.ts'
import { signPdf } from '../signatures/sign/sign-pdf.ts'
import type { SigningOptions } from '../signatures/sign/signer.ts'
import { SigningError } from '../signatures/sign/signing-error.ts'
import type { EvidenceSource } from './evidence/evidence-source.ts'
import type { Basis, Judge, Verdict } from './judging.ts'

export interface SealingDeps {
  readonly seal: Seal
  readonly authority: TimestampAuthority
  /** What is known of everybody's revocation, our own included, without asking about any one certificate. */
  readonly gather: EvidenceSource['gather']
  /** Judges what was drawn here: no stranger's file, so it needs no process of its own. */
  readonly judgeOwn: Judge
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
  deps: SealingDeps,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<Sealed> {
  const options = { at, certify: 1, reason } as const
  const bytes = (await sealedByLists(pdf, deps, options)) ?? (await sealedOnceAsked(pdf, deps, options))
  const { basis } = onlyAccepted(await deps.judgeOwn({ bytes, receipts: [] }))
  return { bytes, basis }
}

/** The current lists nearly always show that our own chain is good; null when they alone do not. */
async function sealedByLists(
  pdf: Uint8Array,
  { seal, authority, gather }: SealingDeps,
  options: SigningOptions,
): Promise<Uint8Array | null> {
  const { inForce, evidence } = await gather()
  const standing = { trust: inForce.trust, material: evidence }
  try {
    return await sealLongTerm(pdf, seal, options, { ...standing, timestamps: authority })
  } catch (error) {
    if (error instanceof SigningError && error.code === 'own-certificate-not-good') return null
    throw error
  }
}

/** The judge asks on, and it is he who says what is wrong with our own seal. */
async function sealedOnceAsked(
  pdf: Uint8Array,
  { seal, authority, judgeOwn }: SealingDeps,
  options: SigningOptions,
): Promise<Uint8Array> {
  const timed = await signPdf(pdf, seal, options, authority)
  const { evidence } = onlyAccepted(await judgeOwn({ bytes: timed, receipts: [] }))
  const { crls, ocspResponses } = evidence
  const material = { certificates: seal.chain, crls, ocspResponses }
  return extendLongTerm(timed, { material, timestamps: authority })
}

function onlyAccepted(judged: Verdict): Verdict {
  const { decision, indication, subIndication } = judged.verdict
  if (decision === 'ACCEPT') return judged
  throw new Error(`Our own seal does not hold: ${indication} ${subIndication ?? ''}`.trimEnd())
}
