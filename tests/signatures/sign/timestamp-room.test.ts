import { expect } from 'chai'
import type { TimestampAuthority } from '../../../domain/ports.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import { DEED_POLICY } from '../../../signatures/policy/policy.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { completeSignature } from '../../../signatures/sign/complete-signature.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { prepareSignature } from '../../../signatures/sign/prepare-signature.ts'
import { sealLongTerm } from '../../../signatures/sign/seal-long-term.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import { SigningError } from '../../../signatures/sign/signing-error.ts'
import { roomForOneLike, TIMESTAMP_ROOM } from '../../../signatures/sign/timestamp-room.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { firstUnit, seal, services, trust, unit } from '../decades.ts'
import { drawn, rsaSigner } from '../sample.ts'
import { timestampsBy } from '../tsa.ts'

const AT = { at: NOON, certify: 1 } as const
const NOBODY = unit(79, '2027-06-01T00:00:00.000Z').certificate.der

/** An authority whose tokens carry so many certificates beside its own, one token after the other. */
function sending(
  ...certificates: readonly number[]
): TimestampAuthority & { readonly tokens: readonly Uint8Array[] } {
  const tokens: Uint8Array[] = []
  return {
    tokens,
    stamp: async (sha256) => {
      const count = certificates[tokens.length] ?? certificates.at(-1) ?? 0
      const chain = Array.from({ length: count }, () => NOBODY)
      const token = await timestampsBy({ tsa: firstUnit, chain }).stamp(sha256)
      tokens.push(token)
      return token
    },
  }
}

/** Octets between the brackets of each /Contents, as the file has them. */
function roomsIn(pdf: Uint8Array): readonly number[] {
  return readSlots(readRevisions(pdf)).slots.map(({ byteRange }) => {
    const [, from = 0, to = 0] = byteRange ?? []
    return (to - from - 2) / 2
  })
}

function tooLarge(error: unknown): void {
  expect(error).to.be.instanceOf(SigningError).with.property('code', 'signature-too-large')
}

describe('the room for a timestamp', () => {
  const many = Math.ceil(TIMESTAMP_ROOM / NOBODY.length)
  const sealedBy = async (timestamps: TimestampAuthority): Promise<Uint8Array> =>
    sealLongTerm(await drawn(), seal, AT, { ...services, timestamps })

  it('is that of an ordinary token at first, and then of one more like it', async () => {
    const timestamps = sending(2)
    const [, second] = roomsIn(await sealedBy(timestamps))
    expect(timestamps.tokens).to.have.length(2)
    expect(second).to.equal(roomForOneLike(must(timestamps.tokens[0])))
  })

  it('holds a token that takes all of it, however long', async () => {
    const pdf = await drawn()
    for (const timestampRoom of [1, 127, 128, 255, 256, TIMESTAMP_ROOM, 65_535, 65_536]) {
      const { handle, toBeSigned } = prepareSignature(pdf, { at: NOON, signer: rsaSigner, timestampRoom })
      const token = new Uint8Array(timestampRoom)
      const signature = await rsaSigner.sign(toBeSigned)
      expect(completeSignature(handle, signature, token)).to.have.length(handle.document.length)
    }
  })

  for (const [which, certificates] of [
    ['the signature', [many]],
    ['the whole file', [0, many]],
  ] as const) {
    it(`is left anew when the token over ${which} is larger, and the seal passes`, async () => {
      const timestamps = sending(...certificates)
      const sealed = await sealedBy(timestamps)
      expect(timestamps.tokens).to.have.length(3)
      expect(verdictAtNoon(sealed).signatures[0]).to.include({ indication: 'TOTAL_PASSED', level: 'B-LTA' })
    })
  }

  it('is left no third time: an authority whose tokens grow and grow gets none of them into a file', async () => {
    const signed = openBaseFile(await signPdf(await drawn(), seal, AT))
    tooLarge(await rejectionOf(signPdf(await drawn(), seal, AT, sending(many, 2 * many))))
    tooLarge(await rejectionOf(withDocumentTimestamp(signed, sending(0, many), 100)))
  })
})

function verdictAtNoon(pdf: Uint8Array): DocumentVerdict {
  return verifyDocument(pdf, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at: NOON })
}

function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}
