import { expect } from 'chai'
import { generateKeyPairSync, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import { element, nothing, octetString, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { digestOfBytes, verifyToken, type TokenEvidence } from '../../../signatures/timestamp/verify-token.ts'
import { NOON, extension } from '../../certs/test-pki.ts'
import { attribute, essV1Attribute } from '../cms/craft.ts'
import { generalizedTime, stamp, timestampInfo, tokenAttributes, tsa } from './test-tsa.ts'

const VALUE = Buffer.from('a signature value')
const see = (der: Uint8Array): TokenEvidence => verifyToken(der, 'SIG_TST', digestOfBytes(VALUE))

/** Every fault, of the token and of its own signature. */
const faultsOf = ({ findings, token }: TokenEvidence): readonly string[] =>
  [...findings, ...(token?.cms.findings ?? [])]
    .filter(({ level }) => level === 'FAIL')
    .map(({ check, code }) => `${check} ${code}`)

function info(...tail: readonly Uint8Array[]): Uint8Array {
  const imprint = sequence(sequence(oid(OID.sha256), nothing()), octetString(digestOfBytes(VALUE)('sha256')))
  return sequence(smallInteger(1), oid('1.2.3'), imprint, smallInteger(5), ...tail)
}

/** `extensions [1] IMPLICIT` with the statement of qualified timestamps. */
const extended = (critical: boolean): Uint8Array =>
  element(
    contextTag(1, 'constructed'),
    extension('1.3.6.1.5.5.7.1.3', sequence(sequence(oid('0.4.0.19422.1.1'))), critical),
  )

const rawTime = (text: string): Uint8Array => element(TAG.generalizedTime, Buffer.from(text))

describe('a timestamp token', () => {
  it('says when its imprint existed, how exactly, and who says so', () => {
    const seen = see(stamp({ over: VALUE, accuracy: 2, nonce: 9 }))
    expect(faultsOf(seen)).to.deep.equal([])
    expect(seen).to.include({ imprintOk: true, imprintAlgorithm: 'sha256' })
    expect(seen.token?.info).to.deep.include({ genTime: NOON, accuracy: 2000 })
    expect(seen.token?.cms.signer?.sha256).to.equal(tsa.certificate.sha256)
  })

  it('is cut to milliseconds, and counts seconds, thousandths and millionths of accuracy', () => {
    const fractions = [contextTag(0, 'primitive'), contextTag(1, 'primitive')].map((tag) =>
      element(tag, Uint8Array.of(3)),
    )
    const der = info(rawTime('20261123120000.123456Z'), sequence(smallInteger(1), ...fractions))
    expect(see(stamp({ over: VALUE, info: der })).token?.info).to.deep.include({
      ...{ genTime: '2026-11-23T12:00:00.123Z', accuracy: 1004 },
    })
  })

  it('may say in an extension that it is a qualified one (ETSI EN 319 422 9.1)', () => {
    const seen = see(stamp({ over: VALUE, info: info(generalizedTime(NOON), extended(false)) }))
    expect(faultsOf(seen)).to.deep.equal([])
    expect(seen.token?.info.genTime).to.equal(NOON)
  })

  it('over anything else is told by its imprint, as a copied token is', () => {
    const seen = see(stamp({ over: Buffer.from('another signature value') }))
    expect(seen.imprintOk).to.equal(false)
    expect(faultsOf(seen)).to.deep.equal(['Z2 imprint-differs'])
  })

  it('leaves open what it covers when its digest is not known', () => {
    const seen = see(stamp({ over: VALUE, imprint: { hash: 'md5', oid: '1.2.840.113549.2.5' } }))
    expect(seen.imprintOk).to.equal(null)
    expect(faultsOf(seen)).to.deep.equal(['Z2 imprint-not-evaluated'])
  })

  it('takes SHA-3 and the older naming of its certificate', () => {
    const sha3 = { hash: 'sha3-256', oid: OID.sha3_256 }
    expect(faultsOf(see(stamp({ over: VALUE, imprint: sha3 })))).to.deep.equal([])
    const content = timestampInfo({ over: VALUE })
    const attributes = [...tokenAttributes(content, tsa).slice(0, 2), essV1Attribute(tsa.certificate)]
    const older = see(stamp({ over: VALUE, craft: { attributes } }))
    expect(faultsOf(older)).to.deep.equal([])
    expect(older.token?.cms.signingCertificate).to.equal('v1')
  })

  it('fails when it was changed after it was signed, or signed by another', () => {
    const content = timestampInfo({ over: VALUE })
    const earlier = timestampInfo({ over: VALUE, genTime: '2020-01-01T00:00:00.000Z' as typeof NOON })
    const changed = see(
      stamp({ over: VALUE, info: earlier, craft: { attributes: tokenAttributes(content, tsa) } }),
    )
    expect(faultsOf(changed)).to.deep.equal(['C3 document-digest-differs'])
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const forged = see(stamp({ over: VALUE, craft: { sign: (bytes) => sign('sha256', bytes, privateKey) } }))
    expect(faultsOf(forged)).to.deep.equal(['C4 signature-invalid'])
  })

  it('fails when its signature was made for other content', () => {
    const attributes = tokenAttributes(timestampInfo({ over: VALUE }), tsa).with(
      0,
      attribute(OID.contentType, oid(OID.data)),
    )
    expect(faultsOf(see(stamp({ over: VALUE, craft: { attributes } })))).to.include('C2 content-type-wrong')
  })

  for (const [name, tail] of [
    ['its time has no second', [rawTime('202611231200Z')]],
    ['its time is not in UTC', [rawTime('20261123120000+0400')]],
    ['its fraction ends in zero', [rawTime('20261123120000.10Z')]],
    ['its time names no moment', [rawTime('20260230120000Z')]],
    ['a critical extension restricts what it means', [generalizedTime(NOON), extended(true)]],
    ['its extensions are none', [generalizedTime(NOON), element(0xa1)]],
    ['its accuracy is none', [generalizedTime(NOON), sequence(element(0x80, Uint8Array.of(4, 0)))]],
  ] as const) {
    it(`is not read when ${name}`, () => {
      expect(faultsOf(see(stamp({ over: VALUE, info: info(...tail) })))).to.deep.equal(['Z2 token-malformed'])
    })
  }

  it('is not read when it is something else, or cut off', () => {
    const token = stamp({ over: VALUE })
    for (const der of [new Uint8Array(), Buffer.from('token'), token.subarray(0, token.length - 1)]) {
      expect(faultsOf(see(der))).to.deep.equal(['Z2 token-malformed'])
    }
    const other = stamp({ over: VALUE, craft: { contentType: OID.signedData } })
    expect(faultsOf(see(other))).to.deep.equal(['Z2 token-malformed'])
  })
})
