import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodingOf, readDer } from '../../../certs/asn1/der.ts'
import { fieldsOf } from '../../../certs/asn1/fields.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { readBitStringOctets } from '../../../certs/asn1/values.ts'
import { nothing, octetString, oid, sequence, unsignedInteger } from '../../../certs/asn1/write.ts'
import { openServices, type AuthorityServices } from '../../../certs/authority/services.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import { instantOf, type Instant } from '../../../domain/time.ts'
import { startTsa } from '../../../sandbox/tsa/server.ts'

/** The trust services on a folder of their own, on today's date, and what one asks of them. */
export interface Office {
  readonly url: string
  readonly folder: string
  readonly services: AuthorityServices
  now(): Instant
  setNow(instant: Instant): void
  set(switches: object): Promise<Response>
  post(path: string, type: string, body: Uint8Array): Promise<Response>
  bytes(path: string): Promise<Uint8Array>
  /** The OCSP answer about a certificate. */
  ocsp(certificate: Certificate): Promise<Uint8Array>
  /** Another server on the same folder, at another address. */
  move(): Promise<void>
  close(): Promise<void>
}

export async function openOffice(): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'tsa-'))
  let time = instantOf(new Date())
  const start = () => startTsa({ port: 0, authorityFolder: folder, clock: () => time })
  let server = await start()
  const services = await openServices({ folder, now: time })
  const office: Office = {
    get url() {
      return server.url
    },
    ...{ folder, services },
    now: () => time,
    setNow(instant) {
      time = instant
    },
    set: (switches) =>
      fetch(`${server.url}/sandbox/switches`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(switches),
      }),
    post: (path, type, body) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: Buffer.from(body),
      }),
    bytes: async (path) => bytesOf(await fetch(`${server.url}${path}`)),
    ocsp: async (certificate) => {
      const question = ocspQuestion(certificate, services.issuing.certificate)
      return bytesOf(await office.post('/ocsp', 'application/ocsp-request', question))
    },
    async move() {
      await server.stop()
      server = await start()
    },
    async close() {
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
  return office
}

export async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer())
}

/** A question about one certificate, as any client writes it: its issuer named by SHA-1 (RFC 6960 4.1.1). */
export function ocspQuestion({ serial }: Certificate, { subject, spki }: Certificate): Uint8Array {
  const [, bits] = fieldsOf(readDer(spki), TAG.sequence, 'key').rest()
  const keyBits = bits === undefined ? new Uint8Array() : readBitStringOctets(readDer(encodingOf(bits)))
  const hash = (bytes: Uint8Array) => octetString(createHash('sha1').update(bytes).digest())
  const id = sequence(
    ...[sequence(oid(OID.sha1), nothing()), hash(subject.der), hash(keyBits)],
    unsignedInteger(Buffer.from(serial, 'hex')),
  )
  return sequence(sequence(sequence(sequence(id))))
}
