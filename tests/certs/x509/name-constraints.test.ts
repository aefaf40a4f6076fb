import { expect } from 'chai'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag } from '../../../certs/asn1/tags.ts'
import { element, explicit, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import { directory, dns, email, ip, nameConstraints, nameOf, subjectAltName, uri } from '../test-names.ts'
import {
  basicConstraints,
  certify,
  certifyAuthority,
  extension,
  keyUsage,
  NOON,
  type Identity,
} from '../test-pki.ts'

const OFFICE = nameOf(['organization', 'Office'])
const inOffice = (name: string): Uint8Array => nameOf(['organization', 'Office'], ['commonName', name])
const root = certifyAuthority({ subject: inOffice('Root') })

interface Names {
  readonly subject?: Uint8Array
  readonly names?: readonly Uint8Array[]
}

/** What is found about a leaf with those names below an authority with that constraint. */
function found(constraint: Uint8Array, names: Names, anchor: Identity = root): readonly string[] {
  const authority = certifyAuthority({ subject: inOffice('CA'), issuer: anchor, extensions: [constraint] })
  return foundBelow([authority], names, anchor)
}

function foundBelow(authorities: readonly Identity[], names: Names, anchor = root): readonly string[] {
  const [issuer = anchor] = authorities
  const extensions = names.names === undefined ? [] : [subjectAltName(...names.names)]
  const leaf = certify({ subject: names.subject ?? inOffice('Notary'), issuer, extensions }).certificate
  const pool = authorities.map(({ certificate }) => certificate)
  const result = buildPath({ leaf, pool, anchors: [anchor.certificate], at: NOON, requiredKeyUsage: [] })
  return result.findings.map(({ code }) => code)
}

const permit = (...permitted: readonly Uint8Array[]): Uint8Array => nameConstraints({ permitted })
const exclude = (...excluded: readonly Uint8Array[]): Uint8Array => nameConstraints({ excluded })

const TABLE = [
  ['a directory name below', directory(OFFICE), { subject: inOffice('A') }, 'within'],
  [
    'a directory name in other case and spacing',
    directory(nameOf(['organization', ' OFFICE '])),
    {},
    'within',
  ],
  [
    'a directory name elsewhere',
    directory(OFFICE),
    { subject: nameOf(['organization', 'Officer'], ['commonName', 'A']) },
    'outside',
  ],
  [
    'a directory name that has the parts in another order',
    directory(OFFICE),
    { subject: nameOf(['commonName', 'A'], ['organization', 'Office']) },
    'outside',
  ],
  ['a mailbox', email('ann@office.example'), { names: [email('ann@OFFICE.example')] }, 'within'],
  ['another mailbox', email('ann@office.example'), { names: [email('Ann@office.example')] }, 'outside'],
  ['a mailbox of the host', email('office.example'), { names: [email('ann@office.example')] }, 'within'],
  [
    'a mailbox of a host below',
    email('office.example'),
    { names: [email('ann@x.office.example')] },
    'outside',
  ],
  [
    'a mailbox below the domain',
    email('.office.example'),
    { names: [email('a@x.office.example')] },
    'within',
  ],
  ['a mailbox at the domain', email('.office.example'), { names: [email('a@office.example')] }, 'outside'],
  [
    'an address kept in the subject',
    email('office.example'),
    { subject: nameOf(['organization', 'Office'], ['emailAddress', 'a@evil.example']) },
    'outside',
  ],
  ['a host', dns('office.example'), { names: [dns('Office.Example')] }, 'within'],
  ['a host below', dns('office.example'), { names: [dns('www.office.example')] }, 'within'],
  ['a host that only ends alike', dns('office.example'), { names: [dns('myoffice.example')] }, 'outside'],
  ['a URI of the host', uri('office.example'), { names: [uri('https://a@office.example:8/x')] }, 'within'],
  [
    'a URI that hides its host behind a user',
    uri('office.example'),
    { names: [uri('https://office.example@evil.example/')] },
    'outside',
  ],
  ['a URI below the domain', uri('.office.example'), { names: [uri('ldap://x.office.example')] }, 'within'],
  ['an address in the network', ip(10, 1, 0, 0, 255, 255, 0, 0), { names: [ip(10, 1, 2, 3)] }, 'within'],
  ['an address elsewhere', ip(10, 1, 0, 0, 255, 255, 0, 0), { names: [ip(10, 2, 2, 3)] }, 'outside'],
] as const satisfies readonly (readonly [string, Uint8Array, Names, 'within' | 'outside'])[]

describe('a name constraint', () => {
  for (const [what, base, names, where] of TABLE) {
    it(`takes ${what} for ${where}`, () => {
      expect(found(permit(base), names)).to.deep.equal(where === 'within' ? [] : ['name-not-permitted'])
      expect(found(exclude(base), names)).to.include.members(where === 'within' ? ['name-excluded'] : [])
    })
  }

  it('binds only names of its own form', () => {
    expect(found(permit(dns('office.example')), { names: [email('a@evil.example')] })).to.deep.equal([])
  })

  it('binds every name, not only the first that fits', () => {
    const names = [dns('office.example'), dns('evil.example')]
    expect(found(permit(dns('office.example')), { names })).to.deep.equal(['name-not-permitted'])
  })

  it('of exclusion wins over one of permission', () => {
    const both = nameConstraints({
      permitted: [directory(OFFICE)],
      excluded: [directory(inOffice('Notary'))],
    })
    expect(found(both, {})).to.deep.equal(['name-excluded'])
  })

  it('that excludes a host excludes wildcards that could stand for it', () => {
    const wild = { names: [dns('*.office.example')] }
    expect(found(exclude(dns('secret.office.example')), wild)).to.deep.equal(['name-excluded'])
    expect(found(exclude(dns('evil.example')), wild)).to.deep.equal([])
    expect(found(permit(dns('office.example')), wild)).to.deep.equal([])
    expect(found(permit(dns('a.office.example')), wild)).to.deep.equal(['name-not-permitted'])
  })

  it('of an anchor binds too', () => {
    const strict = certifyAuthority({
      subject: inOffice('Root'),
      extensions: [permit(dns('office.example'))],
    })
    expect(foundBelow([], { names: [dns('evil.example')] }, strict)).to.deep.equal(['name-not-permitted'])
  })

  it('cannot be widened by an authority below', () => {
    const narrow = certifyAuthority({
      ...{ subject: inOffice('CA'), issuer: root },
      extensions: [permit(dns('office.example'))],
    })
    const wide = certifyAuthority({
      ...{ subject: inOffice('Below'), issuer: narrow },
      extensions: [permit(dns('evil.example'))],
    })
    const names = [dns('evil.example')]
    expect(foundBelow([wide, narrow], { names })).to.deep.equal(['name-not-permitted'])
  })

  it('binds authorities between, but not the authority’s own renewed certificate', () => {
    const constraint = permit(directory(OFFICE))
    const outside = nameOf(['organization', 'Elsewhere'])
    const above = certifyAuthority({ subject: inOffice('CA'), issuer: root, extensions: [constraint] })
    const between = certifyAuthority({ subject: outside, issuer: above })
    expect(foundBelow([between, above], {})).to.deep.equal(['name-not-permitted'])
    const constrained = certifyAuthority({ subject: outside, issuer: root, extensions: [constraint] })
    const renewed = certifyAuthority({ subject: outside, issuer: constrained })
    expect(foundBelow([renewed, constrained], {})).to.deep.equal([])
  })

  it('refuses a name that it cannot compare', () => {
    const other = explicit(0, oid('1.2.3'), explicit(0, smallInteger(1)))
    expect(found(permit(other), { names: [other] })).to.deep.equal(['name-not-comparable'])
    for (const text of ['mailto:a@office.example', 'https://10.0.0.1/', 'https://[::1]/']) {
      expect(found(exclude(uri('evil.example')), { names: [uri(text)] })).to.deep.equal([
        'name-not-comparable',
      ])
    }
  })

  it('fails the chain when it is malformed, empty, or counts levels', () => {
    const counted = sequence(directory(OFFICE), element(contextTag(0, 'primitive'), Uint8Array.of(1)))
    for (const content of [sequence(), sequence(explicit(0, counted)), sequence(explicit(2, counted))]) {
      const constraint = extension(OID.nameConstraints, content, true)
      expect(found(constraint, {})).to.deep.equal(['name-constraints-malformed'])
    }
    expect(found(permit(dns('x')), { names: [dns('office.example\0.x')] })).to.deep.equal([
      'name-constraints-malformed',
    ])
  })

  it('costs no more than a bounded number of comparisons', () => {
    const many = Array.from({ length: 400 }, (_, i) => dns(`h${i}.example`))
    const authority = certify({
      ...{ subject: inOffice('CA'), issuer: root },
      extensions: [basicConstraints(true), keyUsage('keyCertSign'), permit(...many)],
    })
    expect(foundBelow([authority], { names: many })).to.deep.equal(['name-constraints-too-many'])
  })
})
