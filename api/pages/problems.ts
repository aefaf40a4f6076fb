import type { Response } from 'express'
import type { Problem } from '../problem.ts'
import type { Renderer, Voice } from './render/show.ts'

/** Shows a problem to a browser, in words with what to do. A fault has a number and no words of its own. */
export function createShowProblem(renderer: Renderer): (problem: Problem, res: Response) => void {
  return (problem, res) => {
    const { req } = res
    const { title, text } = wordsFor(problem, renderer.voiceOf(req))
    renderer.show(req, res, {
      template: 'problem',
      title,
      data: { text, status: problem.status, reference: problem.instance, isFault: problem.status === 500 },
    })
  }
}

function wordsFor(
  { code, status }: Problem,
  { t }: Voice,
): { readonly title: string; readonly text: string } {
  if (code !== undefined) return { title: t.refusals[code].title, text: t.refusals[code].advice }
  if (status === 404) return t.problems.notFound
  return status === 503 ? t.problems.unavailable : t.problems.fault
}
