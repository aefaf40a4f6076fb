import { expect } from 'chai'
import { crlDer } from '../../certs/test-crl.ts'
import { configuredTrust, type Trust } from '../../../certs/trust/trust.ts'
import type { KeyUsage } from '../../../certs/x509/certificate.ts'
import type { Instant } from '../../../domain/time.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { withSecurityStore } from '../../../signatures/sign/security-store.ts'
import { signerFromKey } from '../../../signatures/sign/signer-from-key.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { basicConstraints, certify, extension, keyUsage, NOON, type Identity } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { LENIENT } from '../sample.ts'
import { timeStampingUse } from '../timestamp/test-tsa.ts'
import { timestampsBy } from '../tsa.ts'
import {
  at,
  MORNING,
  EVENING,
  YEARS_LATER,
  ROOM,
  deed,
  notary,
  unit,
  tsa,
  trust,
  crls,
  evidence,
  judge,
  first,
  plain,
  stamped,
  stampedAtNoon,
  receiptOver,
} from './time-sample.ts'

describe('the time of a signature', () => {
  it('is the moment we look when nothing proves another, whatever it claims itself', () => {
    expect(first(judge(plain)).times).to.deep.equal({ claimed: NOON, best: NOON, bestSource: 'NOW' })
    expect(first(judge(plain)).level).to.equal('B-B')
  })

  it('is that of its own timestamp', () => {
    const verdict = judge(stampedAtNoon, { at: EVENING })
    expect(verdict.decision).to.equal('ACCEPT')
    expect(first(verdict).times).to.deep.include({ best: NOON, bestSource: 'SIG_TST' })
    expect(first(verdict).level).to.equal('B-T')
    expect(first(verdict).aspects.time).to.deep.equal({
      ...{ verdict: 'PASSED', code: 'proven-by-signature-timestamp' },
    })
  })

  it('is that of a document timestamp over it, and of the earliest of several', async () => {
    const covered = await withDocumentTimestamp(
      openBaseFile(plain),
      timestampsBy({ tsa, genTime: NOON }),
      ROOM,
    )
    expect(first(judge(covered, { at: EVENING })).times).to.deep.include({
      best: NOON,
      bestSource: 'DOC_TST',
    })
    const both = await withDocumentTimestamp(
      openBaseFile(stampedAtNoon),
      timestampsBy({ tsa, genTime: EVENING }),
      ROOM,
    )
    expect(first(judge(both, { at: EVENING })).times).to.deep.include({ best: NOON, bestSource: 'SIG_TST' })
  })

  it('is that of our own receipt over the whole file', () => {
    const receipts = [receiptOver(plain, NOON)]
    const verdict = judge(plain, { at: EVENING, evidence: evidence({ crls: crls(MORNING), receipts }) })
    expect(verdict.receipts[0]?.indication).to.equal('TOTAL_PASSED')
    expect(first(verdict).times).to.deep.include({ best: NOON, bestSource: 'RECEIPT' })
  })

  it('is not that of a receipt over another file', () => {
    const receipts = [receiptOver(stampedAtNoon, NOON)]
    const verdict = judge(plain, { at: EVENING, evidence: evidence({ crls: crls(MORNING), receipts }) })
    expect(verdict.receipts[0]?.subIndication).to.equal('HASH_FAILURE')
    expect(first(verdict).times.bestSource).to.equal('NOW')
  })

  it('runs forward: a timestamp over another cannot be older', async () => {
    const backwards = await withDocumentTimestamp(
      openBaseFile(stampedAtNoon),
      timestampsBy({ tsa, genTime: MORNING }),
      ROOM,
    )
    const verdict = judge(backwards, { at: EVENING })
    expect(verdict.subIndication).to.equal('TIMESTAMP_ORDER_FAILURE')
    expect(verdict.decision).to.equal('REVIEW')
  })

  it('lies in the past', async () => {
    const verdict = judge(await stamped(EVENING), { at: NOON })
    expect(first(verdict).timestamps[0]?.subIndication).to.equal('TIMESTAMP_ORDER_FAILURE')
    expect(first(verdict).indication).to.equal('INDETERMINATE')
  })
})

describe('a timestamp that does not hold', () => {
  const open = (verdict: DocumentVerdict): unknown => [
    first(verdict).indication,
    first(verdict).times.bestSource,
    first(verdict).timestamps[0]?.subIndication,
  ]

  it('leaves the signature open when nobody vouches for its authority', () => {
    const [notaries] = trust.anchors
    const verdict = judge(stampedAtNoon, { trust: { ...trust, anchors: [must(notaries)] } })
    expect(open(verdict)).to.deep.equal(['INDETERMINATE', 'NOW', 'NO_CERTIFICATE_CHAIN_FOUND'])
  })

  for (const [name, extensions] of [
    ['its certificate is not for timestamps', [keyUsage('digitalSignature')]],
    ['its certificate says so, but not critically', [keyUsage('digitalSignature'), timeStampingUse(false)]],
    ['its certificate is for more than timestamps', [timeStampingUse(true, '1.3.6.1.5.5.7.3.4')]],
    ['its key is for no signatures', [keyUsage('keyEncipherment'), timeStampingUse()]],
    ['it has another use', [extension('2.5.29.37', Buffer.from('300a06082b06010505070303', 'hex'), true)]],
  ] as const) {
    it(`leaves the signature open when ${name}`, async () => {
      const verdict = judge(await stamped(NOON, unit({ extensions })))
      expect(open(verdict)).to.deep.equal(['INDETERMINATE', 'NOW', 'CHAIN_CONSTRAINTS_FAILURE'])
    })
  }

  it('is told from one that only waits for news of its authority', () => {
    const only = evidence({ crls: crls(MORNING).slice(0, 1) })
    const verdict = judge(stampedAtNoon, { evidence: only })
    expect(open(verdict)).to.deep.equal(['INDETERMINATE', 'NOW', 'TRY_LATER'])
    expect(verdict.decision).to.equal('RETRY')
  })
})

describe('a certificate that has ended', () => {
  it('bars a signature without a proof of its time, and none that was proven before', () => {
    const ended = at('2028-06-01T12:00:00.000Z')
    const fresh = crls(at('2028-06-01T00:00:00.000Z'), [], '2028-07-01T00:00:00.000Z')
    const question = {
      at: ended,
      evidence: evidence({ crls: [...crls(at('2026-11-23T13:00:00.000Z')), ...fresh] }),
    }
    expect(first(judge(plain, question)).subIndication).to.be.oneOf([
      ...['OUT_OF_BOUNDS_NO_POE', 'OUT_OF_BOUNDS_NOT_REVOKED'],
    ])
    expect(judge(stampedAtNoon, question).decision).to.equal('ACCEPT')
  })

  it('had to begin before the signature', () => {
    const verdict = judge(plain, { at: at('2025-12-31T12:00:00.000Z') })
    expect(first(verdict).indication).to.equal('INDETERMINATE')
  })

  it('fails a signature that is proven older than its certificate', async () => {
    const old = unit({ notBefore: '2020-01-01T00:00:00.000Z' })
    const elder: Identity = certify({
      ...{
        subject: 'Root of time',
        notBefore: '2019-01-01T00:00:00.000Z',
        notAfter: '2040-01-01T00:00:00.000Z',
      },
      extensions: [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')],
    })
    expect(old.certificate.notBefore < notary.certificate.notBefore).to.equal(true)
    const early = unit({ issuer: elder, notBefore: '2020-01-01T00:00:00.000Z' })
    const [notaries, times] = trust.anchors
    const question = {
      ...{ at: NOON, policy: LENIENT, evidence: NO_EVIDENCE },
      trust: { ...trust, anchors: [must(notaries), { ...must(times), certificate: elder.certificate.der }] },
    }
    const verdict = judge(await stamped(at('2025-06-01T00:00:00.000Z'), early), question)
    expect(first(verdict)).to.include({ indication: 'TOTAL_FAILED', subIndication: 'NOT_YET_VALID' })
  })
})

describe('an anchor', () => {
  it('is trusted for its time only', () => {
    const until = (validUntil: Instant): Trust => ({
      ...trust,
      anchors: trust.anchors.map((anchor) => (anchor.service === 'CA' ? { ...anchor, validUntil } : anchor)),
    })
    const verdict = judge(plain, { trust: until(MORNING) })
    expect(first(verdict).subIndication).to.equal('NO_CERTIFICATE_CHAIN_FOUND_NO_POE')
    expect(judge(plain, { trust: until(EVENING) }).decision).to.equal('ACCEPT')
    const later = { at: at('2026-11-24T12:00:00.000Z'), trust: until(EVENING) }
    expect(judge(stampedAtNoon, later).decision).to.equal('ACCEPT')
    expect(judge(plain, later).decision).to.equal('REVIEW')
  })

  it('that signs itself must be there to sign documents, and in its dates', async () => {
    const signedBy = async (use: KeyUsage, notAfter?: string): Promise<unknown> => {
      const identity = certify({
        ...{ subject: 'Service', extensions: [keyUsage(use)] },
        ...(notAfter === undefined ? {} : { notAfter }),
      })
      const pdf = await signPdf(deed, signerFromKey(identity.privateKey, identity.certificate.der, []), {
        at: NOON,
      })
      const verdict = judge(pdf, { trust: configuredTrust([identity.certificate.der]) })
      return [first(verdict).indication, first(verdict).path.findings.map(({ code }) => code)]
    }
    expect(await signedBy('nonRepudiation')).to.deep.equal(['TOTAL_PASSED', []])
    expect(await signedBy('keyCertSign')).to.deep.equal(['INDETERMINATE', ['key-usage-missing']])
    expect(await signedBy('nonRepudiation', MORNING)).to.deep.equal([
      'INDETERMINATE',
      ['certificate-expired'],
    ])
  })
})

describe('a deed that is kept for decades', () => {
  it('passes long after its certificates and its evidence have ended, by what it holds itself', async () => {
    const lists = crls(at('2026-11-23T12:30:00.000Z'))
    const held = withSecurityStore(openBaseFile(stampedAtNoon), {
      ...{ certificates: [notary.certificate.der, tsa.certificate.der], crls: lists, ocspResponses: [] },
    })
    expect(first(judge(held, { at: EVENING, evidence: NO_EVIDENCE })).level).to.equal('B-LT')
    const lost = certify({ subject: 'Unknown', issuer: unit(), serial: 99 }).certificate
    const foreign = [crlDer({ issuer: unit() }), Buffer.from('no list')]
    for (const stray of [
      { certificates: [lost.der] },
      { crls: [must(foreign[0])] },
      { crls: [must(foreign[1])] },
    ]) {
      const verdict = judge(
        withSecurityStore(openBaseFile(held), { certificates: [], crls: [], ocspResponses: [], ...stray }),
        {
          at: EVENING,
        },
      )
      expect(verdict.subIndication, Object.keys(stray)[0]).to.equal('SIG_CONSTRAINTS_FAILURE')
    }
    const archived = await withDocumentTimestamp(
      openBaseFile(held),
      timestampsBy({ tsa, genTime: EVENING }),
      ROOM,
    )
    const fresh = crls(at('2029-06-01T00:00:00.000Z'), [], '2029-07-01T00:00:00.000Z').slice(1)
    const verdict = judge(archived, { at: YEARS_LATER, evidence: evidence({ crls: fresh }) })
    expect(first(verdict)).to.include({ indication: 'TOTAL_PASSED', level: 'B-LTA' })
    expect(verdict.decision).to.equal('ACCEPT')
    const without = judge(stampedAtNoon, { at: YEARS_LATER, evidence: evidence({ crls: fresh }) })
    expect(first(without).subIndication).to.equal('REVOCATION_OUT_OF_BOUNDS_NO_POE')
  })
})
