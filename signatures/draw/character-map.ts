/** Most entries that one block may hold: Adobe Technical Note 5014, section 4. */
const BLOCK = 100

/**
 * Tells readers which character each letter's number stands for, so that text can be searched and copied:
 * ISO 32000-2, 9.10.3. Of several characters that look alike (a space that does not break), the first.
 */
export function characterMap(letters: ReadonlyMap<number, { readonly id: number }>): Uint8Array {
  const characters = new Map([...letters].reverse().map(([codePoint, { id }]) => [id, codePoint]))
  const lines = [...characters].map(([id, codePoint]) => `<${hexOf(id)}> <${utf16(codePoint)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, i) => {
    const block = lines.slice(i * BLOCK, (i + 1) * BLOCK)
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`
  })
  return Buffer.from([OPENING, ...blocks, CLOSING].join('\n'), 'latin1')
}

const OPENING = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange`

const CLOSING = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`

/** A letter's number as a page shows it: two bytes. */
export function hexOf(number: number): string {
  return number.toString(16).padStart(4, '0')
}

function utf16(codePoint: number): string {
  return String.fromCodePoint(codePoint)
    .split('')
    .map((unit) => hexOf(unit.charCodeAt(0)))
    .join('')
}
