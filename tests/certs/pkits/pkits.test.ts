import { expect } from 'chai'
import { DerError } from '../../../certs/asn1/der-error.ts'
import type { Crl } from '../../../certs/revocation/crl.ts'
import { parseCrl } from '../../../certs/revocation/parse-crl.ts'
import { revocationOf } from '../../../certs/revocation/revocation.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import { parseCertificate } from '../../../certs/x509/parse-certificate.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import type { Instant } from '../../../domain/time.ts'
import { readSuite, type Case } from './suite.ts'

/** Within the validity of the whole suite, which ends in 2030. */
const AT = '2020-06-01T00:00:00.000Z' as Instant

/** The anchor's own CRL belongs to every case, and is named in none. */
const ANCHOR_CRL = 'TrustAnchorRootCRL.crl'

/** What the suite accepts and we refuse, by name and finding: DSA, at 1024 bits over SHA-1, is no longer relied on. */
const REFUSED_ON_PURPOSE: Readonly<Record<string, string>> = {
  valid_dsa_signatures_test4: 'certificate-signature-algorithm-unknown',
  valid_dsa_parameter_inheritance_test5: 'certificate-signature-algorithm-unknown',
}

const suite = readSuite()
const certificate = (file: string): readonly Certificate[] =>
  unlessUnreadable(parseCertificate, suite.certificate(file))
const list = (file: string): readonly Crl[] => unlessUnreadable(parseCrl, suite.crl(file))
const anchors = certificate(suite.anchor)

/** Every finding that bars the case; none when the path and all its certificates are good. */
function faultsOf({ certificate: file, pool: files, crls: lists, policies }: Case): readonly string[] {
  const [leaf] = certificate(file)
  if (leaf === undefined) return ['certificate-unreadable']
  const pool = files.flatMap(certificate)
  const path = buildPath({ leaf, pool, anchors, at: AT, requiredKeyUsage: [], policies })
  const faults = path.findings.filter(({ level }) => level === 'FAIL').map(({ code }) => code)
  if (path.verdict !== 'passed') return faults
  const crls = [...lists, ANCHOR_CRL].flatMap(list)
  const results = revocationOf({ chain: path.chain, crls, ocspResponses: [], pool, anchors, at: AT })
  return results.filter(({ status }) => status !== 'GOOD').map(({ status }) => `revocation ${status}`)
}

/** What nobody can read is as good as absent: two of the bad signatures are not even whole octets. */
function unlessUnreadable<T>(parse: (der: Uint8Array) => T, der: Uint8Array): readonly T[] {
  try {
    return [parse(der)]
  } catch (error) {
    if (error instanceof DerError) return []
    throw error
  }
}

describe('the NIST path validation suite', () => {
  it('has all its 246 cases, and no more than five that we refuse on purpose', () => {
    const names = suite.cases.map(({ name }) => name)
    expect(names).to.have.length(246)
    expect(new Set(names).size).to.equal(246)
    expect(names).to.include.members(Object.keys(REFUSED_ON_PURPOSE))
    expect(Object.keys(REFUSED_ON_PURPOSE).length).to.be.at.most(5)
  })

  for (const question of suite.cases) {
    const { id, name, valid } = question
    const purpose = REFUSED_ON_PURPOSE[name]
    const outcome = purpose === undefined ? (valid ? 'accepted' : 'refused') : `refused: ${purpose}`
    it(`${id} ${name} is ${outcome}`, () => {
      const faults = faultsOf(question)
      if (purpose !== undefined) expect(faults).to.include(purpose)
      else if (valid) expect(faults).to.deep.equal([])
      else expect(faults).to.not.deep.equal([])
    })
  }
})
