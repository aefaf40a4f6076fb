import { Router } from 'express'
import type { Request, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import type { ApiDeps } from '../../deps.ts'
import { perMinute } from '../../rate-limits.ts'
import { verifyDocument } from '../../verification.ts'
import type { Verification } from '../../verification.ts'
import { answering, messageFor } from '../answering.ts'
import { explainAll } from '../explain.ts'
import { readMultipart } from '../multipart.ts'
import type { Renderer } from '../render/show.ts'

const FILE = 'file'

/** The check that anyone may have made. Nothing is kept, so the answer comes without a redirect. */
export function createVerify(deps: ApiDeps, { show, voiceOf }: Renderer): Router {
  const ask = (req: Request, res: Response, refusal?: Refusal): void => {
    const voice = voiceOf(req)
    show(req, res, {
      template: 'verify',
      title: voice.t.verify.title,
      errors: refusal === undefined ? [] : [messageFor(voice, refusal, FILE)],
    })
  }
  const check = async (req: Request, res: Response): Promise<void> => {
    const { incoming } = await readMultipart(req)
    const verification = await verifyDocument(deps, incoming)
    const voice = voiceOf(req)
    const { t } = voice
    show(req, res, {
      template: 'verified',
      title: t.verify.verdicts[verification.verdict].title,
      data: { verification, signers: signersIn(verification), ...explainAll(voice, verification.findings) },
    })
  }
  const router = Router()
  router.get('/verify', (req, res) => {
    ask(req, res)
  })
  router.post('/verify', perMinute(deps.config.attemptsPerMinute), answering(deps, check, ask))
  return router
}

/** Whose signatures were found to hold. A name in a signature that does not hold says nothing. */
function signersIn({ findings }: Verification): readonly string[] {
  const holding = findings.filter(
    ({ rule, verdict }) => rule === 'deed-signature-valid' && verdict === 'passed',
  )
  const names = holding.map(({ detail }) => detail['signer']).filter((name) => typeof name === 'string')
  return [...new Set(names)]
}
