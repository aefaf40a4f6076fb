import { expect } from 'chai'
import { NO_EVIDENCE, type EvidenceSet } from '../../../signatures/evidence-set.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { crlDer } from '../../certs/test-crl.ts'
import { NOON } from '../../certs/test-pki.ts'
import { timestampsBy } from '../tsa.ts'
import {
  EVENING,
  ROOM,
  root,
  timeRoot,
  tsa,
  evidence,
  judge,
  first,
  signer,
  plain,
  stampedAtNoon,
  revoked,
} from './time-sample.ts'

describe('revocation', () => {
  it('must be known, or one tries later', () => {
    const verdict = judge(plain, { evidence: NO_EVIDENCE })
    expect(verdict).to.include({ decision: 'RETRY', subIndication: 'TRY_LATER' })
    expect(first(verdict).aspects.revocation).to.deep.equal({
      ...{ verdict: 'INDETERMINATE', code: 'revocation-unknown' },
    })
    expect(first(judge(plain)).aspects.revocation).to.deep.equal({ verdict: 'PASSED', code: 'not-revoked' })
  })

  it('before the time that is proven bars the signature, and after it does not', () => {
    const before = judge(stampedAtNoon, { at: EVENING, evidence: revoked('2026-11-23T11:59:59.000Z', 5) })
    expect(first(before)).to.include({ indication: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' })
    const after = judge(stampedAtNoon, { at: EVENING, evidence: revoked('2026-11-23T12:00:01.000Z', 5) })
    expect(after.decision).to.equal('ACCEPT')
  })

  it('leaves open a signature whose time nothing proves, whatever the reason', () => {
    for (const reason of [undefined, 1, 5]) {
      const verdict = judge(plain, { at: EVENING, evidence: revoked('2026-11-23T13:00:00.000Z', reason) })
      expect(first(verdict).subIndication).to.equal('REVOKED_NO_POE')
    }
  })

  it('for a lost key is told even when the signature is older, and for an orderly end only in passing', () => {
    for (const [reason, level] of [
      [1, 'WARN'],
      [5, 'INFO'],
    ] as const) {
      const verdict = judge(stampedAtNoon, {
        at: EVENING,
        evidence: revoked('2026-11-23T13:00:00.000Z', reason),
      })
      expect(verdict.decision).to.equal('ACCEPT')
      const told = first(verdict).path.findings.find(({ code }) => code === 'certificate-revoked-later')
      expect(told?.level).to.equal(level)
    }
  })

  it('fails a signature that was proven to be made after it', async () => {
    const once = await withDocumentTimestamp(
      openBaseFile(stampedAtNoon),
      timestampsBy({ tsa, genTime: NOON }),
      ROOM,
    )
    const twice = await signPdf(once, signer, { at: NOON }, timestampsBy({ tsa, genTime: EVENING }))
    const verdict = judge(twice, { at: EVENING, evidence: revoked('2026-11-23T11:00:00.000Z', 5) })
    expect(verdict.signatures[1]).to.include({ indication: 'TOTAL_FAILED', subIndication: 'REVOKED' })
  })

  it('of the unit of time spoils its tokens, unless the unit came to an orderly end', () => {
    const since = (reason?: number): EvidenceSet => {
      const order = { thisUpdate: EVENING, nextUpdate: '2027-01-01T00:00:00.000Z' }
      const entry = {
        serial: 21,
        revokedAt: '2026-11-23T15:00:00.000Z',
        ...(reason === undefined ? {} : { reason }),
      }
      return evidence({
        crls: [crlDer({ issuer: root, ...order }), crlDer({ issuer: timeRoot, ...order, entries: [entry] })],
      })
    }
    expect(judge(stampedAtNoon, { at: EVENING, evidence: since(5) }).decision).to.equal('ACCEPT')
    for (const reason of [undefined, 1]) {
      const verdict = judge(stampedAtNoon, { at: EVENING, evidence: since(reason) })
      expect(first(verdict).timestamps[0]?.subIndication).to.equal('REVOKED_NO_POE')
      expect(first(verdict).indication).to.equal('INDETERMINATE')
    }
  })
})
