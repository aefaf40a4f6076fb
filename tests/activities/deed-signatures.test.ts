import { expect } from 'chai'
import { deedSignatures } from '../../activities/deed-signatures.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { oid, sequence, setOf, utf8String } from '../../certs/asn1/write.ts'
import type { Nic } from '../../domain/ids.ts'
import { parseSha256 } from '../../domain/ids.ts'
import { WHOLE } from '../../domain/register/fraction.ts'
import { CONVEYANCES } from '../../domain/transaction/kinds/conveyances.ts'
import { signingFindings } from '../../domain/transaction/signing.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import type { Signer } from '../../signatures/sign/signer.ts'
import { certify, keyUsage } from '../certs/test-pki.ts'
import { party } from '../domain/register/deeds.ts'
import { purchaserNic, strangerNic, vendorNic } from '../domain/sample.ts'
import { must } from '../must.ts'
import { append, CONTENT, rawPdf } from '../signatures/pdf/raw.ts'
import { FORGED } from '../signatures/pdf/subject.ts'
import { notary, notarySigner, root, signed, verdictOn } from '../signatures/sample.ts'

/* Deeds that several people really signed, one after another. */

const row = { ...CONVEYANCES.sale, signing: 'all-sign' } as const
const terms = { parties: [party('vendor', vendorNic), party('purchaser', purchaserNic, WHOLE)] }
const office = {
  certificates: [{ sha256: must(parseSha256(notary.certificate.sha256)), from: null, until: null }],
}

/** One whom an authority has identified by his card. */
function citizen(nic: Nic, serial: number): Signer {
  const attribute = (type: string, text: string) => setOf(sequence(oid(type), utf8String(text)))
  const subject = sequence(
    attribute(OID.commonName, `Holder ${serial}`),
    attribute('2.5.4.5', `IDCMU-${nic}`),
  )
  const extensions = [keyUsage('nonRepudiation')]
  const { privateKey, certificate } = certify({ subject, issuer: root, serial, extensions })
  return signerFromKey(privateKey, certificate.der, [])
}

const vendor = citizen(vendorNic, 31)
const purchaser = citizen(purchaserNic, 32)
const stranger = citizen(strangerNic, 33)

async function codesFor(
  signers: readonly Signer[],
  change = (pdf: Uint8Array) => pdf,
): Promise<readonly string[]> {
  let pdf = rawPdf()
  for (const signer of signers) pdf = await signed(pdf, signer)
  const signatures = deedSignatures(verdictOn(change(pdf)), office)
  return signingFindings(row, terms, signatures).map(({ code }) => code)
}

describe('a deed that vendor, purchaser and notary signed with their own certificates', () => {
  it('is in order', async () => {
    expect(await codesFor([vendor, purchaser, notarySigner])).to.deep.equal([
      'parties-signed',
      'signed-in-order',
      'notary-signed-last',
    ])
  })

  it('is out of order when the purchaser signed first, or the notary before him', async () => {
    expect(await codesFor([purchaser, vendor, notarySigner])).to.include('signed-out-of-order')
    expect(await codesFor([vendor, notarySigner, purchaser])).to.include('signed-after-the-notary')
  })

  it('is not signed by a party for whom somebody else signed', async () => {
    expect((await codesFor([vendor, stranger, notarySigner]))[0]).to.equal('party-signature-missing')
    expect((await codesFor([notarySigner]))[0]).to.equal('party-signature-missing')
  })

  it('has void signatures once it is changed after them', async () => {
    const forged = (pdf: Uint8Array) => append(pdf, { [CONTENT]: FORGED })
    expect((await codesFor([vendor, purchaser, notarySigner], forged))[0]).to.equal('party-signature-void')
  })
})
