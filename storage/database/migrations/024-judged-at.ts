import type { Step } from './dialect.ts'

/** When a document was accepted or refused: what is refused is asked for anew from then on. */
export const judgedAt: Step = {
  name: '024-judged-at',
  statements: () => [`alter table document add column judged_at text`],
}
