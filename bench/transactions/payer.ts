/** A payer's visit to the bank's page. It is the client's part of a sale, so the floor has it too. */
export async function payAt(checkoutUrl: string): Promise<void> {
  const body = new URLSearchParams({ choice: 'pay' })
  await fetch(checkoutUrl, { method: 'POST', body, redirect: 'manual' })
}
