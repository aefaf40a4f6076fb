import type { Client } from './client.ts'

/** What a payer does with the code that his notary gave him: opens the checkout and pays on the bank's page. */
export async function payNotice(anyone: Client, payCode: string): Promise<void> {
  const { checkoutUrl } = await anyone.post<{ checkoutUrl: string }>('/v1/pay/checkout', { payCode })
  const page = await fetch(checkoutUrl, {
    method: 'POST',
    body: new URLSearchParams({ choice: 'pay' }),
    redirect: 'manual',
  })
  if (page.status !== 303) throw new Error(`The bank's page answered ${page.status}`)
}
