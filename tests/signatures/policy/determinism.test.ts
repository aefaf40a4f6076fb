import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { signerFromKey } from '../../../signatures/sign/signer-from-key.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { crlDer } from '../../certs/test-crl.ts'
import { certify, certifyAuthority, ecKeys, keyUsage, NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import {
  at,
  crls,
  deed,
  evidence,
  EVENING,
  first,
  judge,
  MORNING,
  notary,
  plain,
  receiptOver,
  root,
  stampedAtNoon,
  timeRoot,
  tsa,
} from './time-sample.ts'

describe('a verdict', () => {
  it('is the same to the byte for the same bytes, evidence, policy and time, and is plain JSON', () => {
    const kept = evidence({ crls: crls(MORNING), receipts: [receiptOver(stampedAtNoon, EVENING)] })
    const once = judge(stampedAtNoon, { at: EVENING, evidence: kept })
    const again = judge(stampedAtNoon, { at: EVENING, evidence: kept })
    expect(JSON.stringify(once)).to.equal(JSON.stringify(again))
    expect(JSON.parse(JSON.stringify(once))).to.deep.equal(once)
    expect(once.document.sha256).to.equal(createHash('sha256').update(stampedAtNoon).digest('hex'))
  })

  it('comes to the same in whatever order the evidence lies, lists of one moment among it', () => {
    const [clean, ofTime] = crls(EVENING)
    const entries = [{ serial: 11, revokedAt: MORNING, reason: 1 }]
    const revoking = crlDer({ issuer: root, thisUpdate: EVENING, number: 2, entries })
    const lists = [...crls(MORNING), must(clean), must(ofTime), revoking]
    const receipts = [EVENING, at('2026-11-23T21:00:00.000Z')].map((time) => receiptOver(plain, time))
    const certificates = [notary, tsa, root, timeRoot].map(({ certificate }) => certificate.der)
    const conclusions = [lists, lists.toReversed(), [...lists.slice(2), ...lists.slice(0, 2)]].map(
      (some, i) => {
        const turned = <T>(all: readonly T[]): readonly T[] => (i === 0 ? all : all.toReversed())
        const verdict = judge(plain, {
          at: at('2026-11-23T22:00:00.000Z'),
          evidence: evidence({ crls: some, receipts: turned(receipts), certificates: turned(certificates) }),
        })
        const { indication, subIndication, times, revocation } = first(verdict)
        return JSON.stringify([verdict.decision, indication, subIndication, times, revocation])
      },
    )
    expect(new Set(conclusions)).to.have.length(1)
    expect(conclusions[0]).to.include('REVOKED')
  })

  it('comes to the same whichever of two certificates of an authority was handed in first', async () => {
    const keys = ecKeys()
    const [once, again] = [31, 32].map((serial) =>
      certifyAuthority({ subject: 'Office', issuer: root, serial, keys }),
    )
    const office = must(once)
    const leaf = certify({ subject: 'N', issuer: office, extensions: [keyUsage('nonRepudiation')] })
    const pdf = await signPdf(deed, signerFromKey(leaf.privateKey, leaf.certificate.der, []), { at: NOON })
    const lists = [...crls(MORNING, [{ serial: 31, reason: 1 }]), crlDer({ issuer: office })]
    const certificates = [office, must(again)].map(({ certificate }) => certificate.der)
    const verdicts = [certificates, certificates.toReversed()].map((some) =>
      JSON.stringify(judge(pdf, { evidence: evidence({ crls: lists, certificates: some }) })),
    )
    expect(verdicts[0]).to.equal(verdicts[1])
  })
})
