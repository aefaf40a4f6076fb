/** As much of a browser as a login needs: cookies with their paths, and redirects followed one by one. */
export interface Browser {
  /** Follows redirects while they stay at `origin`; answers the first response that does not go on there. */
  visit(url: string, init?: RequestInit): Promise<Response>
}

interface Cookie {
  readonly value: string
  readonly path: string
}

export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, Cookie>()

  const keep = (line: string): void => {
    const [pair = '', ...attributes] = line.split('; ')
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/'
    const equals = pair.indexOf('=')
    const name = pair.slice(0, equals)
    if (attributes.some((attribute) => attribute.includes('1970'))) cookies.delete(`${name} ${path}`)
    else cookies.set(`${name} ${path}`, { value: pair, path })
  }
  const cookiesFor = (pathname: string): string =>
    [...cookies.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ value }) => value)
      .join('; ')

  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie: cookiesFor(new URL(url).pathname) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    response.headers.getSetCookie().forEach(keep)
    const location = response.headers.get('location')
    const next = location === null ? undefined : new URL(location, url)
    return next?.origin === origin ? visit(next.href) : named(response, url)
  }
  return { visit }
}

/** `Response.url` does not say where a chain of manual redirects ended in every version; this does. */
function named(response: Response, url: string): Response {
  Object.defineProperty(response, 'url', { value: url })
  return response
}
