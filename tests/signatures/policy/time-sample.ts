import type { Trust } from '../../../certs/trust/trust.ts'
import type { Instant } from '../../../domain/time.ts'
import { NO_EVIDENCE, type EvidenceSet } from '../../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../../signatures/policy/policy.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { signerFromKey } from '../../../signatures/sign/signer-from-key.ts'
import type { DocumentVerdict, SignatureVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { crlDer, type CrlEntryOrder } from '../../certs/test-crl.ts'
import { basicConstraints, certify, keyUsage, NOON, type Identity, type Order } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn } from '../sample.ts'
import { stamp, timeStampingUse } from '../timestamp/test-tsa.ts'
import { timestampsBy } from '../tsa.ts'

export const at = (text: string): Instant => text as Instant
export const MORNING = at('2026-11-23T08:00:00.000Z')
export const EVENING = at('2026-11-23T20:00:00.000Z')
export const YEARS_LATER = at('2029-06-01T12:00:00.000Z')
export const ROOM = 8192

export function authority(subject: string): Identity {
  const extensions = [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')]
  return certify({ subject, extensions, notAfter: '2040-01-01T00:00:00.000Z' })
}

export const root = authority('Root of notaries')
export const timeRoot = authority('Root of time')
export const notary = certify({
  ...{ subject: 'Notary', issuer: root, serial: 11, notAfter: '2028-01-01T00:00:00.000Z' },
  extensions: [keyUsage('nonRepudiation')],
})
export const unit = (order: Partial<Order> = {}): Identity =>
  certify({
    ...{ subject: 'Unit', issuer: timeRoot, serial: 21, notAfter: '2035-01-01T00:00:00.000Z' },
    ...{ extensions: [keyUsage('digitalSignature'), timeStampingUse()], ...order },
  })
export const tsa = unit()

export const trust: Trust = {
  list: { id: 'test', version: '1' },
  anchors: [
    { certificate: root.certificate.der, service: 'CA', validFrom: null, validUntil: null },
    { certificate: timeRoot.certificate.der, service: 'TSA', validFrom: null, validUntil: null },
  ],
  intermediates: [],
}

export function crls(
  issued: Instant,
  entries: readonly CrlEntryOrder[] = [],
  nextUpdate?: string,
): readonly Uint8Array[] {
  const order = { thisUpdate: issued, nextUpdate: nextUpdate ?? '2026-12-23T00:00:00.000Z' }
  return [crlDer({ issuer: root, ...order, entries }), crlDer({ issuer: timeRoot, ...order })]
}

export const evidence = (change: Partial<EvidenceSet>): EvidenceSet => ({ ...NO_EVIDENCE, ...change })

export function judge(
  pdf: Uint8Array,
  change: Partial<Parameters<typeof verifyDocument>[1]> = {},
): DocumentVerdict {
  const question = { trust, evidence: evidence({ crls: crls(MORNING) }), policy: DEED_POLICY, at: NOON }
  return verifyDocument(pdf, { ...question, ...change })
}

export const first = (verdict: DocumentVerdict): SignatureVerdict => must(verdict.signatures[0])
export const signer = signerFromKey(notary.privateKey, notary.certificate.der, [])
export const deed = await drawn()
export const plain = await signPdf(deed, signer, { at: NOON })
export const stamped = (genTime: Instant, by = tsa): Promise<Uint8Array> =>
  signPdf(deed, signer, { at: NOON }, timestampsBy({ tsa: by, genTime }))
export const stampedAtNoon = await stamped(NOON)

export function revoked(revokedAt: string, reason?: number): EvidenceSet {
  const entry = { serial: 11, revokedAt, ...(reason === undefined ? {} : { reason }) }
  return evidence({ crls: crls(EVENING, [entry], '2030-01-01T00:00:00.000Z') })
}

export const receiptOver = (pdf: Uint8Array, genTime: Instant): Uint8Array =>
  stamp({ over: pdf, genTime, tsa })
