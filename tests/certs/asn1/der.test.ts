import { expect } from 'chai'
import fc from 'fast-check'
import { childrenOf, contentOf, encodingOf, readDer } from '../../../certs/asn1/der.ts'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { element, octetString, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { certify, certifyAuthority } from '../test-pki.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replace(/ /g, ''), 'hex')
const refused = (hex: string): void => {
  expect(() => readDer(bytes(hex)), hex).to.throw(DerError)
}

describe('the DER reader', () => {
  it('gives windows on the input, never copies', () => {
    const input = Uint8Array.from(sequence(octetString(Uint8Array.of(1, 2, 3))))
    const [child] = childrenOf(readDer(input))
    if (child === undefined) throw new Error('no child')
    expect(contentOf(child)).to.deep.equal(Uint8Array.of(1, 2, 3))
    expect(contentOf(child).buffer).to.equal(input.buffer)
    expect(encodingOf(child)).to.deep.equal(input.subarray(2))
  })

  it('refuses a certificate cut off at any byte', () => {
    const { der } = certify({ subject: 'Leaf', issuer: certifyAuthority({ subject: 'Root' }) }).certificate
    for (let length = 0; length < der.length; length += 1) {
      expect(() => readDer(der.subarray(0, length)), `${length} bytes`).to.throw(DerError)
    }
  })

  it('makes no list of a hundred thousand elements', () => {
    const many = readDer(
      element(
        0x30,
        new Uint8Array(200_000).map((_, i) => (i % 2 === 0 ? 5 : 0)),
      ),
    )
    expect(() => childrenOf(many)).to.throw(DerError)
  })

  it('refuses bytes after the end, unless the caller wants to find the end himself', () => {
    refused('05 00 00')
    expect(readDer(bytes('05 00 ff'), { trailing: 'any' }).next).to.equal(2)
  })

  it('refuses lengths that are not in their shortest form', () => {
    refused('04 81 01 00')
    refused(`04 82 00 80 ${'00'.repeat(128)}`)
    expect(readDer(bytes('04 81 01 00'), { encoding: 'BER' }).next).to.equal(4)
  })

  it('refuses a length of more than four octets in both encodings', () => {
    refused('04 85 00 00 00 00 01 00')
    expect(() => readDer(bytes('04 85 00 00 00 00 01 00'), { encoding: 'BER' })).to.throw(DerError)
  })

  it('refuses an element that reaches beyond what holds it', () => {
    refused('30 03 04 02 01')
    refused('30 02 04 01 ff')
  })

  it('refuses tag numbers above 30, a primitive SEQUENCE and a constructed INTEGER', () => {
    refused('1f 81 00 00')
    refused('10 00')
    refused('22 03 02 01 01')
  })

  it('refuses a string in pieces in DER, and reads it in BER', () => {
    refused('24 03 04 01 aa')
    expect(childrenOf(readDer(bytes('24 03 04 01 aa'), { encoding: 'BER' }))).to.have.length(1)
  })

  it('says where the fault is', () => {
    expect(() => readDer(bytes('30 04 05 00 04 81')))
      .to.throw(DerError)
      .with.property('offset', 6)
  })

  describe('with indefinite lengths', () => {
    const nested = bytes('30 80 30 80 02 01 05 00 00 04 01 aa 00 00')

    it('refuses them in DER', () => {
      expect(() => readDer(nested)).to.throw(DerError)
    })

    it('finds the ends of nested ones in BER', () => {
      const root = readDer(nested, { encoding: 'BER' })
      const [inner, last] = childrenOf(root)
      expect(root.next).to.equal(nested.length)
      expect(inner && childrenOf(inner)).to.have.length(1)
      expect(last && contentOf(last)).to.deep.equal(bytes('aa'))
    })

    it('refuses them cut off at any byte', () => {
      for (let length = 0; length < nested.length; length += 1) {
        expect(() => readDer(nested.subarray(0, length), { encoding: 'BER' }), `${length}`).to.throw(DerError)
      }
    })

    it('refuses one that outlives the definite element around it', () => {
      expect(() => readDer(bytes('30 04 30 80 05 00 00 00'), { encoding: 'BER', trailing: 'any' })).to.throw(
        DerError,
      )
    })

    it('refuses end-of-contents octets where none are due', () => {
      expect(() => readDer(bytes('30 02 00 00'), { encoding: 'BER' })).to.throw(DerError)
    })
  })

  it('refuses a hundred thousand nested elements without exhausting the call stack', () => {
    const deep = Buffer.alloc(200_000)
    for (let i = 0; i < deep.length; i += 2) deep.writeUInt16BE(0x3080, i)
    expect(() => readDer(deep, { encoding: 'BER' })).to.throw(DerError, 'Nested deeper')
  })

  it('refuses more elements or bytes than its limits allow', () => {
    const many = sequence(...Array.from({ length: 11 }, () => smallInteger(1)))
    expect(() => readDer(many, { maxNodes: 11 })).to.throw(DerError, 'More elements')
    expect(() => readDer(many, { maxBytes: 10 })).to.throw(DerError, 'More bytes')
  })

  it('throws nothing but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('DER' as const, 'BER' as const),
        (input, encoding) => {
          try {
            walk(readDer(input, { encoding }))
          } catch (error) {
            expect(error).to.be.instanceOf(DerError)
          }
        },
      ),
      { numRuns: 5_000, seed: 1 },
    )
  })

  it('reads back whatever the writer wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (content) => {
        expect(contentOf(readDer(element(0x04, content)))).to.deep.equal(content)
      }),
      { numRuns: 50, seed: 1 },
    )
  })
})

function walk(node: ReturnType<typeof readDer>): void {
  for (const child of childrenOf(node)) walk(child)
}
