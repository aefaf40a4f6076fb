import { expect } from 'chai'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import { completeSignature } from '../../../signatures/sign/complete-signature.ts'
import { prepareSignature } from '../../../signatures/sign/prepare-signature.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { signerFromKey } from '../../../signatures/sign/signer-from-key.ts'
import { SigningError } from '../../../signatures/sign/signing-error.ts'
import type { SchemeName } from '../../../signatures/sign/scheme.ts'
import { certify, certifyAuthority, keyUsage, NOON, rsaKeys, type Identity } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { isInstalled, pem, runOver } from '../openssl.ts'
import { LENIENT, drawn } from '../sample.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { configuredTrust } from '../../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'

type Keys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

const root = certifyAuthority({ subject: 'Root' })
const trust = configuredTrust([root.certificate.der])
const curve = (namedCurve: string): Keys => generateKeyPairSync('ec', { namedCurve })

const KINDS: readonly {
  readonly name: string
  readonly keys: Keys
  readonly scheme?: SchemeName
  readonly digest: string
}[] = [
  { name: 'RSA', keys: rsaKeys(2048), digest: 'sha256' },
  { name: 'RSA by PSS', keys: rsaKeys(2048), scheme: 'RSA-PSS', digest: 'sha256' },
  { name: 'P-256', keys: curve('P-256'), digest: 'sha256' },
  { name: 'P-384', keys: curve('P-384'), digest: 'sha384' },
  { name: 'P-521', keys: curve('P-521'), digest: 'sha512' },
  { name: 'Ed25519', keys: generateKeyPairSync('ed25519'), digest: 'sha512' },
]

function identity(keys: Keys): Identity {
  return certify({ subject: 'Maître Zoé', issuer: root, keys, extensions: [keyUsage('nonRepudiation')] })
}

for (const { name, keys, scheme, digest } of KINDS) {
  describe(`a signature by ${name}`, () => {
    const { certificate, privateKey } = identity(keys)
    const signer = signerFromKey(privateKey, certificate.der, [], scheme)

    it('holds, with the digest that fits the key', async () => {
      const signed = await signPdf(await drawn(), signer, { at: NOON })
      const question = { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON }
      const [verdict] = verifyDocument(signed, question).signatures
      expect(verdict?.crypto).to.include({ digest, digestOk: true, signatureOk: true })
      // Whether the policy lists the algorithm (C6) is not the signer's affair.
      const faults = verdict?.findings.filter(({ level, check }) => level === 'FAIL' && check !== 'C6')
      expect(faults).to.deep.equal([])
    })

    it('is accepted by "openssl cms -verify -cades", where the openssl tool is installed', async function () {
      // OpenSSL 3.0 hands Ed25519 a digest in CMS, and refuses that itself.
      if (name === 'Ed25519' || !isInstalled('openssl', 'version')) this.skip()
      const signed = await signPdf(await drawn(), signer, { at: NOON })
      const slot = must(readSlots(readRevisions(signed)).slots[0])
      const contents = must(slot.contents)
      const [, a, b, c] = must(slot.byteRange)
      const { status, text } = runOver(
        {
          cms: contents.subarray(0, parseSignedData(contents).length),
          content: Buffer.concat([signed.subarray(0, a), signed.subarray(b, b + c)]),
          anchor: pem(root.certificate.der),
        },
        [
          ...['openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'],
          ...['-in', 'cms', '-content', 'content', '-CAfile', 'anchor', '-out', 'out'],
        ],
      )
      expect(status, text).to.equal(0)
    })

    it('is not completed with that of another key of its kind', async () => {
      const { toBeSigned, handle } = prepareSignature(await drawn(), { at: NOON, signer })
      const signature = Uint8Array.from(await signer.sign(toBeSigned))
      signature.set([(signature.at(-1) ?? 0) ^ 1], signature.length - 1)
      expect(() => completeSignature(handle, signature))
        .to.throw(SigningError)
        .with.property('code', 'signature-does-not-verify')
    })
  })
}

describe('a key', () => {
  it('does not sign by what is not its own', () => {
    const { certificate, privateKey } = identity(curve('P-256'))
    expect(() => signerFromKey(privateKey, certificate.der, [], 'RSA-PSS'))
      .to.throw(SigningError)
      .with.property('code', 'key-not-supported')
  })

  it('of a curve that nobody asked for does not sign at all', () => {
    const { certificate, privateKey } = identity(curve('secp256k1'))
    expect(() => signerFromKey(privateKey, certificate.der, []))
      .to.throw(SigningError)
      .with.property('code', 'key-not-supported')
  })
})
