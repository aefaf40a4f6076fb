import { expect } from 'chai'
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { childrenOf, contentOf, readDer } from '../../../certs/asn1/der.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { explicit, nothing, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { readAlgorithm } from '../../../certs/x509/algorithm.ts'
import { unusualCheckOf } from '../../../certs/x509/unusual-scheme.ts'
import { must } from '../../must.ts'
import { ecKeys, rsaKeys } from '../test-pki.ts'

const DATA = Buffer.from('What the parties agreed')
const SALT = 32

const masked = generateKeyPairSync('rsa-pss', {
  ...{ modulusLength: 2048, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha512' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
})
const pkcs1 = Buffer.from(contentOf(must(childrenOf(readDer(masked.privateKey))[2])))
const plain = createPublicKey(createPrivateKey({ key: pkcs1, format: 'der', type: 'pkcs1' }))
const spki = plain.export({ type: 'spki', format: 'der' })
const signature = sign('sha256', DATA, {
  ...{ key: masked.privateKey, format: 'der', type: 'pkcs8' },
  ...{ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT },
})

const pss = (mgfHash: string, salt: number): Uint8Array =>
  sequence(
    explicit(0, sequence(oid(OID.sha256))),
    explicit(1, sequence(oid(OID.mgf1), sequence(oid(mgfHash)))),
    explicit(2, smallInteger(salt)),
  )

const checkOf = (...encodings: readonly Uint8Array[]): ReturnType<typeof unusualCheckOf> =>
  unusualCheckOf(readAlgorithm(readDer(sequence(...encodings))))

describe('an unusual signature scheme', () => {
  it('tells whether RSA-PSS holds with a mask over another hash, under a plain key and one for PSS', () => {
    const check = must(checkOf(oid(OID.rsaPss), pss(OID.sha512, SALT)))
    expect(check(spki, DATA, signature)).to.equal(true)
    expect(check(masked.publicKey, DATA, signature)).to.equal(true)
    expect(check(spki, Buffer.from('other'), signature)).to.equal(false)
    expect(check(rsaKeys(2048).publicKey.export({ type: 'spki', format: 'der' }), DATA, signature)).to.equal(
      false,
    )
    expect(must(checkOf(oid(OID.rsaPss), pss(OID.sha256, SALT)))(spki, DATA, signature)).to.equal(false)
    expect(must(checkOf(oid(OID.rsaPss), pss(OID.sha512, 20)))(spki, DATA, signature)).to.equal(false)
  })

  it('holds under no key of another kind', () => {
    const other = ecKeys()
    const check = must(checkOf(oid(OID.rsaPss), pss(OID.sha512, SALT)))
    const own = sign('sha256', DATA, other.privateKey)
    expect(check(other.publicKey.export({ type: 'spki', format: 'der' }), DATA, own)).to.equal(false)
  })

  it('is none when the algorithm is unknown or its parameters are', () => {
    expect(checkOf(oid('1.2.840.113549.1.1.4'), nothing())).to.equal(undefined)
    expect(checkOf(oid(OID.ecdsaWithSha256), sequence())).to.equal(undefined)
    expect(checkOf(oid(OID.rsaPss), nothing())).to.equal(undefined)
    expect(checkOf(oid(OID.rsaPss), pss('1.2.840.113549.2.5', SALT))).to.equal(undefined)
  })
})
