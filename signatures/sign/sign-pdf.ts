import { completeSignature } from './complete-signature.ts'
import { prepareSignature } from './prepare-signature.ts'
import type { Signer, SigningOptions } from './signer.ts'

/** Both phases at once, for a signer at hand. @throws SigningError, and whatever the signer throws */
export async function signPdf(pdf: Uint8Array, signer: Signer, options: SigningOptions): Promise<Uint8Array> {
  const { toBeSigned, handle } = prepareSignature(pdf, { ...options, signer })
  return completeSignature(handle, await signer.sign(toBeSigned))
}
