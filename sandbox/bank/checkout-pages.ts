import { formatRupees } from '../../domain/money.ts'
import { markup } from '../page.ts'
import type { SandboxPage } from '../page.ts'
import type { Decision, Order, Outcome } from './order.ts'

export function checkoutPage({ orderId, amountCents, description }: Order): SandboxPage {
  const amount = `Rs ${formatRupees(amountCents)}`
  const body = markup`
<p class="amount">${amount}</p>
<p>${description}</p>
<p class="quiet">Order · Commande ${orderId}</p>
<form method="post">
<button class="main" name="choice" value="pay">Pay ${amount} · Payer<br>card ending 0008, accepted</button>
<button name="choice" value="refuse">Pay with a card that is refused · Carte refusée<br>card ending 0016</button>
<button name="choice" value="cancel">Cancel · Annuler</button>
</form>`
  return { institution: 'bank', title: 'Payment · Paiement', body }
}

const SETTLED: Readonly<Record<Outcome, string>> = {
  captured: 'This payment is made · Paiement effectué',
  failed: 'The card was refused · Carte refusée',
  cancelled: 'This payment was cancelled · Paiement annulé',
}

export function settledPage({ outcome, transactionReference }: Decision, wayBack: string): SandboxPage {
  const body = markup`
<p>Reference · Référence: ${transactionReference ?? 'none · aucune'}</p>
<p><a href="${wayBack}">Back to the merchant · Retour au marchand</a></p>`
  return { institution: 'bank', title: SETTLED[outcome], body }
}

export const UNKNOWN_PAGE: SandboxPage = {
  institution: 'bank',
  title: 'Unknown payment · Paiement inconnu',
  body: markup`<p>This bank knows no such payment. · Cette banque ne connaît pas ce paiement.</p>`,
}
