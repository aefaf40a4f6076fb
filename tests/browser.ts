import chromium from '@sparticuz/chromium'
import { chromium as driver } from 'playwright-core'
import type { Browser } from 'playwright-core'

/**
 * A real browser from npm, without a window. Unpacked once a machine; the caller closes it. Not with the
 * package's own arguments: they put everything into one process and switch web security off.
 */
export async function openBrowser(): Promise<Browser> {
  return await driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    headless: true,
  })
}
