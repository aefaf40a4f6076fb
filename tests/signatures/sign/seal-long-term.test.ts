import { expect } from 'chai'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import { DEED_POLICY } from '../../../signatures/policy/policy.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { extendLongTerm, sealLongTerm } from '../../../signatures/sign/seal-long-term.ts'
import { withSecurityStore } from '../../../signatures/sign/security-store.ts'
import { signPdf, signTimed } from '../../../signatures/sign/sign-pdf.ts'
import { SigningError } from '../../../signatures/sign/signing-error.ts'
import { roomForOneLike } from '../../../signatures/sign/timestamp-room.ts'
import { TimestampError } from '../../../signatures/timestamp/timestamp-error.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import type { Instant } from '../../../domain/time.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import {
  firstUnit,
  listOf,
  seal,
  sealRevoked,
  sealRoot,
  secondUnit,
  services,
  timeRoot,
  trust,
} from '../decades.ts'
import { isInstalled, pem, runOver } from '../openssl.ts'
import { drawn, LENIENT } from '../sample.ts'
import { timestampsBy } from '../tsa.ts'

const AT = { at: NOON, certify: 1 } as const

function verdictAt(pdf: Uint8Array, at: Instant = NOON): DocumentVerdict {
  return verifyDocument(pdf, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at })
}

/** Every barring finding of the file, its signature and its timestamps. */
function faults({ structure, signatures, timestamps }: DocumentVerdict): readonly string[] {
  return [...structure, ...[...signatures, ...timestamps].flatMap(({ findings }) => findings)]
    .filter(({ level }) => level === 'FAIL')
    .map(({ check, code }) => `${check} ${code}`)
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a seal for decades', () => {
  it('is recognised at each level that it passes through', async () => {
    const plain = await signPdf(await drawn(), seal, AT)
    const timed = await signPdf(await drawn(), seal, AT, services.timestamps)
    const stored = withSecurityStore(openBaseFile(timed), services.material)
    const whole = await sealLongTerm(await drawn(), seal, AT, services)
    // Of revocation, the first two bring nothing along.
    const levels = [plain, timed, stored, whole].map((pdf) => {
      const question = { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON }
      return verifyDocument(pdf, question).signatures[0]?.level
    })
    expect(levels).to.deep.equal(['B-B', 'B-T', 'B-LT', 'B-LTA'])
  })

  it('passes, certified against any change, in files of both structures', async () => {
    for (const packed of [false, true]) {
      const base = await drawn(packed)
      const sealed = await sealLongTerm(base, seal, AT, services)
      const verdict = verdictAt(sealed)
      expect(faults(verdict)).to.deep.equal([])
      expect(verdict.signatures[0]).to.include({ indication: 'TOTAL_PASSED', level: 'B-LTA' })
      expect(Buffer.compare(sealed.subarray(0, base.length), base)).to.equal(0)
    }
  })

  it('is, octet for octet, what its steps give when each of them reads the whole file', async () => {
    const signer = { ...seal, sign: answeredOnce((data: Uint8Array) => seal.sign(data)) }
    const timestamps = { stamp: answeredOnce((sha256: Uint8Array) => services.timestamps.stamp(sha256)) }
    const material = { ...services.material, certificates: [seal.certificate, sealRoot.certificate.der] }
    for (const packed of [false, true]) {
      const { bytes, token } = await signTimed(openBaseFile(await drawn(packed)), signer, AT, timestamps)
      const stored = withSecurityStore(openBaseFile(bytes), material)
      const room = roomForOneLike(token)
      const stamped = await withDocumentTimestamp(openBaseFile(stored), timestamps, room)
      const sealed = await sealLongTerm(await drawn(packed), signer, AT, { ...services, timestamps })
      expect(Buffer.compare(sealed, stamped)).to.equal(0)
    }
  })

  it('outlives its own certificate by what is inside, and the timestamping unit by a renewal', async () => {
    const sealed = await sealLongTerm(await drawn(), seal, AT, services)
    const renewedAt = '2027-05-01T12:00:00.000Z' as Instant
    const renewed = await extendLongTerm(sealed, {
      material: { certificates: [], crls: [listOf(timeRoot, renewedAt)], ocspResponses: [] },
      timestamps: timestampsBy({ tsa: secondUnit, genTime: renewedAt }),
    })
    expect(Buffer.compare(renewed.subarray(0, sealed.length), sealed)).to.equal(0)
    const later = '2031-01-01T12:00:00.000Z' as Instant
    expect(verdictAt(sealed, later).signatures[0]?.indication).to.equal('INDETERMINATE')
    const question = {
      ...{ trust, policy: DEED_POLICY, at: later },
      evidence: { ...NO_EVIDENCE, crls: [listOf(timeRoot, later)] },
    }
    expect(verifyDocument(renewed, question).signatures[0]?.indication).to.equal('TOTAL_PASSED')
  })

  for (const [what, crls] of [
    ['is revoked', [listOf(sealRoot, NOON, [sealRevoked])]],
    ['is good for all that anybody knows, which is nothing', []],
    ['was good once, by a list of last month', [listOf(sealRoot, '2026-10-20T12:00:00.000Z' as Instant)]],
  ] as const) {
    it(`is not set when our own certificate ${what}`, async () => {
      const asked: string[] = []
      const watched = { ...seal, sign: (bytes: Uint8Array) => (asked.push('asked'), seal.sign(bytes)) }
      const material = { ...services.material, crls }
      const error = await rejectionOf(sealLongTerm(await drawn(), watched, AT, { ...services, material }))
      expect(error).to.be.instanceOf(SigningError).with.property('code', 'own-certificate-not-good')
      expect(asked).to.deep.equal([])
    })
  }

  it('is not set when nobody trusts our own certificate', async () => {
    const foreign = { ...trust, anchors: trust.anchors.slice(1) }
    const error = await rejectionOf(sealLongTerm(await drawn(), seal, AT, { ...services, trust: foreign }))
    expect(error).to.be.instanceOf(SigningError).with.property('code', 'own-certificate-not-good')
  })

  it('is not set when the authority answers another question', async () => {
    for (const fault of ['imprint', 'nonce'] as const) {
      const timestamps = timestampsBy({ tsa: firstUnit, fault })
      const error = await rejectionOf(sealLongTerm(await drawn(), seal, AT, { ...services, timestamps }))
      expect(error).to.be.instanceOf(TimestampError).with.property('code', `${fault}-differs`)
    }
  })

  it('bears timestamps that "openssl ts -verify" accepts, where the openssl tool is installed', async function () {
    if (!isInstalled('openssl', 'version')) this.skip()
    const sealed = await sealLongTerm(await drawn(), seal, AT, services)
    const [signature, timestamp] = readSlots(readRevisions(sealed)).slots
    const { signatureValue, unsignedAttributes } = parseSignedData(must(signature?.contents))
    const [, a, b, c] = must(timestamp?.byteRange)
    const token = must(timestamp?.contents)
    const inputs = [
      { token: must(unsignedAttributes[0]?.values[0]), data: signatureValue },
      {
        token: token.subarray(0, sizeOf(token)),
        data: Buffer.concat([sealed.subarray(0, a), sealed.subarray(b, b + c)]),
      },
    ]
    for (const files of inputs) {
      const { status, text } = runOver({ ...files, anchor: pem(timeRoot.certificate.der) }, [
        ...['openssl', 'ts', '-verify', '-data', 'data', '-in', 'token', '-token_in', '-CAfile', 'anchor'],
        ...['-attime', String(Date.parse(NOON) / 1000)],
      ])
      expect(status, text).to.equal(0)
    }
  })

  it('is valid to pdfsig, where it is installed', async function () {
    if (!isInstalled('pdfsig', '-v')) this.skip()
    const sealed = await sealLongTerm(await drawn(), seal, AT, services)
    const { text } = runOver({ 'sealed.pdf': sealed }, ['pdfsig', '-nocert', 'sealed.pdf'])
    expect(text).to.contain('Signature is Valid')
  })
})

/** The same answer to the same question, though signatures and timestamps differ from one asking to the next. */
function answeredOnce(ask: (question: Uint8Array) => Promise<Uint8Array>): typeof ask {
  const answers = new Map<string, Promise<Uint8Array>>()
  return (question) => {
    const key = Buffer.from(question).toString('hex')
    const answer = answers.get(key) ?? ask(question)
    answers.set(key, answer)
    return answer
  }
}

/** Of the DER element that padding follows. */
function sizeOf(der: Uint8Array): number {
  return 4 + Buffer.from(der).readUInt16BE(2)
}
