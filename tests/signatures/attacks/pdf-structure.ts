import { latin1, startxrefOf, textOf } from '../pdf/raw.ts'
import type { Base } from './base.ts'
import { FORGED, overwritten, slotOf, type Attack } from './forge.ts'

const STARTXREF = /startxref\s+\d+\s+%%EOF\s*$/

/** The first signature's ByteRange replaced, no other byte moved. */
const range =
  (to: (start: number, end: number, rest: number) => string): Attack['forge'] =>
  ({ pdf }) => {
    const [, start, end, rest] = slotOf(pdf).byteRange
    return overwritten(
      pdf,
      /\/ByteRange \[[^\]]*\]/.exec(textOf(pdf))?.[0] ?? '',
      `/ByteRange ${to(start, end, rest)}`,
    )
  }

/** The first signature's `/Contents <…>` replaced, no other byte moved. */
const contents =
  (change: (hex: string) => string): Attack['forge'] =>
  ({ pdf }) => {
    const [, start, end] = slotOf(pdf).byteRange
    return overwritten(pdf, textOf(pdf).slice(start, end), change(textOf(pdf).slice(start, end)), start)
  }

/** An entry of the first signature's dictionary replaced by one as long. */
const entry =
  (from: string, to: string): Attack['forge'] =>
  ({ pdf }) =>
    overwritten(pdf, from, to, slotOf(pdf).offset)

const whole =
  (change: (text: string, base: Base) => string): Attack['forge'] =>
  (base) =>
    latin1(change(textOf(base.pdf), base))

const ranges: readonly (readonly [string, Attack['forge']])[] = [
  ['ByteRange empty', range(() => '[]')],
  ['ByteRange null', range(() => 'null')],
  ['ByteRange of zeros', range(() => '[0 0 0 0]')],
  ['ByteRange negative', range((start, end) => `[0 ${start} ${end} -1]`)],
  ['ByteRange of three', range((start, end) => `[0 ${start} ${end}]`)],
  ['ByteRange from the second byte', range((start, end, rest) => `[1 ${start - 1} ${end} ${rest}]`)],
  ['ByteRange beyond the file', range((start, end, rest) => `[0 ${start} ${end} ${rest + 99999}]`)],
  ['ByteRange short of the end', range((start, end, rest) => `[0 ${start} ${end} ${rest - 1}]`)],
  ['ByteRange over everything', range((_, end, rest) => `[0 ${end + rest} ${end + rest} 0]`)],
  ['the gap one byte early', range((start, end, rest) => `[0 ${start - 1} ${end} ${rest}]`)],
  ['the gap one byte late', range((start, end, rest) => `[0 ${start} ${end + 1} ${rest - 1}]`)],
  ['the gap shifted', range((start, end, rest) => `[0 ${start + 1} ${end + 1} ${rest - 1}]`)],
  ['ByteRange under another key', entry('/ByteRange', '/ByteRangX')],
]

const values: readonly (readonly [string, Attack['forge']])[] = [
  ['Contents empty', contents(() => '<>')],
  ['Contents null', contents(() => 'null')],
  ['Contents of zeros', contents((hex) => `<${'0'.repeat(hex.length - 2)}>`)],
  ['Contents in round brackets', contents(() => '(0)')],
  ['Contents under another key', entry('/Contents', '/ContentX')],
  [
    'Contents with one letter in the other case',
    contents((hex) => hex.replace(/[a-f](?=[^a-f]*$)/, (letter) => letter.toUpperCase())),
  ],
  ['Contents with white space', contents((hex) => `${hex.slice(0, 9)} ${hex.slice(10)}`)],
  ['another SubFilter', entry('/ETSI.CAdES.detached', '/adbe.x509.rsa_sha1')],
  ['no SubFilter', entry('/SubFilter', '/SubFilteR')],
  ['no Filter', entry('/Filter', '/FilteR')],
  ['another Type', entry('/Type /Sig', '/Type /Pig')],
  ['a key twice', entry('/Filter /Adobe.PPKLite', '/Type /Sig')],
  ['a key twice, once in escapes', entry('/Filter /Adobe.PPKLite', '/Typ#65 /Sig')],
]

const swaps: readonly (readonly [string, string, Attack['forge']])[] = [
  ['SWA', 'a forged object in the gap', contents((hex) => intoGap(hex, `4 0 obj ${FORGED} endobj`))],
  ['SWA', 'another signature’s digits in the gap', contents((hex) => `<${hex.slice(3, -1)}00>`)],
  ['SWA', 'the second range moved behind a forged object', movedRange],
]

function intoGap(hex: string, object: string): string {
  return `${hex.slice(0, Math.max(1, hex.length - 1 - object.length))}>${object}`.slice(0, hex.length)
}

/** What was signed stays where its digest is taken from; between the two ranges stands what is shown. */
function movedRange({ pdf }: Base): Uint8Array | undefined {
  const [, start, end, rest] = slotOf(pdf).byteRange
  const inserted = `4 0 obj\n${FORGED}\nendobj\n`
  const old = /\/ByteRange \[[^\]]*\]/.exec(textOf(pdf))?.[0] ?? ''
  const moved = overwritten(pdf, old, `/ByteRange [0 ${start} ${end + inserted.length} ${rest}]`)
  return moved && latin1(`${textOf(moved).slice(0, end)}${inserted}${textOf(moved).slice(end)}`)
}

const endings: readonly (readonly [string, string, Attack['forge']])[] = [
  ['parser differential', 'a byte after the end', whole((text) => `${text}x`)],
  ['parser differential', 'blank lines after the end', whole((text) => `${text}\n\n`)],
  ['parser differential', 'a byte before the header', whole((text) => ` ${text}`)],
  ['parser differential', 'a second header before the first', whole((text) => `%PDF-1.7\n${text}`)],
  ['parser differential', 'a second header at the end', whole((text) => `${text}%PDF-1.7\n`)],
  [
    'parser differential',
    'a whole file before this one',
    whole((text, { layout }) => textOf(layout()) + text),
  ],
  [
    'parser differential',
    'a whole file after this one',
    whole((text, { layout }) => text + textOf(layout())),
  ],
  ['parser differential', 'two startxref', whole((text) => text + (STARTXREF.exec(text)?.[0] ?? ''))],
  ['parser differential', 'startxref to the first section', whole(toOldest)],
  ['parser differential', 'startxref one byte off', whole((text) => text.replace(STARTXREF, offBy(1)))],
  ['parser differential', 'no end mark', whole((text) => text.replace(/%%EOF\s*$/, ''))],
  ['ISA-2', 'an object behind the end', whole((text) => `${text}4 0 obj\n${FORGED}\nendobj\n`)],
  [
    'ISA-2',
    'an object with an end mark of its own',
    whole((text) => `${text}4 0 obj\n${FORGED}\nendobj\n%%EOF\n`),
  ],
  ['ISA-2', 'an object under the old startxref', whole(underOldStartxref)],
  ['ISA-3', 'an object under an empty table', whole(underEmptyTable)],
  ['ISA-3', 'an object that its table does not list', whole(unlisted)],
]

function offBy(difference: number): (ending: string) => string {
  return (ending) => ending.replace(/\d+/, (at) => String(Number(at) + difference))
}

function toOldest(text: string): string {
  const oldest = /startxref\s+(\d+)/.exec(text)?.[1] ?? '0'
  return `${text}startxref\n${oldest}\n%%EOF\n`
}

function underOldStartxref(text: string): string {
  return `${text}4 0 obj\n${FORGED}\nendobj\nstartxref\n${startxrefOf(text)}\n%%EOF\n`
}

function underEmptyTable(text: string): string {
  return updateOf(text, `4 0 obj\n${FORGED}\nendobj\n`, '0 0\n')
}

function unlisted(text: string): string {
  const at = String(text.length).padStart(10, '0')
  return updateOf(text, `60 0 obj\n(x)\nendobj\n4 0 obj\n${FORGED}\nendobj\n`, `60 1\n${at} 00000 n \n`)
}

function updateOf(text: string, objects: string, rows: string): string {
  const trailer = `trailer\n<< /Size 100 /Root 1 0 R /Prev ${startxrefOf(text)} >>\n`
  const xref = text.length + objects.length
  return `${text}${objects}xref\n${rows}${trailer}startxref\n${xref}\n%%EOF\n`
}

export const STRUCTURE_ATTACKS: readonly Attack[] = [
  ...[...ranges, ...values].map(([name, forge]): Attack => ({ of: 'USF', name, forge })),
  ...[...swaps, ...endings].map(([of, name, forge]): Attack => ({ of, name, forge })),
]
