import { expect } from 'chai'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag } from '../../../certs/asn1/tags.ts'
import { element, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import type { PolicyInputs } from '../../../certs/x509/path-result.ts'
import { certify, certifyAuthority, extension, NOON, type Identity } from '../test-pki.ts'

const GOLD = '1.2.3.1'
const SILVER = '1.2.3.2'
const root = certifyAuthority({ subject: 'Root' })

const policies = (...asserted: readonly string[]): Uint8Array =>
  extension(OID.certificatePolicies, sequence(...asserted.map((policy) => sequence(oid(policy)))))
const mappings = (...pairs: readonly (readonly [string, string])[]): Uint8Array =>
  extension(OID.policyMappings, sequence(...pairs.map(([from, to]) => sequence(oid(from), oid(to)))), true)
const inhibitAny = (after: number): Uint8Array => extension(OID.inhibitAnyPolicy, smallInteger(after), true)
const constraints = (number: 0 | 1, after: number): Uint8Array =>
  extension(
    OID.policyConstraints,
    sequence(element(contextTag(number, 'primitive'), Uint8Array.of(after))),
    true,
  )

/** What is found about a chain whose certificates, from the top to the leaf, carry those extensions. */
function found(inputs: PolicyInputs | undefined, ...levels: readonly (readonly Uint8Array[])[]): string[] {
  const authorities: Identity[] = [root]
  for (const [index, extensions] of levels.slice(0, -1).entries()) {
    const issuer = authorities.at(-1) ?? root
    authorities.push(certifyAuthority({ subject: `CA ${index}`, issuer, extensions }))
  }
  const leaf = certify({
    ...{ subject: 'Notary', issuer: authorities.at(-1) ?? root },
    extensions: levels.at(-1) ?? [],
  }).certificate
  const pool = authorities.slice(1).map(({ certificate }) => certificate)
  const question = { leaf, pool, anchors: [root.certificate], at: NOON, requiredKeyUsage: [] }
  const result = buildPath(inputs === undefined ? question : { ...question, policies: inputs })
  return result.findings.map(({ code }) => code)
}

const explicit = { requireExplicit: true }

describe('certificate policies', () => {
  it('bar nothing when nobody asks for them', () => {
    expect(found(undefined, [], [policies(GOLD)])).to.deep.equal([])
    expect(found(undefined, [policies(GOLD)], [policies(SILVER)])).to.deep.equal([])
  })

  it('must be asserted all the way down when one is required', () => {
    expect(found(explicit, [policies(GOLD)], [policies(GOLD)])).to.deep.equal([])
    expect(found(explicit, [policies(GOLD)], [policies(SILVER)])).to.deep.equal(['policy-required'])
    expect(found(explicit, [], [policies(GOLD)])).to.deep.equal(['policy-required'])
  })

  it('must be among those that the question accepts', () => {
    const chain = [[policies(GOLD)], [policies(GOLD)]]
    expect(found({ ...explicit, acceptable: [GOLD] }, ...chain)).to.deep.equal([])
    expect(found({ ...explicit, acceptable: [OID.anyPolicy] }, ...chain)).to.deep.equal([])
    expect(found({ ...explicit, acceptable: [SILVER] }, ...chain)).to.deep.equal(['policy-not-acceptable'])
    expect(found({ acceptable: [SILVER] }, ...chain)).to.deep.equal([])
  })

  it('are required as soon as an authority insists', () => {
    const insisting = [policies(GOLD), constraints(0, 0)]
    expect(found(undefined, insisting, [policies(GOLD)])).to.deep.equal([])
    expect(found(undefined, insisting, [])).to.deep.equal(['policy-required'])
    expect(found(undefined, [policies(GOLD), constraints(0, 5)], [])).to.deep.equal([])
  })

  it('are all stood for by anyPolicy, unless an authority or the question inhibits it', () => {
    const chain = [[policies(OID.anyPolicy)], [policies(GOLD)]]
    expect(found({ ...explicit, acceptable: [GOLD] }, ...chain)).to.deep.equal([])
    expect(found({ ...explicit, inhibitAny: true }, ...chain)).to.deep.equal(['policy-required'])
    const any = [policies(OID.anyPolicy)]
    expect(found(explicit, [policies(GOLD), inhibitAny(0)], any)).to.deep.equal(['policy-required'])
    expect(found(explicit, [policies(GOLD), inhibitAny(1)], any)).to.deep.equal([])
  })

  it('go by another name below an authority that maps them', () => {
    const mapping = [policies(GOLD), mappings([GOLD, SILVER])]
    expect(found({ ...explicit, acceptable: [GOLD] }, mapping, [policies(SILVER)])).to.deep.equal([])
    expect(found({ ...explicit, acceptable: [SILVER] }, mapping, [policies(SILVER)])).to.deep.equal([
      'policy-not-acceptable',
    ])
    expect(found(explicit, mapping, [policies(GOLD)])).to.deep.equal(['policy-required'])
  })

  it('may not be mapped once that is inhibited, by the question or above', () => {
    const mapping = [policies(GOLD), mappings([GOLD, SILVER])]
    expect(found({ ...explicit, inhibitMapping: true }, mapping, [policies(SILVER)])).to.deep.equal([
      'policy-required',
    ])
    const inhibiting = [policies(GOLD), constraints(1, 0)]
    expect(found(explicit, inhibiting, mapping, [policies(SILVER)])).to.deep.equal(['policy-required'])
  })

  it('are never mapped from or to anyPolicy', () => {
    for (const pair of [
      [OID.anyPolicy, GOLD],
      [GOLD, OID.anyPolicy],
    ] as const) {
      expect(found(undefined, [policies(GOLD), mappings(pair)], [policies(GOLD)])).to.deep.equal([
        'policy-mapping-of-any',
      ])
    }
  })

  it('stay as many as the certificates say, where a tree of them would double at every step', () => {
    const both = [policies(GOLD, SILVER)]
    const crossed = mappings([GOLD, GOLD], [GOLD, SILVER], [SILVER, GOLD], [SILVER, SILVER])
    const levels = Array.from({ length: 8 }, () => [...both, crossed])
    expect(found({ ...explicit, acceptable: [GOLD] }, ...levels, both)).to.deep.equal([])
  })
})
