import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../browser.ts'
import { notary } from '../../storage/contract/world.ts'
import { ownPart } from './scenes.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)])

describe('a party on his telephone', function () {
  this.timeout(120_000)
  let village: Village
  let browser: Browser
  before(async () => {
    village = await openVillage()
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await village.close()
  })

  it('opens his link, sends a photograph and writes to his notary', async () => {
    const { transactionId } = await village.world.opened()
    const { commands, stores } = village.deps
    const { code } = await commands.makeLink({ actor: notary, key: 'a-link' }, transactionId, 'vendor')
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en' })
    const tab = await context.newPage()
    await tab.goto(`${village.url}/party#${code}`)
    await tab.waitForURL('**/party/dossier')
    expect(tab.url(), 'the code leaves the address').not.to.contain(code)
    const file = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: JPEG }
    await tab.locator('#file-vendor-identity').setInputFiles(file)
    await tab.locator('form[action="/party/documents/vendor-identity"] button').click()
    await tab.getByText('It has arrived').waitFor()
    await tab.getByLabel('Write to your notary').fill('Here is my card')
    await tab.getByRole('button', { name: 'Send the message' }).click()
    await tab.getByText('Your message is sent').waitFor()
    const [document] = (await stores.dossiers.find(transactionId))?.documents ?? []
    expect(document).to.deep.include({ documentId: 'vendor-identity-1', mediaType: 'image/jpeg' })
    const [message] = await stores.exchange.messagesOf(transactionId)
    expect(message).to.deep.include({ from: 'party', text: 'Here is my card' })
    await context.close()
  })

  it('logs in instead, finds his part and sends what is asked of him', async () => {
    const part = await ownPart(village)
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en' })
    await context.addCookies([{ name: 'visitor', value: 'owner', url: village.url }])
    const tab = await context.newPage()
    await tab.goto(`${village.url}/owner`)
    await tab.getByRole('link', { name: 'Transactions in which you are a party' }).click()
    await tab.getByText('2 documents to send').waitFor()
    await tab.locator(`a[href="${part}"]`).click()
    const file = { name: 'statement.jpg', mimeType: 'image/jpeg', buffer: JPEG }
    await tab.locator('#file-more-1').setInputFiles(file)
    await tab.locator(`form[action="${part}/documents/more-1"] button`).click()
    await tab.getByText('It has arrived').waitFor()
    await tab.getByRole('navigation', { name: 'Back' }).getByRole('link').click()
    await tab.getByText('1 document to send').waitFor()
    await context.close()
  })
})
