import type { ErrorRequestHandler } from 'express'

export type Log = (message: string, detail: Readonly<Record<string, unknown>>) => void

/** What a body parser refuses is the caller's fault and keeps its status; the rest is ours and says nothing. */
export function failed(log: Log): ErrorRequestHandler {
  return (error: Error & { readonly status?: number }, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const status = error.status ?? 500
    if (status >= 500) log('could not answer', { error: error.message })
    res.status(status).json({ error: { code: status < 500 ? 'malformed-request' : 'fault' } })
  }
}
