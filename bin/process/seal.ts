import { createPrivateKey } from 'node:crypto'
import type { Authority } from '../../certs/authority/open-authority.ts'
import type { Seal } from '../../domain/ports.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'

/** The Registrar's seal with the development authority's key. */
export function sealOf({ seal }: Authority): Seal {
  return signerFromKey(createPrivateKey(seal.privateKeyPem), seal.certificate, seal.chain)
}
