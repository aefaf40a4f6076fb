import { expect } from 'chai'
import { DURATIONS } from '../../domain/transaction/durations.ts'
import * as messages from '../../workflows/messages.ts'
import { must } from '../must.ts'
import { otherTransactionId } from '../domain/sample.ts'
import { NOTARY, refusalOf, startProcedures, timersOf, until } from './procedures.ts'
import type { Procedures } from './procedures.ts'
import { lodge, lodged, payAll } from './walk.ts'
import { PASSED } from './world.ts'

describe('a land transaction', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  it('goes from the dossier to the register, one effect a step', async () => {
    const sale = await procedures.open({}, { valuation: 1 })
    await lodged(sale)
    await payAll(sale)
    expect(await sale.handle.result()).to.equal('closed')
    const effects = sale.world.effects.filter((effect) => effect !== 'settleNotices')
    expect(effects).to.deep.equal([
      'openDossier',
      'dueNow',
      'lodgeDeed',
      'examineDeed',
      'issueNotices',
      'dueNow',
      'openCheckout',
      'openCheckout',
      'clearTransaction',
      'registerTransaction',
      'deliver',
      'enterStage closed',
    ])
  })

  it('waits for no payment when nobody owes anything', async () => {
    const sale = await procedures.open({ owed: [] })
    await lodged(sale, 'registered')
    expect(sale.world.effects).not.to.include('settleNotices')
  })

  it('ends at once when its opening is refused', async () => {
    const opening = procedures.open({ refusals: new Map([['openDossier', 'pin-unknown']]) })
    expect(await refusalOf(opening)).to.equal('pin-unknown')
    await until(async () => (await procedures.last()).status.name === 'COMPLETED', 'the end')
  })

  it('ends when its opening never comes', async () => {
    const handle = await procedures.client.workflow.start(messages.LAND_TRANSACTION, {
      workflowId: messages.workflowIdOf(otherTransactionId),
      taskQueue: messages.TRANSACTIONS_QUEUE,
      args: [messages.inputFor(otherTransactionId, { ...DURATIONS, opening: 50 })],
    })
    expect(await handle.result()).to.equal(null)
  })

  describe('in preparation', () => {
    it('is not lodged while its commit finds a document missing, and may be tried again', async () => {
      const sale = await procedures.open({ refusals: new Map([['lodgeDeed', 'document-required']]) })
      expect(await refusalOf(lodge(sale))).to.equal('document-required')
      sale.world.refusals.clear()
      expect((await lodge(sale)).receipt.number).to.equal('R-1')
    })

    it('is lodged once, however often and however fast it is asked', async () => {
      const sale = await procedures.open()
      const answers = await Promise.all([1, 2, 3].map(() => refusalOf(lodge(sale))))
      expect(answers.filter((answer) => answer === 'answered')).to.have.lengthOf(1)
      expect(answers.filter((answer) => answer === 'illegal-transition')).to.have.lengthOf(2)
      expect(sale.world.effects.filter((effect) => effect === 'lodgeDeed')).to.have.lengthOf(1)
    })

    it('answers a repeated request as the first one', async () => {
      const sale = await procedures.open()
      const [first, second] = [
        await sale.ask(messages.lodge, { actor: NOTARY }, 'key-1'),
        await sale.ask(messages.lodge, { actor: NOTARY }, 'key-1'),
      ]
      expect(second).to.deep.equal(first)
    })

    it('stays as it was when an effect refuses', async () => {
      const sale = await procedures.open({ refusals: new Map([['lodgeDeed', 'parcel-held']]) })
      expect(await refusalOf(lodge(sale))).to.equal('parcel-held')
      expect(await sale.stage()).to.equal('preparing')
      sale.world.refusals.clear()
      expect((await lodge(sale)).receipt.number).to.equal('R-1')
    })

    it('belongs to its notary alone', async () => {
      const sale = await procedures.open()
      for (const actor of [
        { id: 'notary-2', role: 'notary' },
        { id: NOTARY.id, role: 'officer' },
      ] as const) {
        expect(await refusalOf(sale.ask(messages.lodge, { actor }))).to.equal('not-authorised')
        expect(await refusalOf(sale.ask(messages.withdraw, { actor, reason: 'x' }))).to.equal(
          'not-authorised',
        )
      }
    })

    it('lapses when nobody lodges it in time', async () => {
      const sale = await procedures.open({}, { preparation: 200 })
      expect(await sale.handle.result()).to.equal('lapsed')
      expect(sale.world.effects).to.include('endUnregistered lapsed')
    })
  })

  describe('when its examination fails', () => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const

    it('returns to its notary, who lodges it anew under the same receipt', async () => {
      const sale = await procedures.open({ examinations: [failed] })
      const { receipt } = await lodge(sale)
      await sale.reaches('returned')
      sale.world.refusals.set('resubmitDeed', 'document-required')
      expect(await refusalOf(lodge(sale))).to.equal('document-required')
      sale.world.refusals.clear()
      expect((await lodge(sale)).receipt).to.deep.equal(receipt)
      await sale.reaches('awaiting-payment')
      expect(sale.world.effects).to.include.members(['returnToNotary', 'resubmitDeed'])
    })

    it('lapses when it is not lodged anew in time', async () => {
      const sale = await procedures.open({ examinations: [failed] }, { correction: 100 })
      await lodge(sale)
      expect(await sale.handle.result()).to.equal('lapsed')
    })

    it('goes on to payment when it left a question open, for the officers to answer', async () => {
      const open = { ...PASSED, verdict: 'indeterminate' } as const
      const sale = await procedures.open({ examinations: [open], flags: ['serious'], owed: [] })
      await lodged(sale, 'in-review')
      expect(sale.world.effects).not.to.include('returnToNotary')
    })
  })

  describe('when nobody can tell whether a certificate was revoked', () => {
    const unknown = {
      ...PASSED,
      verdict: 'indeterminate',
      codes: ['signature-open'],
      tryLater: true,
    } as const

    it('is examined again after growing pauses until somebody can', async () => {
      const sale = await procedures.open(
        { examinations: [unknown, unknown, unknown] },
        { firstEvidencePause: 20, longestEvidencePause: 40 },
      )
      await lodged(sale)
      expect(sale.world.effects.filter((effect) => effect === 'examineDeed')).to.have.lengthOf(4)
      expect((await timersOf(sale.handle)).filter((timer) => timer <= 40)).to.deep.equal([20, 40, 40])
    })

    it('goes to the officers when the term for it is over, and is never registered by itself', async () => {
      const sale = await procedures.open(
        { examinations: Array.from({ length: 50 }, () => unknown), flags: ['serious'], owed: [] },
        { firstEvidencePause: 20, evidence: 100 },
      )
      await lodged(sale, 'in-review')
      expect(sale.world.examinations).to.deep.equal([])
      expect(sale.world.effects).not.to.include('registerTransaction')
    })
  })

  it('has the deed stamped beside the procedure when the timestamp authority was away', async () => {
    const sale = await procedures.open({ examinations: [{ ...PASSED, stamped: false }] })
    await lodged(sale)
    await until(() => Promise.resolve(sale.world.effects.includes('stampReceipt')), 'the timestamp')
  })

  it('goes on while the timestamp authority stays away', async () => {
    const faults = new Map([['stampReceipt', 1_000]] as const)
    const sale = await procedures.open({ examinations: [{ ...PASSED, stamped: false }], faults, owed: [] })
    await lodged(sale, 'registered')
    expect(sale.world.effects).not.to.include('stampReceipt')
  })

  it('gives the receipt while every part behind it is away, and gives no other when they are back', async () => {
    const behind = ['examineDeed', 'sealReceipt', 'stampReceipt', 'issueNotices'] as const
    const sale = await procedures.open({ faults: new Map(behind.map((name) => [name, 1_000])) })
    const { receipt } = await lodge(sale)
    expect(receipt).to.deep.include({ number: 'R-1' })
    for (const name of behind) sale.world.faults.set(name, 0)
    await sale.reaches('awaiting-payment')
    expect(sale.world.effects.filter((effect) => effect === 'lodgeDeed')).to.have.lengthOf(1)
  }).timeout(60_000)

  it('finishes what it acknowledged although every part is away for a while', async () => {
    const names = [
      'lodgeDeed',
      'examineDeed',
      'issueNotices',
      'settleNotices',
      'registerTransaction',
      'deliver',
    ] as const
    const sale = await procedures.open({ faults: new Map(names.map((name) => [name, 1])) })
    await lodged(sale)
    await payAll(sale)
    await until(() => Promise.resolve(sale.world.effects.includes('deliver')), 'delivery')
    expect(sale.world.effects.filter((effect) => effect === 'registerTransaction')).to.have.lengthOf(1)
    expect(must(sale.world.faults.get('registerTransaction'))).to.be.below(0)
  }).timeout(30_000)
})
