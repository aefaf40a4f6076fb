import { expect } from 'chai'
import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { readDer } from '../../../certs/asn1/der.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { explicit, nothing, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { HASH_OCTETS, hashing, hashOf, isBrokenHash, readAlgorithm } from '../../../certs/x509/algorithm.ts'
import { readPublicKeyInfo, weaknessOf } from '../../../certs/x509/public-key.ts'
import { schemeOf, signatureHolds, type SignatureScheme } from '../../../certs/x509/signature-scheme.ts'
import { rsaKeys } from '../test-pki.ts'

const DATA = Buffer.from('What the parties agreed')
const rsa = rsaKeys(2048)
const curve = (namedCurve: string): KeyPair => generateKeyPairSync('ec', { namedCurve })
const spkiOf = ({ publicKey }: KeyPair): Uint8Array => publicKey.export({ type: 'spki', format: 'der' })
const named = (...encodings: readonly Uint8Array[]): SignatureScheme | undefined =>
  schemeOf(readAlgorithm(readDer(sequence(...encodings))))

interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const PKCS1 = [
  ['sha1', OID.sha1WithRsa],
  ['sha512', OID.sha512WithRsa],
  ['sha3-256', OID.sha3_256WithRsa],
  ['sha3-384', OID.sha3_384WithRsa],
  ['sha3-512', OID.sha3_512WithRsa],
] as const

const ECDSA = [
  ['sha1', OID.ecdsaWithSha1, 'P-256'],
  ['sha384', OID.ecdsaWithSha384, 'brainpoolP384r1'],
  ['sha3-256', OID.ecdsaWithSha3_256, 'brainpoolP256r1'],
  ['sha3-384', OID.ecdsaWithSha3_384, 'P-384'],
  ['sha3-512', OID.ecdsaWithSha3_512, 'brainpoolP512r1'],
] as const

/** It holds; and neither over other data, nor with a bit flipped, nor under another key. */
function expectToHold(keys: KeyPair, other: KeyPair, scheme: SignatureScheme, signature: Buffer): void {
  const flipped = Buffer.from(signature)
  flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20)
  expect(signatureHolds(spkiOf(keys), scheme, DATA, signature)).to.equal(true)
  expect(signatureHolds(spkiOf(keys), scheme, Buffer.from('other'), signature)).to.equal(false)
  expect(signatureHolds(spkiOf(keys), scheme, DATA, flipped)).to.equal(false)
  expect(signatureHolds(spkiOf(other), scheme, DATA, signature)).to.equal(false)
}

describe('a signature scheme', () => {
  for (const [hash, algorithm] of PKCS1) {
    it(`verifies RSA PKCS#1 v1.5 with ${hash}`, () => {
      const scheme = named(oid(algorithm), nothing())
      expect(scheme).to.deep.equal({ kind: 'RSA PKCS#1 v1.5', hash })
      if (scheme !== undefined) {
        expectToHold(rsa, curve('P-256'), scheme, sign(hash, DATA, rsa.privateKey))
      }
    })
  }

  for (const [hash, algorithm, name] of ECDSA) {
    it(`verifies ECDSA on ${name} with ${hash}`, () => {
      const keys = curve(name)
      const scheme = named(oid(algorithm))
      expect(scheme).to.deep.equal({ kind: 'ECDSA', hash })
      if (scheme !== undefined) expectToHold(keys, curve(name), scheme, sign(hash, DATA, keys.privateKey))
    })
  }

  it('verifies Ed25519 and Ed448, and takes neither key for the other', () => {
    const ed25519 = generateKeyPairSync('ed25519')
    const ed448 = generateKeyPairSync('ed448')
    for (const [keys, other, algorithm] of [
      [ed25519, ed448, OID.ed25519],
      [ed448, ed25519, OID.ed448],
    ] as const) {
      const scheme = named(oid(algorithm))
      if (scheme === undefined) throw new Error(`${algorithm} is not known`)
      expectToHold(keys, other, scheme, sign(null, DATA, keys.privateKey))
    }
  })

  it('reads the parameters of RSA-PSS that are left out as those of SHA-1', () => {
    const scheme = named(oid(OID.rsaPss), sequence())
    expect(scheme).to.deep.equal({ kind: 'RSA-PSS', hash: 'sha1' })
    const key = { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 }
    if (scheme !== undefined) expectToHold(rsa, curve('P-256'), scheme, sign('sha1', DATA, key))
    expect(named(oid(OID.rsaPss), sequence(explicit(0, sequence(oid(OID.sha256)))))).to.equal(undefined)
  })

  it('is none when the identifier is unknown or carries parameters that it must not have', () => {
    expect(named(oid('1.2.840.113549.1.1.4'), nothing())).to.equal(undefined)
    expect(named(oid(OID.ed25519), nothing())).to.equal(undefined)
    expect(named(oid(OID.ecdsaWithSha3_256), nothing())).to.equal(undefined)
    expect(named(oid(OID.sha3_256WithRsa), sequence())).to.equal(undefined)
  })
})

describe('a digest', () => {
  it('has the length that the table tells', () => {
    for (const [hash, octets] of Object.entries(HASH_OCTETS)) {
      expect(
        hashing(hash as keyof typeof HASH_OCTETS)
          .update(DATA)
          .digest().length,
      ).to.equal(octets)
    }
  })

  it('is SHAKE256 with 512 bits and no other length', () => {
    const shake = (bits: number): unknown =>
      hashOf(readAlgorithm(readDer(sequence(oid(OID.shake256WithLength), smallInteger(bits)))))
    expect(shake(512)).to.equal('shake256')
    expect(shake(256)).to.equal(undefined)
  })

  it('is broken only for SHA-1', () => {
    expect(isBrokenHash('sha1')).to.equal(true)
    expect(isBrokenHash('sha3-256')).to.equal(false)
  })
})

describe('the key of a brainpool curve', () => {
  it('is strong enough, and one of an unknown curve is not', () => {
    const strength = (name: string): string | undefined =>
      weaknessOf(readPublicKeyInfo(readDer(spkiOf(curve(name)))))
    expect(strength('brainpoolP256r1')).to.equal(undefined)
    expect(strength('secp256k1')).to.equal('curve-unknown')
  })
})
