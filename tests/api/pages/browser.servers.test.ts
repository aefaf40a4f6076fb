import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'chai'
import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from '../../browser.ts'
import { allPages } from './all-pages.ts'
import type { AnyPage } from './all-pages.ts'
import { awaitingPayment, payCodeFor } from './scenes.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

const WIDTHS = [1280, 390] as const

/** In the page: the first words of each text that is seen, is no code, and is set in another type face than ours. */
const OTHER_FACES = `[...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('.govuk-visually-hidden, code'))
  .filter((one) => !getComputedStyle(one).fontFamily.startsWith('"Source Sans 3"'))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .map((one) => one.textContent.trim().slice(0, 40))`

/** In the page: what each tag says that lies upon another one, or upon its neighbour's words. */
const COVERED_TAGS = `(() => {
  const tags = [...document.querySelectorAll('.govuk-tag')].filter((one) => one.checkVisibility())
  const boxes = tags.map((one) => one.getBoundingClientRect())
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  return tags.filter((_, i) => boxes.some((box, j) => i !== j && meets(boxes[i], box))).map((one) => one.textContent)
})()`

describe('the pages in a browser', function () {
  this.timeout(360_000)
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

  const contextFor = async ([, as, , headers]: AnyPage, width: number): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en' })
    const [name = '', value = 'none'] = (headers?.['cookie'] ?? 'pay=none').split('=')
    await context.addCookies([
      { name: 'visitor', value: as, url: village.url },
      { name, value, url: village.url },
    ])
    return context
  }

  it('leave axe nothing to say, fit their width and keep their tags apart, on a desk and on a telephone', async () => {
    const pages = await allPages(village)
    for (const page of pages) {
      const context = await contextFor(page, 1280)
      const tab = await context.newPage()
      await tab.goto(village.url + page[0])
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 900 })
        const { violations } = await new AxeBuilder({ page: tab }).analyze()
        expect(
          violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
          `${page[0]} at ${String(width)}`,
        ).to.be.empty
        const overflow = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth')
        expect(overflow, `${page[0]} at ${String(width)}`).to.be.at.most(0)
        expect(await tab.evaluate(COVERED_TAGS), `${page[0]} at ${String(width)}`).to.deep.equal([])
      }
      await context.close()
    }
  })

  it('are set in one type face', async () => {
    for (const page of await allPages(village)) {
      const context = await contextFor(page, 1280)
      const tab = await context.newPage()
      await tab.goto(village.url + page[0])
      expect(await tab.evaluate(OTHER_FACES), page[0]).to.deep.equal([])
      await context.close()
    }
  })

  it('keep to their own content security policy', async () => {
    const complaints: string[] = []
    for (const page of await allPages(village)) {
      const context = await contextFor(page, 1280)
      const tab = await context.newPage()
      tab.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(`${page[0]}: ${message.text()}`)
      })
      await tab.goto(village.url + page[0])
      await context.close()
    }
    expect(complaints).to.deep.equal([])
  })

  it('open a notice from its pay link, whose code leaves the address at once', async () => {
    const code = await payCodeFor(village, await awaitingPayment(village), 'vendor')
    const tab = await browser.newPage({ locale: 'en' })
    const asked: string[] = []
    tab.on('request', (request) => asked.push(request.url()))
    await tab.goto(`${village.url}/pay#${code}`)
    await tab.getByRole('heading', { name: 'Your payment notice' }).waitFor()
    expect(tab.url()).to.equal(`${village.url}/pay/notice`)
    expect(asked.filter((url) => url.split('#')[0]?.includes(code))).to.deep.equal([])
    await tab.close()
  })

  it('show only the reasons of the decision that is chosen', async () => {
    const decidable = (await allPages(village)).find(
      ([path, as]) => path.includes('/cases/') && as === 'officer',
    )
    if (decidable === undefined) throw new Error('there is a case to decide')
    const context = await contextFor(decidable, 1280)
    const tab = await context.newPage()
    await tab.goto(village.url + decidable[0])
    await tab.getByRole('radio', { name: 'Refuse registration' }).check()
    expect(await tab.getByRole('checkbox', { name: 'The deed was used before' }).isVisible()).to.equal(true)
    expect(await tab.getByRole('checkbox', { name: 'The documents explain it' }).isVisible()).to.equal(false)
    await context.close()
  })

  it('go on asking what happens to a dossier when they were answered by no stream', async () => {
    const { transactionId } = await village.world.opened()
    const path = `/notary/transactions/${transactionId}`
    const context = await contextFor([path, 'notary', 200], 1280)
    const tab = await context.newPage()
    await tab.clock.install()
    const refused = tab.waitForResponse(/\/events\?after=/)
    await tab.goto(village.url + path)
    expect((await refused).status()).to.equal(404)
    const again = tab.waitForRequest(/\/events\?after=/)
    await tab.clock.fastForward(20_000)
    await again
    await context.close()
  })
})
