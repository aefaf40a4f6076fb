/** A name with a dot in it, as the public network has them: no address, and no name of this machine's own. */
const PUBLIC = /^https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d{1,5})?(\/[\x21-\x7e]*)?$/i
const LOOPBACK = /^https?:\/\/127\.0\.0\.1(:\d{1,5})?(\/[\x21-\x7e]*)?$/

const LONGEST = 500

/**
 * Whether webhooks may be registered for that URL: https and a public name, or this machine where `reach` says so.
 * What the name leads to is looked at each time something is sent there.
 */
export function isEndpointUrl(text: string, reach: 'public' | 'loopback'): boolean {
  if (text.length > LONGEST) return false
  return PUBLIC.test(text) || (reach === 'loopback' && LOOPBACK.test(text))
}
