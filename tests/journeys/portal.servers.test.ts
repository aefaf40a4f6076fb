import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { drawPaper, drawSignedDeed } from '../../bin/demo/papers.ts'
import { saleOf, sellableParcel } from '../../bin/demo/terms.ts'
import { nameOf } from '../../bin/start/prepare.ts'
import { formatRupees } from '../../domain/money.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import { titleOfAsked } from '../../domain/transaction/kinds/asking.ts'
import { partiesAs } from '../../domain/transaction/sides.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { PEOPLE } from '../../sandbox/fiction/people.ts'
import { openBrowser } from '../browser.ts'
import { must } from '../must.ts'
import { beginJourney } from './installation.ts'
import type { Journey } from './installation.ts'

const SUSPICIOUS_PERCENT = 20
/** The whole of one sale as people do it: pages, clicks and files, with two officers in the middle. */
describe('the portal in a browser', function () {
  this.timeout(180_000)
  let journey: Journey
  let browser: Browser
  let sale: Terms

  before(async () => {
    journey = await beginJourney('portal')
    browser = await openBrowser()
    sale = saleOf(await sellableParcel(journey.world.notary, []), SUSPICIOUS_PERCENT)
  })
  after(async () => {
    await browser.close()
    await journey.stop()
  })

  const visitor = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en', acceptDownloads: true })
    return context.newPage()
  }

  it('takes a flagged sale from the notary over its payers and two officers to a certificate', async () => {
    const notary = await visitor()
    await signIn(notary, 'notary-1')
    await open(notary, sale)
    await bringPapers(notary, journey, sale)
    await notary.getByRole('button', { name: 'Lodge the deed' }).click()
    await notary.locator('.govuk-tag', { hasText: 'Awaiting payment' }).first().waitFor()

    const codes = await notary.locator('code.app-pay-code').allInnerTexts()
    expect(codes).to.have.lengthOf(2)
    for (const code of codes) await pay(await visitor(), code)
    await notary.locator('.govuk-tag', { hasText: 'In review' }).first().waitFor()

    const first = await review('officer-1')
    expect(
      await first.getByText('A second officer').count(),
      'says that one officer is not enough',
    ).to.be.above(0)
    await review('officer-2')

    await notary.locator('.govuk-tag', { hasText: 'Registered' }).first().waitFor()
    await verifyCertificate(notary)
  })

  function address(path: string): string {
    return `${journey.installation.running.apiUrl}${path}`
  }

  async function signIn(tab: Page, personId: string): Promise<void> {
    await tab.goto(address('/'))
    await tab.getByRole('link', { name: 'Sign in' }).first().click()
    const { name } = must(PEOPLE.find((person) => person.id === personId))
    await tab.getByRole('button', { name }).click()
    await tab.getByRole('button', { name: 'Sign out' }).waitFor()
  }

  async function open(tab: Page, terms: Terms): Promise<void> {
    const { pin, price, deedDate } = terms
    const [year, month, day] = deedDate.split('-')
    const selling = must(partiesAs(terms, 'vendor')[0])
    const buying = must(partiesAs(terms, 'purchaser')[0])
    await tab.getByRole('link', { name: 'Dossiers' }).first().click()
    await tab.getByRole('button', { name: 'Open a dossier' }).click()
    await tab.getByLabel('Sale', { exact: true }).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
    await tab.getByLabel('Parcel (PIN)').fill(pin)
    const vendor = tab.getByRole('group', { name: 'Vendor 1' })
    await vendor.getByLabel('Full name').fill(selling.name)
    await vendor.getByLabel('Identity card number').fill(selling.id)
    const purchaser = tab.getByRole('group', { name: 'Purchaser 1' })
    await purchaser.getByLabel('Full name').fill(buying.name)
    await purchaser.getByLabel('Identity card number').fill(buying.id)
    await purchaser.getByLabel('Share').fill('1')
    await purchaser.getByLabel('Citizen of Mauritius').check()
    await tab.getByLabel('Price in rupees').fill(formatRupees(must(price)))
    await tab.getByLabel('Day').fill(must(day))
    await tab.getByLabel('Month').fill(must(month))
    await tab.getByLabel('Year').fill(must(year))
    await tab.getByRole('button', { name: 'Open the dossier' }).click()
    await tab.locator('.govuk-tag', { hasText: 'Preparing' }).first().waitFor()
  }

  async function pay(tab: Page, code: string): Promise<void> {
    await tab.goto(address(`/pay#${code.trim()}`))
    await tab.getByRole('heading', { name: 'Your payment notice' }).waitFor()
    await tab.getByRole('button', { name: /^Pay Rs/ }).click()
    await tab.getByRole('button', { name: /accepted/ }).click()
    await tab
      .getByText(/PR-\d{4}-\d{6}/)
      .first()
      .waitFor()
    await tab.context().close()
  }

  async function review(officerId: string): Promise<Page> {
    const officer = await visitor()
    await signIn(officer, officerId)
    await officer.goto(address('/officer'))
    await officer.locator('a[href^="/officer/cases/"]').first().click()
    await officer.getByRole('button', { name: 'Take this case' }).click()
    await officer.getByLabel('Release', { exact: true }).check()
    await officer.getByLabel('The documents explain it').check()
    await officer.getByLabel('Note').fill('The act of partition was seen.')
    await officer.getByRole('button', { name: 'Record the decision' }).click()
    await officer.getByText('The act of partition was seen.').first().waitFor()
    return officer
  }

  async function verifyCertificate(tab: Page): Promise<void> {
    const download = tab.waitForEvent('download')
    await tab.getByRole('link', { name: 'Download the certificate' }).click()
    const certificate = await (await download).path()
    const anyone = await visitor()
    await anyone.goto(address('/verify'))
    await anyone.getByLabel('PDF to verify').setInputFiles({
      name: 'certificate.pdf',
      mimeType: 'application/pdf',
      buffer: await readFile(certificate),
    })
    await anyone.getByRole('button', { name: 'Verify', exact: true }).click()
    await anyone.getByRole('heading', { name: 'The document is whole and its signatures hold' }).waitFor()
  }
})

async function bringPapers(tab: Page, { world }: Journey, terms: Terms): Promise<void> {
  for (const asked of askedOf(terms)) {
    const office = { ...world, notaryName: nameOf('notary-1') }
    const drawn = await (asked.document === 'deed' ? drawSignedDeed(office, terms) : drawPaper(world, asked))
    const paper = titleOfAsked(asked).en
    await tab
      .getByLabel(`Upload: ${paper}`)
      .setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from(drawn) })
    await tab.locator('button', { hasText: `Upload: ${paper}` }).click()
    const accept = tab.locator('button', { hasText: `Accept: ${paper}` })
    await accept.click()
    await accept.waitFor({ state: 'detached' })
  }
}
