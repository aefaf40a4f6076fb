import { expect } from 'chai'
import { withFirstExamination } from '../../activities/first-examination.ts'
import type { Receipts } from '../../activities/receipt.ts'
import type { DossierExtract } from '../../domain/transaction/dossier.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { PASSED } from '../workflows/world.ts'
import { openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

describe('the first examination of a deed', () => {
  let offices: Offices
  let walk: Walk
  let read: DossierExtract[]
  beforeEach(async () => {
    offices = await openOffices()
    walk = await offices.world.lodged()
    read = []
  })
  afterEach(() => offices.close())

  const examine = (round: number, sealReceiptOf: Receipts['sealReceiptOf'] = seal) =>
    withFirstExamination(offices.world.stores.dossiers, {
      examineDeed: () => Promise.resolve(PASSED),
      examineDossier(dossier) {
        read.push(dossier)
        return Promise.resolve(PASSED)
      },
      sealReceiptOf,
    }).examineDeed({ transactionId: walk.transactionId, at: day(2), round })
  const seal: Receipts['sealReceiptOf'] = (dossier) => {
    read.push(dossier)
    return Promise.resolve() as Promise<never>
  }
  const stage = async () => (await offices.world.stores.dossiers.find(walk.transactionId))?.stage

  it('begins the stage, and has the receipt sealed beside it', async () => {
    expect(await examine(1)).to.deep.equal({ ...PASSED, receiptSealed: true })
    expect(await stage()).to.equal('examining')
  })

  it('reads the dossier once for both, in that stage', async () => {
    await examine(1)
    expect(read).to.have.lengthOf(2)
    expect(read[0]).to.equal(read[1])
    expect(read[0]).to.deep.include({ transactionId: walk.transactionId, stage: 'examining' })
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
    expect(await stage()).to.equal('lodged')
    expect(read).to.deep.equal([])
  })
})
