import type { Screened, ScreeningFacts } from './rule.ts'

/**
 * What is published is not transcribed while an objection stands: nobody can release it. What one officer set aside
 * is no bar, but two must have looked at it. Nothing when nobody objects.
 */
export function publicationRun({ publication }: Pick<ScreeningFacts, 'publication'>): readonly Screened[] {
  if (publication === undefined) return []
  const { objectedAt, setAsideAt } = publication
  const found = { rule: 'publication-run', verdict: 'failed' } as const
  if (setAsideAt !== undefined) {
    return [
      {
        ...{ ...found, code: 'prescription-objection-set-aside', weight: 'serious' },
        basis: 'Registrar-General’s instruction: no single officer disposes of an objection (assumed)',
        detail: { objectedAt, setAsideAt },
      },
    ]
  }
  return [
    {
      ...{ ...found, code: 'prescription-objected', weight: 'block' },
      basis: 'Acquisitive Prescription Act 2018 s. 7 (no transcription while objected)',
      detail: { objectedAt },
    },
  ]
}
