import { expect } from 'chai'
import { withFirstExamination } from '../../activities/first-examination.ts'
import type { DocumentActivities } from '../../activities/contract.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { PASSED } from '../workflows/world.ts'
import { openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

describe('the first examination of a deed', () => {
  let offices: Offices
  let walk: Walk
  let sealed: number
  beforeEach(async () => {
    offices = await openOffices()
    walk = await offices.world.lodged()
    sealed = 0
  })
  afterEach(() => offices.close())

  const examine = (round: number, sealReceipt: DocumentActivities['sealReceipt'] = seal) =>
    withFirstExamination(offices.world.stores.dossiers, {
      examineDeed: () => Promise.resolve(PASSED),
      sealReceipt,
    }).examineDeed({ transactionId: walk.transactionId, at: day(2), round })
  const seal = (): Promise<never> => {
    sealed += 1
    return Promise.resolve() as Promise<never>
  }
  const stage = async () => (await offices.world.stores.dossiers.find(walk.transactionId))?.stage

  it('begins the stage, and has the receipt sealed beside it', async () => {
    expect(await examine(1)).to.deep.equal({ ...PASSED, receiptSealed: true })
    expect([await stage(), sealed]).to.deep.equal(['examining', 1])
  })

  it('does not wait for a seal that cannot be had, and says so', async () => {
    const away = () => Promise.reject(new Error('The authority is away'))
    expect(await examine(1, away)).to.deep.equal({ ...PASSED, receiptSealed: false })
  })

  it('is tried again without beginning again', async () => {
    await examine(1)
    await examine(1)
    const history = await offices.world.stores.history.after(walk.transactionId, 0)
    expect(history.filter(({ event }) => event === 'examining')).to.have.lengthOf(1)
  })

  it('is the only one that seals: a deed lodged anew keeps its receipt', async () => {
    expect(await examine(2)).to.deep.equal(PASSED)
    expect([await stage(), sealed]).to.deep.equal(['lodged', 0])
  })
})
