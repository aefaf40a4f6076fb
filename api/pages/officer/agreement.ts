import type { Request, RequestHandler } from 'express'
import { agreementOf } from '../../../domain/dry-run/agreement.ts'
import { later } from '../../../domain/time.ts'
import type { Text } from '../../../web/text/shape.ts'
import { authorize } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { explainCode } from '../explain.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'

const DAY_MS = 24 * 60 * 60 * 1_000
const PERIODS = [30, 90, 365] as const
/** Examinations looked at for one answer, as the API does. */
const MOST = 10_000

/** How often dry runs said what the examination then found, rule by rule, and where they did not. */
export function createAgreementPage({ stores, now }: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    authorize(actor, 'measure dry runs', null)
    const days = periodIn(req)
    const since = later(now(), -days * DAY_MS)
    const { byRule, differing, ...figures } = agreementOf(await stores.dryRuns.tried(since, MOST))
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'officer/agreement',
      title: t.dryRun.agreement.title,
      data: {
        ...{ figures, since, days, periods: PERIODS },
        byRule: byRule.map((one) => ({
          ...{ ...one, name: ruleIn(t, one.rule) },
          basisPoints: Math.round((one.agreed / one.compared) * 10_000),
        })),
        differing: differing.map(({ transactionId, round, rule, foretold, found }) => ({
          ...{ transactionId, round, rule: ruleIn(t, rule) },
          ...{ foretold: answerIn(t, rule, foretold), found: answerIn(t, rule, found) },
        })),
      },
    })
  }
}

function periodIn({ query }: Request): number {
  return PERIODS.find((days) => String(days) === query['days']) ?? 90
}

function ruleIn({ dryRun }: Text, rule: string): string {
  const known: Readonly<Record<string, string>> = dryRun.rules
  return known[rule] ?? rule
}

/** A code in words; of the duties, their sum. */
function answerIn(t: Text, rule: string, answer: string | null): string {
  if (answer === null) return t.dryRun.agreement.notAsked
  return rule === 'assessment' ? `Rs\u00a0${answer}` : explainCode(t, answer)
}
