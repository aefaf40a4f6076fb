import type { Screened, ScreeningFacts } from './rule.ts'

/** What is published is not transcribed while an objection stands: nobody can release it. Nothing when none does. */
export function publicationRun({ publication }: Pick<ScreeningFacts, 'publication'>): readonly Screened[] {
  if (publication === undefined) return []
  return [
    {
      ...({
        rule: 'publication-run',
        verdict: 'failed',
        code: 'prescription-objected',
        weight: 'block',
      } as const),
      basis: 'Acquisitive Prescription Act 2018 s. 7 (no transcription while objected)',
      detail: { objectedAt: publication.objectedAt },
    },
  ]
}
