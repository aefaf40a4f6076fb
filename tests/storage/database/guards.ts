import { expect } from 'chai'
import type { Knex } from 'knex'
import { commit } from '../../../storage/database/commit.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { at } from '../../domain/sample.ts'
import { assessment, createWorld, day, notary } from '../contract/world.ts'
import type { Walk, World } from '../contract/world.ts'

/** What the database itself refuses, whoever asks: run against every engine. */
export function itGuardsTheRecord(open: () => Promise<{ knex: Knex; close: () => Promise<void> }>): void {
  let opened: { knex: Knex; close: () => Promise<void> }
  let world: World
  let walk: Walk

  before(async () => {
    opened = await open()
    world = createWorld(createStores(opened.knex))
    walk = await world.registered({ pin: await world.parcel(undefined, ['mortgage']) })
    await opened.knex('erasure').insert({ pin: walk.pin, position: 0, erased_at: 'today' })
    const { transactionId } = walk
    await opened.knex('terms_amendment').insert({
      ...{ transaction_id: transactionId, n: 1, at, actor_id: notary.id },
      ...{ terms_before: '{}', terms_after: '{}' },
    })
    const message = { transactionId, key: 'one', party: 'vendor', text: 'kept', actor: notary, at }
    await world.stores.exchange.write(message)
    await world.stores.screenings.record({
      transactionId: walk.transactionId,
      round: 1,
      facts: (await reviewOf()).facts,
      factsSha256: walk.deed,
      rulesVersion: '1',
      findings: [],
    })
    const run = { at: day(0), deedSha256: null, lodging: [], examination: [], assessment, surcharge: null }
    await world.stores.dryRuns.record({ ...walk, runId: 'run-1', actorId: 'notary-1', run })
  })

  after(() => opened.close())

  async function reviewOf(): Promise<Pick<Parameters<World['stores']['screenings']['record']>[0], 'facts'>> {
    const { caseId } = await world.inReview([])
    const review = await world.stores.cases.find(caseId)
    if (review === undefined) throw new Error('the case is missing')
    await world.stores.cases.claim(caseId, { id: 'officer', role: 'officer' }, review.openedAt)
    const decision = {
      officerId: 'officer',
      decision: 'return',
      reasons: ['deed-unclear'],
      note: '',
    } as const
    await world.stores.cases.decide(caseId, { ...decision, at: review.openedAt })
    await world.stores.refusals.record({
      at: review.openedAt,
      code: 'pin-unknown',
      actorId: null,
      route: '/',
      transactionId: null,
    })
    return review
  }

  const KEPT_FOR_EVER = {
    history: 'event',
    title: 'registered_at',
    title_holder: 'name',
    encumbrance: 'beneficiary',
    erasure: 'erased_at',
    lodging: 'at',
    examination: 'at',
    screening: 'rules_version',
    case_decision: 'note',
    refusal: 'route',
    dry_run: 'lodging',
    ledger_entry: 'description',
    ledger_line: 'account',
    dossier_message: 'text',
    terms_amendment: 'terms_after',
  } as const

  for (const [table, column] of Object.entries(KEPT_FOR_EVER)) {
    it(`neither changes nor removes a row of ${table}`, async () => {
      const { knex } = opened
      const before = await rowsOf(knex, table)
      expect(before).to.be.greaterThan(0)
      await refusedByDatabase(knex(table).update({ [column]: 'forged' }))
      await refusedByDatabase(knex(table).delete())
      expect(await rowsOf(knex, table)).to.equal(before)
      expect(
        await knex(table)
          .where({ [column]: 'forged' })
          .first(column),
      ).to.equal(undefined)
    })
  }

  describe('the ledger', () => {
    const entry = (id: string, state = 'draft'): Record<string, unknown> => ({
      entry_id: id,
      transaction_id: walk.transactionId,
      at: '2026-11-23T08:00:00.000Z',
      description: 'by hand',
      state,
    })
    const line = (id: string, n: number, amount: number): Record<string, unknown> => ({
      entry_id: id,
      n,
      account: 'suspense',
      amount,
    })
    const posting = (id: string, amounts: readonly number[]): Promise<unknown> =>
      commit(opened.knex, async (trx) => {
        await trx('ledger_entry').insert(entry(id))
        for (const [n, amount] of amounts.entries()) await trx('ledger_line').insert(line(id, n, amount))
        await trx('ledger_entry').where({ entry_id: id }).update({ state: 'posted' })
      })

    it('takes what balances', async () => {
      await posting('even', [100, -60, -40])
    })

    it('refuses what does not balance, a single line, and a line of nought', async () => {
      await refusedByDatabase(posting('uneven', [100, -99]))
      await refusedByDatabase(posting('single', [100]))
      await refusedByDatabase(posting('nought', [0, 0]))
      expect(await opened.knex('ledger_entry').where({ entry_id: 'uneven' }).first('state')).to.equal(
        undefined,
      )
    })

    it('refuses a late line, an entry that is born posted, and the same entry again', async () => {
      await posting('late', [5, -5])
      await refusedByDatabase(opened.knex('ledger_line').insert(line('late', 2, 7)))
      await refusedByDatabase(opened.knex('ledger_entry').insert(entry('born', 'posted')))
      await refusedByDatabase(posting('late', [5, -5]))
    })
  })

  it('lets no second live transaction onto a parcel, whoever writes the hold', async () => {
    const { pin } = await world.lodged()
    const second = await world.opened({ pin })
    await refusedByDatabase(opened.knex('parcel_hold').insert({ pin, transaction_id: second.transactionId }))
  })

  it('erases an inscription once, and brings none back', async () => {
    const pin = await world.parcel(undefined, ['mortgage'])
    const erasure = { pin, position: 0, erased_at: '2026-11-23T08:00:00.000Z' }
    await opened.knex('erasure').insert(erasure)
    await refusedByDatabase(opened.knex('erasure').insert(erasure))
    await refusedByDatabase(opened.knex('erasure').insert({ ...erasure, position: 1 }))
    const again = {
      ...{ pin, position: 1, kind: 'mortgage', inscription: 'mortgage 1' },
      ...{ inscribed_on: '2026-11-23', beneficiary: 'B' },
    }
    await refusedByDatabase(opened.knex('encumbrance').insert(again))
  })

  it('says nothing of the values in an error', async () => {
    const forged = opened.knex('title_holder').update({ name: 'A secret name' })
    const error = await forged.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(String(error)).to.not.include('A secret name')
  })
}

async function refusedByDatabase(answer: PromiseLike<unknown>): Promise<void> {
  const error = await Promise.resolve(answer).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).to.be.instanceOf(Error)
}

async function rowsOf(knex: Knex, table: string): Promise<number> {
  const [row] = await knex(table).count<{ total: number }[]>({ total: knex.raw('1') })
  return row?.total ?? 0
}
