import type { Screened, ScreeningFacts } from './rule.ts'

/** The same signed deed must not be lodged twice: the deed of a cancelled sale has been reused with success before. */
export function deedNeverSeen(facts: ScreeningFacts): Screened {
  const fresh = facts.deedSeenIn.length === 0
  return {
    rule: 'deed-never-seen',
    verdict: fresh ? 'passed' : 'failed',
    code: fresh ? 'deed-new' : 'deed-seen-before',
    weight: 'serious',
    basis: 'Registrar-General’s screening instruction 1 (reuse of a signed deed)',
    detail: { deed: facts.deedSha256, seenIn: facts.deedSeenIn.join(', ') },
  }
}
