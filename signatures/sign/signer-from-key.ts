import { constants, sign, type KeyObject } from 'node:crypto'
import { HASH_OCTETS } from '../../certs/x509/algorithm.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { schemeFor, type SchemeName, type SigningScheme } from './scheme.ts'
import type { Signer } from './signer.ts'

/**
 * A signer whose key lies in memory: from a PKCS#12 or a PEM file. RSA, EC or Ed25519.
 * @param scheme for an RSA key that is to sign by PSS
 * @throws SigningError for a key that does not sign deeds; DerError for a malformed certificate
 */
export function signerFromKey(
  privateKey: KeyObject,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  scheme?: SchemeName,
): Signer {
  const used = schemeFor(parseCertificate(certificate), scheme)
  return {
    ...{ certificate, chain },
    ...(scheme === undefined ? {} : { scheme }),
    sign: (toBeSigned) => Promise.resolve(signWith(privateKey, used, toBeSigned)),
  }
}

function signWith(key: KeyObject, { kind, hash }: SigningScheme, data: Uint8Array): Uint8Array {
  if (kind === 'Ed25519') return sign(null, data, key)
  // ECDSA comes out in DER, as CMS wants it.
  if (kind !== 'RSA-PSS') return sign(hash, data, key)
  const saltLength = HASH_OCTETS[hash]
  return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength })
}
