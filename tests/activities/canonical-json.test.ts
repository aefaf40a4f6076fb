import { expect } from 'chai'
import { canonicalJson, sha256OfJson } from '../../activities/canonical-json.ts'

describe('canonical JSON', () => {
  it('does not depend on the order in which members were written', () => {
    const one = { b: [{ d: 1, c: null }], a: 'é' }
    const other = { a: 'é', b: [{ c: null, d: 1 }] }
    expect(canonicalJson(one)).to.equal('{"a":"é","b":[{"c":null,"d":1}]}')
    expect(canonicalJson(other)).to.equal(canonicalJson(one))
    expect(sha256OfJson(other)).to.equal(sha256OfJson(one))
  })

  it('depends on the order of a list', () => {
    expect(canonicalJson([1, 2])).not.to.equal(canonicalJson([2, 1]))
  })

  it('hashes as any other tool would', () => {
    // printf '{"a":1}' | sha256sum
    expect(sha256OfJson({ a: 1 })).to.equal(
      '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
    )
  })
})
