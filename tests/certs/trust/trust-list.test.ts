import { expect } from 'chai'
import { createHmac, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { acceptTrustList, type HeldTrustList } from '../../../certs/trust/accept-trust-list.ts'
import { readTrustList, signTrustList, trustOf, type TrustList } from '../../../certs/trust/trust-list.ts'
import { TrustListError } from '../../../certs/trust/trust-list-error.ts'
import { later, type Instant } from '../../../domain/time.ts'
import { certifyAuthority, ecKeys, NOON, rsaKeys } from '../test-pki.ts'

const DAY = 24 * 60 * 60 * 1_000
const KEYS = ecKeys()
const SPKI = spki(KEYS.publicKey)
const ROOT = certifyAuthority({ subject: 'Root' })
const ISSUING = certifyAuthority({ subject: 'Issuing', issuer: ROOT })

const LIST: TrustList = {
  ...{ id: 'list', version: 4, issuedAt: NOON, nextUpdate: later(NOON, 30 * DAY) },
  services: [
    {
      ...{ name: 'Root', certificate: ROOT.certificate.der, service: 'CA' },
      ...{ validFrom: later(NOON, -DAY), validUntil: null },
      ...{ crlUrl: 'http://127.0.0.1:4002/crl/root.crl', ocspUrl: null },
    },
  ],
  intermediates: [
    {
      ...{ name: 'Issuing', certificate: ISSUING.certificate.der },
      ...{ crlUrl: null, ocspUrl: 'https://status.example/ocsp' },
    },
  ],
}

describe('the signed trust list', () => {
  it('is read as it was signed', () => {
    expect(plain(readTrustList(signTrustList(LIST, KEYS.privateKey), SPKI))).to.deep.equal(plain(LIST))
  })

  it('says whom to trust, for what and when, and which version said so', () => {
    expect(trustOf(LIST)).to.deep.equal({
      list: { id: 'list', version: '4' },
      anchors: [
        {
          ...{ certificate: ROOT.certificate.der, service: 'CA' },
          ...{ validFrom: later(NOON, -DAY), validUntil: null },
        },
      ],
      intermediates: [ISSUING.certificate.der],
    })
  })

  it('is refused under another key', () => {
    expect(faultOf(signTrustList(LIST, ecKeys().privateKey))).to.equal('signature-invalid')
  })

  it('is refused when anything in it was changed after signing', () => {
    const [header, , signature] = signTrustList(LIST, KEYS.privateKey).split('.')
    const [, payload] = signTrustList({ ...LIST, version: 5 }, KEYS.privateKey).split('.')
    expect(faultOf([header, payload, signature].join('.'))).to.equal('signature-invalid')
  })

  it('is refused with a signature in DER instead of r and s', () => {
    const [header, payload] = signTrustList(LIST, KEYS.privateKey).split('.')
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), KEYS.privateKey)
    expect(faultOf(`${header}.${payload}.${signature.toString('base64url')}`)).to.equal('signature-invalid')
  })

  it('is refused in every other algorithm, however well signed', () => {
    const rsa = rsaKeys(2048)
    const p1363 = { dsaEncoding: 'ieee-p1363' } as const
    const others: Readonly<Record<string, (input: Buffer) => Buffer>> = {
      none: () => Buffer.alloc(0),
      // The public key taken for a shared secret: the classic confusion.
      HS256: (input) => createHmac('sha256', SPKI).update(input).digest(),
      RS256: (input) => sign('sha256', input, rsa.privateKey),
      ES384: (input) => sign('sha384', input, { key: KEYS.privateKey, ...p1363 }),
    }
    for (const [alg, signing] of Object.entries(others)) {
      const jws = compact({ alg, typ: 'trust-list' }, bodyOf(LIST), signing)
      expect(faultOf(jws), alg).to.equal('algorithm-refused')
      expect(faultOf(jws, spki(rsa.publicKey)), `${alg}, RSA key`).to.equal('algorithm-refused')
    }
  })

  it('is refused with a header parameter besides the algorithm and the type', () => {
    for (const more of [{ crit: ['b64'], b64: false }, { kid: '1' }, { jwk: {} }, { typ: 'JWT' }]) {
      const jws = compact({ alg: 'ES256', typ: 'trust-list', ...more }, bodyOf(LIST))
      expect(faultOf(jws), JSON.stringify(more)).to.equal('algorithm-refused')
    }
  })

  it('is refused in another spelling of the same bytes', () => {
    const jws = signTrustList(LIST, KEYS.privateKey)
    for (const other of [
      `${jws}=`,
      `${jws}.`,
      jws.replace('.', '.\n'),
      jws.split('.').slice(0, 2).join('.'),
    ]) {
      expect(faultOf(other)).to.be.oneOf(['malformed', 'signature-invalid'])
    }
    expect(faultOf(`${jws}=`)).to.equal('malformed')
  })

  it('is refused under a key that is not of P-256', () => {
    const jws = signTrustList(LIST, KEYS.privateKey)
    expect(faultOf(jws, spki(rsaKeys(2048).publicKey))).to.equal('signature-invalid')
  })

  describe('is refused, though its signature holds, with', () => {
    const body = () => JSON.parse(bodyOf(LIST)) as Wire
    const service = () => body().services[0] ?? {}
    const cases: Readonly<Record<string, unknown>> = {
      'a field that is not known': { ...body(), note: 'x' },
      'a field that is not known in a service': { ...body(), services: [{ ...service(), only: 'deeds' }] },
      'a service that is neither CA nor TSA': { ...body(), services: [{ ...service(), service: 'QTSP' }] },
      'a certificate that is none': { ...body(), services: [{ ...service(), certificate: 'AAAA' }] },
      'a service that ends before it begins': {
        ...body(),
        services: [{ ...service(), validUntil: later(NOON, -2 * DAY) }],
      },
      'an address that is no web address': {
        ...body(),
        services: [{ ...service(), crlUrl: 'file:///etc/passwd' }],
      },
      'an address with a password': {
        ...body(),
        services: [{ ...service(), crlUrl: 'http://a:b@127.0.0.1/x' }],
      },
      'a version that is no number': { ...body(), version: '4' },
      'a time that is none': { ...body(), issuedAt: 'yesterday' },
      'no time of the next version': { ...body(), nextUpdate: undefined },
      'a next version before this one': { ...body(), nextUpdate: NOON },
      'no list of services': { ...body(), services: {} },
      'nothing in it': null,
    }
    for (const [what, wire] of Object.entries(cases)) {
      it(what, () => {
        expect(faultOf(compact({ alg: 'ES256', typ: 'trust-list' }, JSON.stringify(wire)))).to.equal(
          'malformed',
        )
      })
    }
  })

  describe('when a new version comes', () => {
    const accept = (list: TrustList, held: HeldTrustList | null, at: Instant = NOON) =>
      acceptTrustList({ jws: signTrustList(list, KEYS.privateKey), signerSpki: SPKI, held, at })
    const refusal = (list: TrustList, held: HeldTrustList | null, at?: Instant) =>
      codeOf(() => accept(list, held, at))

    it('takes the place of the one before, and is kept with its hash', () => {
      const held = accept(LIST, null)
      const next = accept({ ...LIST, version: 5, services: [] }, held)
      expect(next.list.version).to.equal(5)
      expect(next.sha256)
        .to.match(/^[0-9a-f]{64}$/)
        .and.not.equal(held.sha256)
    })

    it('may be the same one again', () => {
      const held = accept(LIST, null)
      expect(acceptTrustList({ ...held, signerSpki: SPKI, held, at: NOON })).to.deep.equal(held)
    })

    it('is refused when its version goes back, or comes back with another content', () => {
      const held = accept(LIST, null)
      expect(refusal({ ...LIST, version: 3 }, held)).to.equal('older-version')
      expect(refusal({ ...LIST, services: [] }, held)).to.equal('version-changed')
    })

    it('is refused when it is another list', () => {
      expect(refusal({ ...LIST, id: 'other', version: 9 }, accept(LIST, null))).to.equal('another-list')
    })

    it('is refused before its time and from its end on', () => {
      expect(refusal(LIST, null, later(NOON, -1))).to.equal('not-yet-issued')
      expect(refusal(LIST, null, later(LIST.nextUpdate, -1))).to.equal(undefined)
      expect(refusal(LIST, null, LIST.nextUpdate)).to.equal('expired')
    })

    it('can still be read when it has ended, so that past verdicts can be recomputed', () => {
      const jws = signTrustList(LIST, KEYS.privateKey)
      expect(readTrustList(jws, SPKI).version).to.equal(4)
    })
  })
})

interface Wire {
  readonly services: readonly object[]
}

function bodyOf(list: TrustList): string {
  return Buffer.from(signTrustList(list, KEYS.privateKey).split('.')[1] ?? '', 'base64url').toString()
}

function compact(
  header: object,
  body: string,
  signing = (input: Buffer): Buffer =>
    sign('sha256', input, { key: KEYS.privateKey, dsaEncoding: 'ieee-p1363' }),
): string {
  const input = [JSON.stringify(header), body]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
  return `${input}.${signing(Buffer.from(input)).toString('base64url')}`
}

function faultOf(jws: string, signerSpki: Uint8Array = SPKI): string | undefined {
  return codeOf(() => readTrustList(jws, signerSpki))
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof TrustListError) return error.code
    throw error
  }
}

/** Buffers and plain arrays of the same bytes are to count as the same. */
function plain(list: TrustList): unknown {
  return JSON.parse(bodyOf(list))
}

function spki(key: KeyObject): Buffer {
  return createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' })
}
