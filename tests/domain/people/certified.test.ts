import { expect } from 'chai'
import { personsCertified } from '../../../domain/people/certified.ts'
import { brn, vendorNic } from '../../domain/sample.ts'

const NIC = `serialNumber=IDCMU-${vendorNic}`
const BRN = `organizationIdentifier=NTRMU-${brn}`

describe('the holder of a certificate', () => {
  it('is known by the number in its subject, wherever it stands', () => {
    expect(personsCertified(`${NIC},CN=Latanier ARAUCARIA,C=MU`)).to.deep.equal([vendorNic])
    expect(personsCertified(`CN=Latanier ARAUCARIA+${NIC}`)).to.deep.equal([vendorNic])
  })

  it('signs for his company too', () => {
    expect(personsCertified(`${NIC},${BRN},O=Filao Ltd`)).to.deep.equal([vendorNic, brn])
  })

  it('is not who a name says that he is', () => {
    for (const subject of [
      `CN=A\\,${NIC}`,
      `CN=A\\+${NIC}`,
      `CN=${NIC}`,
      `O=A\\\\\\,${NIC}`,
      `CN=serialNumber\\=IDCMU-${vendorNic}`,
    ]) {
      expect(personsCertified(subject), subject).to.deep.equal([])
    }
  })

  it('is nobody by a number that is malformed, of another country, or one of two', () => {
    for (const subject of [
      'serialNumber=IDCMU-A0101800000013',
      `serialNumber=IDCFR-${vendorNic}`,
      `serialNumber=${vendorNic}`,
      `${NIC},${NIC}`,
      '',
    ]) {
      expect(personsCertified(subject), subject).to.deep.equal([])
    }
  })
})
