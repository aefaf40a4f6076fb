import type { Bilingual } from '../../domain/transaction/bilingual.ts'

/** The names of a table of the domain in one language: `{ vendor: 'Vendor', … }`. */
export function titlesIn<Key extends string>(
  language: keyof Bilingual,
  table: Readonly<Record<Key, Bilingual>>,
): Readonly<Record<Key, string>> {
  const entries = Object.entries<Bilingual>(table).map(([key, title]) => [key, title[language]])
  return Object.fromEntries(entries) as Record<Key, string>
}

export function kindTitles(
  language: keyof Bilingual,
  kinds: Readonly<Record<string, { readonly title: Bilingual }>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, { title }]) => [kind, title[language]]))
}

/** `Vendeur` as a word within a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
