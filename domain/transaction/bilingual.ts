/** A name in both languages of the register. */
export interface Bilingual {
  readonly en: string
  readonly fr: string
}
