import type { CheckFinding } from '../../certs/finding.ts'
import type { Words } from './words.ts'

const LEVELS = ['FAIL', 'WARN', 'INFO'] as const

/** The findings in words, the gravest first, each with its check, its code and its place. None twice. */
export function findingLines(findings: readonly CheckFinding[], words: Words): readonly string[] {
  const told = new Set<string>()
  return LEVELS.flatMap((level) => {
    const sentences = findings
      .filter((finding) => finding.level === level)
      .map((finding) => sentenceOf(finding, words))
      .filter((sentence) => !told.has(sentence) && told.add(sentence))
    return sentences.length === 0 ? [] : [words.levels[level], ...sentences.map((one) => `  ${one}`)]
  })
}

function sentenceOf({ check, code, at, detail }: CheckFinding, words: Words): string {
  const place = at === undefined ? [] : [words.place(at.offset)]
  const where = [`${check} ${code}`, ...place, ...(detail === undefined ? [] : [detail])]
  return `${words.checks[code] ?? code} (${where.join(', ')})`
}
