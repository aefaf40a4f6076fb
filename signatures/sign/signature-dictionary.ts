import type { Instant } from '../../domain/time.ts'
import { textString } from './serialize.ts'
import type { SigningOptions } from './signer.ts'

/** Wide enough for a file of any size that is accepted: `[0 a b c]` is written over these blanks later. */
const BYTE_RANGE_WIDTH = 48

const BYTE_RANGE_BLANK = `[${' '.repeat(BYTE_RANGE_WIDTH - 2)}]`

/** Where the two late values stand, counted from the start of the dictionary's text. */
export interface SignatureDictionary {
  readonly text: string
  readonly byteRangeAt: number
  /** Of the `<` that opens /Contents. */
  readonly contentsAt: number
  /** Of the byte after the `>` that closes it. */
  readonly contentsEnd: number
}

/** The signature dictionary of PAdES (ETSI EN 319 142-1 6.3) with room for a CMS of `reserve` octets. */
export function signatureDictionary(options: SigningOptions, reserve: number): SignatureDictionary {
  return dictionaryWith(
    `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${optionalEntries(options)}`,
    reserve,
  )
}

/** A document timestamp with room for a token of `reserve` octets (ISO 32000-2 12.8.5). */
export function timestampDictionary(reserve: number): SignatureDictionary {
  return dictionaryWith('/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /V 0 ', reserve)
}

function dictionaryWith(entries: string, reserve: number): SignatureDictionary {
  const head = `<< ${entries}/ByteRange `
  const middle = `${head}${BYTE_RANGE_BLANK} /Contents `
  const contents = `<${'0'.repeat(reserve * 2)}>`
  return {
    text: `${middle}${contents} >>`,
    byteRangeAt: head.length,
    contentsAt: middle.length,
    contentsEnd: middle.length + contents.length,
  }
}

/** The array over the blanks, as wide as they were: no other byte moves. */
export function byteRangeText(range: readonly [number, number, number, number]): string {
  return `[${range.join(' ')}`.padEnd(BYTE_RANGE_WIDTH - 1) + ']'
}

function optionalEntries({ at, reason, location, certify }: SigningOptions): string {
  const entries = [
    `/M (${pdfDate(at)})`,
    ...(reason === undefined ? [] : [`/Reason ${textString(reason)}`]),
    ...(location === undefined ? [] : [`/Location ${textString(location)}`]),
    ...(certify === undefined ? [] : [`/Reference [${certification(certify)}]`]),
  ]
  return `${entries.join(' ')} `
}

/** ISO 32000-2 12.8.2.2. */
function certification(level: 1 | 2 | 3): string {
  const parameters = `<< /Type /TransformParams /V /1.2 /P ${level} >>`
  return `<< /Type /SigRef /TransformMethod /DocMDP /TransformParams ${parameters} >>`
}

function pdfDate(at: Instant): string {
  return `D:${at.slice(0, 19).replace(/\D/g, '')}Z`
}
