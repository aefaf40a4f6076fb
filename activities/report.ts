/**
 * Tells those who run the office what went wrong beside an answer that was still given: by codes, ids and
 * addresses of our own configuration, an error as `err`.
 */
export type Report = (message: string, detail: Readonly<Record<string, unknown>>) => void
