import type { CheckFinding } from '../../certs/finding.ts'
import type { Aspects, DocumentVerdict, SignatureVerdict } from '../../signatures/verdict.ts'
import { conclusionOf, isUnsigned } from './examined.ts'
import type { Examined } from './examined.ts'
import type { Words } from './words.ts'

/** In the order in which a reader asks them. */
const ASPECTS: readonly (keyof Aspects)[] = [
  ...(['integrity', 'changesAfter', 'format', 'path', 'revocation', 'time', 'policy'] as const),
]

/**
 * A file and its verdict as a page to be read by a lawyer: the conclusion first, then each signature in plain
 * sentences with the code that decided, then every finding with its check and its place.
 */
export function page(examined: Examined, words: Words): string {
  const { file } = examined
  if ('unreadable' in examined) return `${file}\n  ${words.unreadable(examined.unreadable)}`
  const { verdict } = examined
  const lines = [
    words.conclusions[conclusionOf(examined)],
    ...(isUnsigned(verdict) ? [words.unsigned] : []),
    `SHA-256 ${verdict.document.sha256}`,
    words.document(verdict.document.bytes, verdict.document.revisions),
    judgedLine(verdict, words),
    ...verdict.structure.map((finding) => findingLine(finding, words)),
    ...verdict.signatures.flatMap((signature, index) => signatureLines(signature, index, words)),
  ]
  return [file, ...lines.map((line) => `  ${line}`)].join('\n')
}

function judgedLine({ validationTime, policy }: DocumentVerdict, words: Words): string {
  return words.judged(validationTime, `${policy.id} ${policy.version}`, policy.trustList)
}

const MARKS = { PASSED: '✓', FAILED: '✗', INDETERMINATE: '?' } as const

function signatureLines(signature: SignatureVerdict, index: number, words: Words): readonly string[] {
  const { signer, coverage, aspects, times, path, subIndication, indication } = signature
  const findings = [...signature.findings, ...path.findings]
  const sentences = ASPECTS.map((name) => {
    const { verdict, code } = aspects[name]
    return `${MARKS[verdict]} ${words.aspects[name][verdict]} (${code})`
  })
  const lines = [
    [indication, subIndication, signature.level].filter(Boolean).join(' / '),
    ...sentences,
    coverage === 'ENTIRE_FILE' ? words.coversAll : words.coversPart,
    ...(times.claimed === undefined ? [] : [words.claimed(times.claimed)]),
    ...(findings.length === 0 ? [] : [`${words.findings}:`]),
    ...findings.map((finding) => `  ${findingLine(finding, words)}`),
  ]
  return ['', words.signature(index + 1, signer?.subject ?? null), ...lines.map((line) => `  ${line}`)]
}

function findingLine({ level, check, code, at, detail }: CheckFinding, words: Words): string {
  const place = at === undefined ? '' : ` ${words.place(at.offset)}`
  return `${level.padEnd(5)} ${check} ${code}${place}${detail === undefined ? '' : `: ${detail}`}`
}
