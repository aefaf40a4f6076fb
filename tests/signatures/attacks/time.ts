import { createHash } from 'node:crypto'
import { oid, sequence } from '../../../certs/asn1/write.ts'
import type { TimestampAuthority } from '../../../domain/ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { certify, certifyAuthority, extension, keyUsage, NOON, type Identity } from '../../certs/test-pki.ts'
import { certifyTsa, timestampsBy } from '../tsa.ts'
import { root, timestamps, tsaRoot } from './authorities.ts'
import { signerFor } from './base.ts'
import type { Attack } from './forge.ts'

const EXTENDED_KEY_USAGE = '2.5.29.37'
const STAMPING = '1.3.6.1.5.5.7.3.8'
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'

const purposes = (critical: boolean, ...oids: readonly string[]): Uint8Array =>
  extension(EXTENDED_KEY_USAGE, sequence(...oids.map(oid)), critical)

/** An authority that is not what RFC 3161 2.3 wants. */
const unfit = (extensions: readonly Uint8Array[], issuer: Identity = tsaRoot): TimestampAuthority =>
  timestampsBy({
    tsa: certify({
      subject: 'Unfit',
      issuer,
      serial: 51,
      extensions: [keyUsage('digitalSignature'), ...extensions],
    }),
  })

const stampedBy = (order: Partial<Parameters<typeof certifyTsa>[0]>, genTime?: Instant): TimestampAuthority =>
  timestampsBy({
    tsa: certifyTsa({ subject: 'Time', issuer: tsaRoot, serial: 52, ...order }),
    ...(genTime === undefined ? {} : { genTime }),
  })

/** A genuine token, over something else. */
const copied: TimestampAuthority = {
  stamp: () => timestamps.stamp(createHash('sha256').update('the signature of another deed').digest()),
}

const rows: readonly (readonly [string, TimestampAuthority])[] = [
  ['a timestamp copied from another signature', copied],
  ['an authority without the purpose', unfit([])],
  ['an authority with another purpose', unfit([purposes(true, CLIENT_AUTH)])],
  ['an authority with a further purpose', unfit([purposes(true, STAMPING, CLIENT_AUTH)])],
  ['an authority whose purpose is not critical', unfit([purposes(false, STAMPING)])],
  ['an authority below the notaries’ root', unfit([purposes(true, STAMPING)], root)],
  ['an authority below a stranger', stampedBy({ issuer: certifyAuthority({ subject: 'Time root' }) })],
  ['an authority that had expired', stampedBy({ notAfter: '2026-02-01T00:00:00.000Z' })],
  ['a time before the notary’s certificate', stampedBy({}, '2025-06-01T00:00:00.000Z' as Instant)],
  ['a time yet to come', stampedBy({}, '2028-06-01T00:00:00.000Z' as Instant)],
]

export const TIME_ATTACKS: readonly Attack[] = [
  ...rows.map(([name, authority]): Attack => ({
    ...{ of: 'timestamps', name },
    forge: ({ layout, signer, scheme }) =>
      signPdf(layout(), signerFor(signer, scheme), { at: NOON }, authority),
  })),
]

/** On the file as a whole: the notary's signature may hold, the file is not accepted. */
export const DOCUMENT_TIMESTAMP_ATTACKS: readonly Attack[] = [
  {
    of: 'timestamps',
    name: 'a document timestamp over another file',
    forge: ({ pdf }) => withDocumentTimestamp(openBaseFile(pdf), copied, 4096),
  },
]
