/** How a person would call whom a distinguished name means (RFC 4514): the common name, else the whole. */
export function commonNameIn(name: string): string {
  // Between attributes stands a comma or a plus; inside one they are escaped.
  const parts = name.match(/(?:\\.|[^\\,+])+/gu) ?? []
  const common = parts.find((part) => part.startsWith('CN='))
  return common?.slice('CN='.length).replace(/\\([^0-9a-f])/giu, '$1') ?? name
}
