import { expect } from 'chai'
import { commonNameIn } from '../../../bin/verify/common-name.ts'

describe('the name by which a person would call a signer', () => {
  for (const [name, common] of [
    ['serialNumber=N-1,CN=Zoé Lagrange,O=Chamber', 'Zoé Lagrange'],
    ['CN=Lagrange\\, Zoé,C=MU', 'Lagrange, Zoé'],
    ['C=MU+CN=Zoé', 'Zoé'],
    ['CN=a\\0ab', 'a\\0ab'],
    ['CN=\\0a,C=MU', '\\0a'],
    ['O=x\\,CN=False,C=MU', 'O=x\\,CN=False,C=MU'],
    ['O=Chamber,C=MU', 'O=Chamber,C=MU'],
    ['', ''],
  ] as const) {
    it(`of '${name}' is '${common}'`, () => expect(commonNameIn(name)).to.equal(common))
  }
})
