import type {
  Aspects,
  Conclusion,
  DocumentVerdict,
  SignatureVerdict,
  TimestampFacts,
  TimestampVerdict,
} from '../../signatures/verdict.ts'
import { commonNameIn } from './common-name.ts'
import { BY_INDICATION, conclusionOf, isUnsigned, outcomeOf } from './examined.ts'
import type { Examined } from './examined.ts'
import { findingLines } from './finding-lines.ts'
import type { Words } from './words.ts'

/** In the order in which a reader asks them. */
const ASPECTS: readonly (keyof Aspects)[] = [
  ...(['integrity', 'changesAfter', 'format', 'path', 'revocation', 'time', 'policy'] as const),
]

/**
 * A file and its verdict as a page to be read by a lawyer: the conclusion first, then each signature in plain
 * sentences with the code that decided, then every finding in words with its check and its place.
 */
export function page(examined: Examined, words: Words): string {
  const { file } = examined
  const lines =
    'unreadable' in examined
      ? [words.conclusions.failed, words.unreadable(examined.unreadable)]
      : verdictLines(examined, words)
  return [file, ...indented(lines), ''].map(printable).join('\n')
}

function verdictLines(
  examined: Examined & { readonly verdict: DocumentVerdict },
  words: Words,
): readonly string[] {
  const { verdict } = examined
  const findings = findingLines(verdict.structure, words)
  return [
    `${words.conclusions[conclusionOf(examined)]} (${codesOf(outcomeOf(verdict))})`,
    ...(isUnsigned(verdict) ? [words.unsigned] : []),
    `SHA-256 ${verdict.document.sha256}`,
    words.document(verdict.document.bytes, verdict.document.revisions),
    judgedLine(verdict, words),
    ...verdict.signatures.flatMap((signature, index) => signatureLines(signature, index, words)),
    ...verdict.timestamps.flatMap((timestamp, index) => timestampLines(timestamp, index, words)),
    ...(findings.length === 0 ? [] : ['', words.file, ...indented(findings)]),
  ]
}

function judgedLine({ validationTime, policy }: DocumentVerdict, words: Words): string {
  return words.judged(validationTime, `${policy.id} ${policy.version}`, policy.trustList)
}

const MARKS = { PASSED: '✓', FAILED: '✗', INDETERMINATE: '?' } as const

function signatureLines(signature: SignatureVerdict, index: number, words: Words): readonly string[] {
  const { signer, aspects, times, path, level } = signature
  const sentences = ASPECTS.map((name) => {
    const { verdict, code } = aspects[name]
    return `${MARKS[verdict]} ${words.aspects[name][verdict]} (${code})`
  })
  const lines = [
    `${words.signatures[BY_INDICATION[signature.indication]]} (${codesOf(signature)}${level === 'NONE' ? '' : `, ${level}`})`,
    ...sentences,
    words.coverage[signature.coverage],
    ...(signer === null ? [] : [words.certificate(signer.subject, signer.issuer)]),
    ...(times.claimed === undefined ? [] : [words.claimed(times.claimed)]),
    ...(times.bestSource === 'NOW' ? [] : [words.proven(times.best)]),
    ...signature.timestamps.map((facts) => `${words.stamped} ${stampOf(facts, words)}`),
    ...findingLines([...signature.findings, ...path.findings, ...findingsOf(signature.timestamps)], words),
  ]
  const name = signer === null ? null : commonNameIn(signer.subject)
  return ['', words.signature(index + 1, name), ...indented(lines)]
}

function timestampLines(timestamp: TimestampVerdict, index: number, words: Words): readonly string[] {
  const { token, findings } = timestamp
  const lines = [
    `${words.timestamps[BY_INDICATION[timestamp.indication]]} (${codesOf(timestamp)})`,
    ...(token === null ? [] : [stampOf(token, words)]),
    ...findingLines([...findings, ...findingsOf(token === null ? [] : [token])], words),
  ]
  return ['', words.documentTimestamp(index + 1), ...indented(lines)]
}

function stampOf({ genTime, tsa }: TimestampFacts, words: Words): string {
  return words.stamp(genTime, tsa === null ? null : commonNameIn(tsa.subject))
}

function findingsOf(timestamps: readonly TimestampFacts[]): TimestampFacts['findings'] {
  return timestamps.flatMap(({ findings, path }) => [...findings, ...path.findings])
}

function codesOf({ indication, subIndication }: { readonly [Key in keyof Conclusion]?: unknown }): string {
  return [indication, subIndication].filter(Boolean).join(' / ')
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`))
}

/** Names come from the file under examination: none may end a line, turn it around or command the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
}
