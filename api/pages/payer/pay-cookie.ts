import type { Request, Response } from 'express'
import { Refusal } from '../../../domain/refusal.ts'
import type { ApiConfig } from '../../deps.ts'
import { hostCookie, readCookie } from '../../identity/cookies.ts'
import { parsePayCode } from '../../pay-code.ts'

/** Long enough to find one's card and its telephone; short enough for a borrowed computer. */
const ONE_HOUR_MS = 60 * 60_000

/**
 * Remembers which notice a browser is paying. A cookie and not a hidden field, because the payer comes back
 * from the bank by a link that must not carry the code; out of reach of scripts, and worth one notice alone.
 */
export interface PayCookie {
  set(res: Response, payCode: string): void
  /** Throws `pay-link-invalid` when the browser carries none. */
  read(req: Request): string
  clear(res: Response): void
}

export function createPayCookie(config: Pick<ApiConfig, 'publicUrl'>): PayCookie {
  const { name, options } = hostCookie('pay', config)
  return {
    set(res, payCode) {
      res.cookie(name, payCode, { ...options, maxAge: ONE_HOUR_MS })
    },
    read(req) {
      const code = parsePayCode(readCookie(req, { name, options }) ?? '')
      if (code === undefined) throw new Refusal('pay-link-invalid', 'Enter the pay code again')
      return code
    },
    clear(res) {
      res.clearCookie(name, options)
    },
  }
}
