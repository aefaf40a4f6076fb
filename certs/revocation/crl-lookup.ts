import type { Instant } from '../../domain/time.ts'
import { encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { TAG } from '../asn1/tags.ts'
import { readSmallIntegerContent, readTime } from '../asn1/values.ts'
import type { Certificate, Name } from '../x509/certificate.ts'
import { openExtension, readExtensions } from '../x509/extensions.ts'
import { readGeneralNames } from '../x509/general-name.ts'
import type { Crl } from './crl.ts'
import { certificateIssuerIn, crlEntries, findSerial, hasSerial, type CrlEntry } from './crl-entries.ts'
import { reasonOf } from './answer.ts'

export interface Revocation {
  readonly reason: string
  /** When it was revoked, or when its key is thought to have been lost if that was earlier (RFC 5280 5.3.2). */
  readonly revokedAt: Instant
}

/** The entry for the certificate, null when it is not listed. @throws DerError when that entry is malformed. */
export function lookUp(crl: Crl, { serial, issuer }: Certificate): Revocation | null {
  const wanted = Buffer.from(serial, 'hex')
  if (crl.scope?.indirect === true) return lookUpIndirect(crl, wanted, issuer)
  const entry = findSerial(crl.entries, wanted)
  return entry === null ? null : readEntry(entry)
}

/** An entry without a certificateIssuer is about the one named last, at first the CRL's own (RFC 5280 5.3.3). */
function lookUpIndirect(crl: Crl, wanted: Uint8Array, issuer: Name): Revocation | null {
  let issuerKeys: readonly string[] = [crl.issuer.key]
  for (const entry of crlEntries(crl.entries)) {
    issuerKeys = issuerKeysOf(entry) ?? issuerKeys
    if (hasSerial(entry, wanted) && issuerKeys.includes(issuer.key)) return readEntry(entry)
  }
  return null
}

function issuerKeysOf({ extensions }: CrlEntry): readonly string[] | undefined {
  const encoded = extensions === null ? undefined : certificateIssuerIn(extensions)
  if (encoded === undefined) return undefined
  return readGeneralNames(readDer(encoded)).flatMap((name) =>
    name.form === 'directory' ? [name.name.key] : [],
  )
}

function readEntry({ revocationDate, extensions: list }: CrlEntry): Revocation {
  const extensions = list === null ? [] : readExtensions(readDer(encodingOf(list)))
  const invalid = openExtension({ extensions }, OID.invalidityDate, readTime)
  const reason = openExtension({ extensions }, OID.crlReason, readReason)
  const revoked = readTime(revocationDate)
  return {
    reason: reasonOf(reason ?? 0),
    revokedAt: invalid !== null && invalid < revoked ? invalid : revoked,
  }
}

function readReason(node: DerNode): number {
  return readSmallIntegerContent(expectTag(node, TAG.enumerated, 'CRLReason'))
}

/** What `lookUp` finds, or the complaint of an entry that nobody can read. */
export function safelyLookUp(crl: Crl, certificate: Certificate): Revocation | null | 'malformed' {
  try {
    return lookUp(crl, certificate)
  } catch (error) {
    if (error instanceof DerError) return 'malformed'
    throw error
  }
}
