import { limitReached, PdfStructureError } from './error.ts'
import { cursorAt, type PdfFile } from './file.ts'
import { latin1, readDigits, skipBlanks, skipSpace } from './lexer.ts'
import { LIMITS } from './limits.ts'
import { readIndirectObject } from './object.ts'
import { hybridUnion, readEnding, readSection, type Ending } from './section.ts'
import { asCount, type PdfDict } from './values.ts'
import { sameEntry, type Span, type XrefEntry, type XrefSection } from './xref.ts'

/** One state of the file: everything that one save added. */
export interface Layer {
  /** The byte after the `%%EOF` that closes it. */
  readonly end: number
  /** Sections, trailers and endings, which are not objects. */
  readonly spans: readonly Span[]
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PdfDict
  /** Where its newest cross-reference section starts. */
  readonly xrefAt: number
}

interface Link {
  readonly section: XrefSection
  /** Some producers leave it out after the first section of a linearized file, where it says nothing. */
  readonly ending: Ending | undefined
}

const TAIL_BYTES = 1024

/**
 * Follows startxref and Prev from the end of the file to its beginning and answers the revisions, oldest first.
 * Revisions are counted by this chain and never by searching for `%%EOF`, which embedded files contain too (S3).
 * @throws PdfStructureError
 */
export function readChain(file: PdfFile, startxref: number): readonly Layer[] {
  const links = withHiddenStreams(readLinks(file, startxref))
  const base = linearizedPair(file, links) ?? hybridPair(links)
  const updates = base === undefined ? links : links.slice(0, -2)
  const layers = updates.map((link, i) => layerOf(link, updates[i + 1]))
  return [...layers, ...(base === undefined ? [] : [base])].reverse()
}

/**
 * The newest link alone, which must lead to the section at `prev`: what one update put behind a file that ended there.
 * One that hides a stream can only be understood with all that stands before it, and is refused.
 * @throws PdfStructureError
 */
export function readNewest(file: PdfFile, startxref: number, prev: number): Layer {
  const section = readSection(file, startxref)
  if (previous(section) !== prev) throw new PdfStructureError('S3', 'prev-malformed', startxref)
  if (section.hybrid !== undefined) throw new PdfStructureError('S3', 'hybrid-malformed', startxref)
  return layerOf({ section, ending: readEnding(file, section.end) })
}

/** Where the newest section starts: the last `startxref` of the file is the one that counts. @throws PdfStructureError */
export function lastStartxref(file: PdfFile): number {
  const from = Math.max(0, file.bytes.length - TAIL_BYTES)
  const found = latin1(file.bytes.subarray(from)).lastIndexOf('startxref')
  if (found === -1) throw new PdfStructureError('S2', 'end-mark-missing', file.bytes.length)
  const cursor = cursorAt(file, from + found + 'startxref'.length)
  skipBlanks(cursor)
  return readDigits(cursor)
}

function readLinks(file: PdfFile, newest: number): readonly Link[] {
  const links: Link[] = []
  for (let at: number | undefined = newest; at !== undefined;) {
    if (links.length >= LIMITS.revisions) throw limitReached(at)
    if (links.some(({ section }) => section.at === at)) throw new PdfStructureError('S3', 'prev-loops', at)
    const section = readSection(file, at)
    links.push({ section, ending: readEnding(file, section.end) })
    at = previous(section)
  }
  return links
}

/**
 * Gives each section what the stream that its table names lists too. Some writers copy the name into the next
 * update, where readers would look into the old stream again (ISO 32000-2 7.5.8.4): then it must tell nothing new.
 */
function withHiddenStreams(links: readonly Link[]): readonly Link[] {
  const known = new Map<number, XrefEntry>()
  const streams = new Set<number>()
  return links
    .toReversed()
    .map((link) => {
      const section = settled(link.section, streams, known)
      for (const [number, entry] of section.entries) known.set(number, entry)
      return { ...link, section }
    })
    .reverse()
}

function settled(
  section: XrefSection,
  streams: Set<number>,
  known: ReadonlyMap<number, XrefEntry>,
): XrefSection {
  const { hybrid, at, end, entries, spans, trailer } = section
  if (hybrid === undefined) return section
  const { stream, own } = hybrid
  if (!streams.has(stream.at)) {
    streams.add(stream.at)
    return { ...section, entries: hybridUnion(own, stream), spans: [...stream.spans, ...spans] }
  }
  for (const [number, entry] of stream.entries) {
    const listed = own.get(number)
    const settles = listed === undefined ? sameEntry(known.get(number), entry) : listed.kind !== 'free'
    if (!settles) throw new PdfStructureError('S3', 'object-listed-twice', at)
  }
  return { at, end, entries, spans, trailer }
}

function previous({ trailer, at }: XrefSection): number | undefined {
  const prev = trailer.entries.get('Prev')
  if (prev === undefined) return undefined
  const offset = asCount(prev)
  if (offset === undefined) throw new PdfStructureError('S3', 'prev-malformed', at)
  return offset
}

function layerOf(link: Link, older?: Link): Layer {
  const { section } = link
  if (older !== undefined && older.section.at >= section.at) {
    throw new PdfStructureError('S3', 'prev-not-decreasing', section.at)
  }
  const ending = endingOf(link, section.at)
  return {
    end: ending.end,
    spans: [...section.spans, ending],
    entries: section.entries,
    trailer: section.trailer,
    xrefAt: section.at,
  }
}

/** The ending of a section, which must name `startxref`. */
function endingOf({ section, ending }: Link, startxref: number): Ending {
  if (ending === undefined) throw new PdfStructureError('S3', 'expected-startxref', section.end)
  if (ending.startxref !== startxref) throw new PdfStructureError('S3', 'startxref-differs', ending.start)
  return ending
}

/**
 * A linearized file begins with the cross-reference of its first page, whose Prev points *forward* to the main
 * one at the end (ISO 32000-2 annex F). The two are one revision: the only lawful exception to "Prev decreases".
 */
function linearizedPair(file: PdfFile, links: readonly Link[]): Layer | undefined {
  const [first, main] = links.slice(-2)
  if (first === undefined || main === undefined || main.section.at < first.section.at) return undefined
  const length = linearizedLength(file)
  const ending = endingOf(main, first.section.at)
  const fits = length !== undefined && length - ending.end >= 0 && length - ending.end <= 2
  if (!fits) throw new PdfStructureError('S3', 'prev-not-decreasing', first.section.at)
  return {
    end: ending.end,
    spans: [...first.section.spans, ...(first.ending ? [first.ending] : []), ...main.section.spans, ending],
    entries: disjointUnion(first.section, main.section),
    trailer: first.section.trailer,
    xrefAt: main.section.at,
  }
}

/**
 * Some producers write a file for old readers and end it with an empty table that only names a cross-reference
 * stream before the first one (ISO 32000-2 7.5.8.4). It adds no object, so the two are one save.
 */
function hybridPair(links: readonly Link[]): Layer | undefined {
  const [tail, main] = links.slice(-2)
  if (tail === undefined || main === undefined || tail.section.hybrid === undefined) return undefined
  const { stream, own } = tail.section.hybrid
  if (own.size > 0 || stream.at >= main.section.at) return undefined
  const [first, last] = [endingOf(main, main.section.at), endingOf(tail, tail.section.at)]
  return {
    end: last.end,
    spans: [...stream.spans, ...main.section.spans, first, ...tail.section.spans, last],
    entries: hybridUnion(main.section.entries, stream),
    trailer: tail.section.trailer,
    xrefAt: tail.section.at,
  }
}

/** The file length that the linearization dictionary, always the first object, claims. */
function linearizedLength(file: PdfFile): number | undefined {
  const cursor = cursorAt(file, 0)
  skipSpace(cursor)
  const { value } = readIndirectObject(file, cursor.at, () => undefined)
  if (value.kind !== 'dict' || !value.entries.has('Linearized')) return undefined
  return asCount(value.entries.get('L'))
}

function disjointUnion(first: XrefSection, main: XrefSection): ReadonlyMap<number, XrefEntry> {
  const entries = new Map(main.entries)
  for (const [number, entry] of first.entries) {
    if (entries.has(number)) throw new PdfStructureError('S3', 'object-listed-twice', first.at)
    entries.set(number, entry)
  }
  return entries
}
