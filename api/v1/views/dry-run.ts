import type { z } from 'zod'
import type { Agreement } from '../../../domain/dry-run/agreement.ts'
import { apart, foretell } from '../../../domain/dry-run/dry-run.ts'
import type { DryRun } from '../../../domain/dry-run/dry-run.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Finding } from '../../../domain/verdict.ts'
import type { Text } from '../../../web/text/shape.ts'
import { TEXTS } from '../../../web/text/text.ts'
import { wordsFor } from '../../../web/text/words-for.ts'
import type { agreement, dryRun } from '../schemas/dry-run.ts'

type DryRunView = z.input<typeof dryRun>

/** Errors apart from warnings, each with what to do. */
export function dryRunView(run: DryRun): DryRunView {
  const { at, deedSha256, assessment, surcharge } = run
  const { errors, warnings, inOrder } = apart(run)
  return {
    ...{ at, deedSha256, foretold: foretell(run) },
    errors: errors.map(advised),
    warnings: warnings.map(advised),
    inOrder: [...inOrder],
    assessment: { ...assessment, lines: [...assessment.lines] },
    surcharge,
  }
}

function advised(finding: Finding): DryRunView['errors'][number] {
  return { ...finding, advice: { fr: adviceIn(TEXTS.fr, finding), en: adviceIn(TEXTS.en, finding) } }
}

function adviceIn(t: Text, { code }: Finding): string {
  return wordsFor(t, code)?.advice ?? t.findingFallback.advice
}

export function agreementView(
  since: Instant,
  { compared, agreed, byRule, differing }: Agreement,
): z.input<typeof agreement> {
  return {
    ...{ since, compared, agreed, byRule: [...byRule], differing: [...differing] },
    rate: compared === 0 ? null : agreed / compared,
  }
}
