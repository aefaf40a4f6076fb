import { createHash, randomBytes, sign } from 'node:crypto'
import { encodingOf, readDer } from '../../certs/asn1/der.ts'
import { fieldsOf } from '../../certs/asn1/fields.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import {
  element,
  explicit,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
} from '../../certs/asn1/write.ts'
import type { TimestampAuthority } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { timestampRequest, tokenIn } from '../../signatures/timestamp/request.ts'
import { certify, extension, keyUsage, NOON, type Identity, type Order } from '../certs/test-pki.ts'

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'

/** A TSA certificate as RFC 3161 2.3 wants it: the one purpose, and critical. */
export function certifyTsa(order: Order): Identity {
  const purpose = extension(EXTENDED_KEY_USAGE, sequence(oid(TIME_STAMPING)), true)
  return certify({
    ...order,
    extensions: [keyUsage('digitalSignature'), purpose, ...(order.extensions ?? [])],
  })
}

interface Answering {
  readonly tsa: Identity
  readonly genTime?: Instant
  /** What the authority gets wrong. */
  readonly fault?: 'imprint' | 'nonce' | 'refusal' | 'no-certificate'
  /** Certificates beside its own. */
  readonly chain?: readonly Uint8Array[]
}

/** A TimeStampResp to that request (RFC 3161 2.4.2). */
export function answerTo(request: Uint8Array, answering: Answering): Uint8Array {
  if (answering.fault === 'refusal') {
    const words = sequence(element(TAG.utf8String, Buffer.from('out of order')))
    return sequence(sequence(smallInteger(2), words))
  }
  return sequence(sequence(smallInteger(0)), tokenFor(request, answering))
}

/** An authority that answers at once, at a time of the test's choosing. */
export function timestampsBy(answering: Answering): TimestampAuthority {
  return {
    stamp: (sha256) => {
      const request = timestampRequest(sha256, randomBytes(16))
      return Promise.resolve().then(() => tokenIn(answerTo(request, answering), request))
    },
  }
}

let serial = 1000

function tokenFor(request: Uint8Array, { tsa, genTime = NOON, fault, chain = [] }: Answering): Uint8Array {
  const info = tstInfo(request, genTime, fault)
  const { der, issuer, serial: number } = tsa.certificate
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.tstInfo)),
    attribute(OID.messageDigest, octetString(sha256(info))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(der)))))),
  )
  const digest = sequence(oid(OID.sha256))
  const signerInfo = sequence(
    ...[smallInteger(1), sequence(issuer.der, element(TAG.integer, Buffer.from(number, 'hex'))), digest],
    ...[
      retagged(attributes),
      signatureAlgorithmOf(tsa),
      octetString(sign('sha256', attributes, tsa.privateKey)),
    ],
  )
  const certificates = fault === 'no-certificate' ? [] : [retagged(setOf(der, ...chain))]
  const content = sequence(oid(OID.tstInfo), explicit(0, octetString(info)))
  const signedData = sequence(smallInteger(3), setOf(digest), content, ...certificates, setOf(signerInfo))
  return sequence(oid(OID.signedData), explicit(0, signedData))
}

function tstInfo(request: Uint8Array, genTime: Instant, fault: Answering['fault']): Uint8Array {
  const asked = fieldsOf(readDer(request), TAG.sequence, 'TimeStampReq')
  asked.takeAny('version')
  const imprint = encodingOf(asked.takeAny('messageImprint'))
  const nonce = encodingOf(asked.takeAny('nonce'))
  const other = sequence(sequence(oid(OID.sha256), nothing()), octetString(sha256(Buffer.from('another'))))
  return sequence(
    ...[smallInteger(1), oid('1.3.6.1.4.1.99999.1'), fault === 'imprint' ? other : imprint],
    smallInteger((serial += 1)),
    element(TAG.generalizedTime, Buffer.from(`${genTime.slice(0, 19).replace(/\D/g, '')}Z`)),
    fault === 'nonce' ? smallInteger(5) : nonce,
  )
}

function signatureAlgorithmOf({ privateKey }: Identity): Uint8Array {
  const rsa = privateKey.asymmetricKeyType === 'rsa'
  return rsa ? sequence(oid(OID.sha256WithRsa), nothing()) : sequence(oid(OID.ecdsaWithSha256))
}

function retagged(set: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(set)
  copy[0] = contextTag(0, 'constructed')
  return copy
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf(value))
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
