import type { Request } from 'express'

/** The good news that a redirect asked for by its name; none when a form was just refused. */
export function doneOf(req: Request, news: Readonly<Record<string, string>>): string | undefined {
  const { done } = req.query
  return req.method === 'GET' && typeof done === 'string' ? news[done] : undefined
}
