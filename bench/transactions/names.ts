/** What the parts of the bench call each other. */
export const FLOOR_QUEUE = 'bench-floor'
export const FLOOR_DOCUMENTS_QUEUE = 'bench-floor-documents'
export const MERCHANT = { id: 'BENCH', password: 'bench' } as const
export const BUCKET = 'bench'
export const CODEC_KEY = { id: 'bench', key: new Uint8Array(32).fill(7) }
