import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { parseCertificate } from '../x509/parse-certificate.ts'
import { pemOf, spkiOf } from './keys.ts'

type Pkcs12Fault =
  'malformed' | 'wrong-password' | 'key-missing' | 'key-not-supported' | 'certificate-missing'

/** Why a PKCS#12 file cannot be used, in words for the person who chose it. */
export class Pkcs12Error extends Error {
  readonly code: Pkcs12Fault

  constructor(code: Pkcs12Fault, message: string) {
    super(message)
    this.name = 'Pkcs12Error'
    this.code = code
  }
}

interface Pkcs12 {
  readonly privateKey: KeyObject
  /** The certificate of that key, DER. */
  readonly certificate: Uint8Array
  /** The other certificates of the file, DER, in its order. */
  readonly chain: readonly Uint8Array[]
}

/**
 * Opens a PKCS#12 file with an RSA, EC or Edwards key (RFC 7292), in the modern or the legacy encryption.
 * @throws Pkcs12Error
 */
export function openPkcs12(bytes: Uint8Array, password: string): Pkcs12 {
  const file = decrypt(decode(bytes), password)
  const privateKey = privateKeyOf(file)
  const spki = spkiOf(createPublicKey(privateKey))
  const certificates = bagsOf(file, forge.pki.oids['certBag']).map(certificateOf)
  const certificate = certificates.find((der) => Buffer.compare(parseCertificate(der).spki, spki) === 0)
  if (certificate === undefined) throw new Pkcs12Error('certificate-missing', 'No certificate for its key')
  return { privateKey, certificate, chain: certificates.filter((der) => der !== certificate) }
}

/** Packs an RSA key with its certificate and the chain above it, under AES-256. */
export function sealPkcs12(pkcs12: Pkcs12, password: string, friendlyName: string): Uint8Array {
  const key = forge.pki.privateKeyFromPem(pemOf(pkcs12.privateKey))
  const certificates = [pkcs12.certificate, ...pkcs12.chain].map((der) =>
    forge.pki.certificateFromAsn1(forge.asn1.fromDer(binary(der))),
  )
  const options = { algorithm: 'aes256', friendlyName, generateLocalKeyId: true } as const
  const file = forge.pkcs12.toPkcs12Asn1(key, certificates, password, options)
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary')
}

function decode(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(binary(bytes))
  } catch {
    throw new Pkcs12Error('malformed', 'This is no PKCS#12 file')
  }
}

function decrypt(file: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(file, password)
  } catch (error) {
    const wrong = error instanceof Error && /password/i.test(error.message)
    throw wrong
      ? new Pkcs12Error('wrong-password', 'The password does not open this PKCS#12 file')
      : new Pkcs12Error('malformed', 'This is no PKCS#12 file')
  }
}

/** node-forge opens every key bag and understands RSA; a key of another kind it leaves as the PKCS#8 that was inside. */
function privateKeyOf(file: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const [bag] = [
    ...bagsOf(file, forge.pki.oids['pkcs8ShroudedKeyBag']),
    ...bagsOf(file, forge.pki.oids['keyBag']),
  ]
  if (bag === undefined) throw new Pkcs12Error('key-missing', 'The PKCS#12 file holds no private key')
  if (bag.key) return createPrivateKey(forge.pki.privateKeyToPem(bag.key))
  try {
    const der = Buffer.from(forge.asn1.toDer(bag.asn1).getBytes(), 'binary')
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch {
    throw new Pkcs12Error(
      'key-not-supported',
      'The key of this PKCS#12 file is of a kind that cannot be read',
    )
  }
}

function bagsOf(file: forge.pkcs12.Pkcs12Pfx, type: string | undefined): readonly forge.pkcs12.Bag[] {
  return type === undefined ? [] : (file.getBags({ bagType: type })[type] ?? [])
}

/** A certificate that node-forge cannot read, for its elliptic-curve key, is left as plain ASN.1 in the bag. */
function certificateOf(bag: forge.pkcs12.Bag): Uint8Array {
  const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('binary')
}
