/** One sentence for each code of a check. */
export type Words = Readonly<Record<string, string>>
