import type { Request, Response } from 'express'
import { parseRupees } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { CLAIM_REASONS } from '../../../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../../../domain/revaluation/revaluation.ts'
import type { ApiDeps } from '../../deps.ts'
import { transactionIn } from '../../v1/request.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import type { Form } from '../form.ts'
import { actorAs } from '../guard.ts'

const OUTCOMES: readonly ObjectionOutcome[] = ['upheld', 'reduced', 'dropped']

type Act = (req: Request, res: Response) => Promise<void>

/** Claiming more duty, and deciding upon an objection. Each ends in a redirect to the transaction. */
export function createRevaluationForms({ commands }: Pick<ApiDeps, 'commands'>): {
  readonly claim: Act
  readonly decide: Act
} {
  return {
    async claim(req, res) {
      const actor = actorAs('officer', req, res)
      if (actor === undefined) return
      const form = formOf(req)
      const chosen = form.get('reasons') ?? []
      const reasons = CLAIM_REASONS.filter((reason) => chosen.includes(reason))
      const claim = { value: valueIn(form), reasons, note: textIn(form, 'note') }
      await commands.reopen({ actor, key: keyIn(form) }, transactionIn(req), claim)
      res.redirect(303, `/officer/transactions/${transactionIn(req)}`)
    },
    async decide(req, res) {
      const actor = actorAs('officer', req, res)
      if (actor === undefined) return
      const form = formOf(req)
      const outcome = OUTCOMES.find((name) => name === textIn(form, 'outcome'))
      if (outcome === undefined) {
        throw new Refusal('reason-missing', 'Choose what you decide', { field: 'outcome' })
      }
      const decision = {
        outcome,
        value: outcome === 'reduced' ? valueIn(form) : null,
        note: textIn(form, 'note'),
      }
      await commands.decideObjection({ actor, key: keyIn(form) }, transactionIn(req), decision)
      res.redirect(303, `/officer/transactions/${transactionIn(req)}`)
    },
  }
}

/** Throws `valuation-not-higher` for what is no sum. */
function valueIn(form: Form): Cents {
  const value = parseRupees(textIn(form, 'value'))
  if (value !== undefined) return value
  throw new Refusal('valuation-not-higher', 'The value is a sum in rupees', { field: 'value' })
}
