/** A number as written. `3` and `3.0` are equal, but only the first may count bytes or name an object. */
export interface PdfNumber {
  readonly kind: 'number'
  readonly value: number
  readonly integer: boolean
}

export interface PdfString {
  readonly kind: 'string'
  readonly bytes: Uint8Array
  readonly hex: boolean
  /** The token with its brackets: [start, end). */
  readonly start: number
  readonly end: number
}

export interface PdfName {
  readonly kind: 'name'
  /** Without the slash, `#xx` resolved: `/A#42` and `/AB` are one name. One character a byte. */
  readonly name: string
}

export interface PdfArray {
  readonly kind: 'array'
  readonly items: readonly PdfValue[]
}

/** A key stands once; a null value is kept, for whoever asks finds `null` in both cases (ISO 32000-2 7.3.9). */
export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
  readonly start: number
}

export interface PdfRef {
  readonly kind: 'ref'
  readonly number: number
  readonly generation: number
}

export interface PdfStream {
  readonly kind: 'stream'
  readonly dict: PdfDict
  /** The data as stored, filters unapplied, is `source` from `start` to `end`: see `dataOf`. */
  readonly source: Uint8Array
  readonly start: number
  readonly end: number
}

export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | PdfNumber
  | PdfString
  | PdfName
  | PdfArray
  | PdfDict
  | PdfRef
  | PdfStream

export const NULL: PdfValue = { kind: 'null' }

/** A view of the stream's data as stored. Made on demand, since most streams are only stepped over. */
export function dataOf({ source, start, end }: PdfStream): Uint8Array {
  return source.subarray(start, end)
}

/** The value under `key`, unresolved; null when absent. */
export function entryOf(dict: PdfDict, key: string): PdfValue {
  return dict.entries.get(key) ?? NULL
}

export function isName(value: PdfValue, name: string): boolean {
  return value.kind === 'name' && value.name === name
}

/** A non-negative integer that is safe to count with, else undefined. */
export function asCount(value: PdfValue | undefined): number | undefined {
  if (value?.kind !== 'number' || !value.integer) return undefined
  return Number.isSafeInteger(value.value) && value.value >= 0 ? value.value : undefined
}
