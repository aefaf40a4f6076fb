import { PdfStructureError } from './error.ts'

/**
 * Undoes the PNG row filters (ISO 32000-2 7.4.4.4; RFC 2083 6) for rows of one-byte samples.
 * @throws PdfStructureError at `offset`, where the stream stands, when the rows do not come out even.
 */
export function undoPngPredictor(data: Uint8Array, columns: number, offset: number): Uint8Array {
  const stride = columns + 1
  if (columns === 0 || data.length % stride !== 0) {
    throw new PdfStructureError('S3', 'predictor-malformed', offset)
  }
  const rows = data.length / stride
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * stride] ?? 0
    if (filter > 4) throw new PdfStructureError('S3', 'predictor-malformed', offset)
    undoRow(data.subarray(row * stride + 1, (row + 1) * stride), filter, out, row * columns)
  }
  return out
}

function undoRow(row: Uint8Array, filter: number, out: Uint8Array, base: number): void {
  const columns = row.length
  for (let i = 0; i < columns; i += 1) {
    const left = i > 0 ? (out[base + i - 1] ?? 0) : 0
    const above = base > 0 ? (out[base - columns + i] ?? 0) : 0
    const corner = base > 0 && i > 0 ? (out[base - columns + i - 1] ?? 0) : 0
    out[base + i] = (row[i] ?? 0) + prediction(filter, left, above, corner)
  }
}

function prediction(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  return filter === 4 ? paeth(left, above, corner) : 0
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const toLeft = Math.abs(guess - left)
  const toAbove = Math.abs(guess - above)
  const toCorner = Math.abs(guess - corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
