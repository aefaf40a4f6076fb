import { expect } from 'chai'
import { ownersSale } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Visited, Village, Visitor } from './village.ts'

describe('the owner’s page', () => {
  let village: Village
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  const look = async (query = ''): Promise<string> =>
    (await village.visit(`/owner${query}`, { as: 'owner', lang: 'en' })).html
  /** Fills in the form that leads there, as the page has it. */
  const send = async (
    address: string,
    fields: Readonly<Record<string, string>>,
    as: Visitor = 'owner',
  ): Promise<Visited> =>
    village.visit(address, { as, lang: 'en', form: { key: keyFor(await look(), address), ...fields } })

  it('shows his titles and what is under way, and nobody’s name or price', async () => {
    const { pin, terms } = await ownersSale(village)
    const foreign = await village.world.lodged()
    await village.world.lodged(terms)
    const html = await look()
    expect(html).to.contain(`Parcel ${pin}`).and.to.contain('R-2026-')
    expect(html)
      .to.match(/>\s*full ownership/)
      .and.to.contain('Object')
    expect(html).to.not.contain(foreign.pin).and.to.not.contain('CASUARINA')
    expect(html).to.not.match(/Rs\s/)
  })

  it('saves how he is told and waited for, and says what is wrong beside the field', async () => {
    const { pin } = await ownersSale(village)
    const saved = await send(`/owner/${pin}/watch`, { alert: 'yes', days: '10' })
    expect([saved.status, saved.headers.get('location')]).to.deep.equal([303, '/owner?done=watched'])
    expect(await look('?done=watched'))
      .to.match(/value="10"/)
      .and.to.contain('Saved.')
    for (const days of ['31', '', 'ten', '-1']) {
      const { status, html } = await send(`/owner/${pin}/watch`, { days })
      expect(status, days).to.equal(422)
      expect(html).to.contain(`href="#days-${pin}"`).and.to.contain('Choose from 0 to 30 working days')
    }
    expect((await village.deps.stores.shields.on(pin))[0]).to.include({ alert: true, waitDays: 10 })
  })

  it('locks, and lifts, and tells him to log in anew when his login is old', async () => {
    const { pin } = await ownersSale(village)
    const address = `/owner/${pin}/lock`
    expect(await look()).to.contain(
      'no sale, gift, mortgage or other act of an owner is registered on this parcel',
    )
    const old = await send(address, { locked: 'yes' }, 'lingerer')
    expect(old.status).to.equal(403)
    expect(old.html).to.contain(`href="#lock-${pin}"`).and.to.contain('href="/login?returnTo=%2Fowner"')
    expect(await village.deps.stores.shields.on(pin)).to.deep.equal([])
    expect((await send(address, { locked: 'yes' })).headers.get('location')).to.equal('/owner?done=locked')
    expect(await look())
      .to.contain('Locked since')
      .and.to.contain('Lift the lock')
    expect((await send(address, { locked: 'no' })).headers.get('location')).to.equal('/owner?done=lifted')
    expect(await look()).to.contain('Your title is not locked')
  })

  it('takes an objection with a reason, and keeps what he wrote when it is refused', async () => {
    const { pin, terms } = await ownersSale(village)
    const { transactionId: transaction } = await village.world.lodged(terms)
    const address = `/owner/${pin}/objection`
    const empty = await send(address, { transaction, reason: ' ' })
    expect(empty.status).to.equal(422)
    expect(empty.html).to.contain(`href="#reason-${pin}"`)
    const sent = await send(address, { transaction, reason: 'I sold nothing' })
    expect(sent.headers.get('location')).to.equal('/owner?done=objected')
    expect(await look())
      .to.contain('You objected on')
      .and.to.not.contain(`action="${address}"`)
    expect(village.procedures.nudges).to.deep.equal([transaction])
  })

  it('refuses what is another’s on a page of its own, and sends a stranger to the login', async () => {
    const { pin } = await village.world.lodged()
    const form = { key: 'ab'.repeat(16), days: '3' }
    const { status, html } = await village.visit(`/owner/${pin}/watch`, { as: 'owner', lang: 'en', form })
    expect(status).to.equal(404)
    expect(html).to.contain('You do not stand on the title of such a parcel')
    const stranger = await village.visit('/owner', { as: 'stranger' })
    expect(stranger.headers.get('location')).to.equal('/login?returnTo=%2Fowner')
  })
})
