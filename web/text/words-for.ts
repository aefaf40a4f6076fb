import type { Explained } from './en/explained.ts'
import type { Text } from './shape.ts'

/** A finding's code in words: what registering would refuse is found under the refusal's own code. */
export function wordsFor({ findings, refusals }: Text, code: string): Explained | undefined {
  const refused: Readonly<Record<string, Explained>> = refusals
  return findings[code] ?? refused[code]
}
