import { sign, type KeyObject } from 'node:crypto'
import type { Signer } from './signer.ts'

/** A signer whose key lies in memory: from a PKCS#12 or a PEM file. RSA or EC. */
export function signerFromKey(
  privateKey: KeyObject,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
): Signer {
  return {
    certificate,
    chain,
    // ECDSA comes out in DER, as CMS wants it.
    sign: (toBeSigned) => Promise.resolve(sign('sha256', toBeSigned, privateKey)),
  }
}
