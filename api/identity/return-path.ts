/** Where to go after login: a path of ours, whatever an address asks for; else the first page. */
export function safePath(wanted: unknown, publicUrl: string): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, publicUrl)) return '/'
  const { origin, pathname, search } = new URL(wanted, publicUrl)
  // A path that begins with two slashes names a host.
  return origin === new URL(publicUrl).origin && !pathname.startsWith('//') ? pathname + search : '/'
}
