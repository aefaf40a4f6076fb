import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

/** Where webhooks may go: out into the public network, or to this machine alone, for a sandbox. */
export type Reach = 'public' | 'loopback'

/** Special-purpose addresses that are not the public network (IANA registries, RFC 6890). */
const SPECIAL_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]
/** Within 2000::/3, outside of which nothing is public. Tunnels could lead back to a private IPv4 address. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const special = new BlockList()
for (const [list, family] of [
  [SPECIAL_V4, 'ipv4'],
  [SPECIAL_V6, 'ipv6'],
] as const) {
  for (const range of list) {
    const [network = '', bits] = range.split('/')
    special.addSubnet(network, Number(bits), family)
  }
}
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether webhooks may be sent to that IP address. */
export function mayReach(address: string, reach: Reach): boolean {
  const family = isIP(address)
  if (reach === 'loopback') return address === '127.0.0.1' || address === '::1'
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/**
 * Looks a name up for a connection and hands over only what may be reached: what is checked is what is connected
 * to, so a name that answers otherwise the second time gains nothing. One address out of bounds refuses them all.
 */
export function lookupWithin(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '')
        return
      }
      const outside = addresses.find(({ address }) => !mayReach(address, reach))
      const [first] = addresses
      if (outside !== undefined || first === undefined) callback(outOfBounds(hostname), '')
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

export function outOfBounds(hostname: string): Error {
  return new Error(`${hostname} is not an address that webhooks may be sent to`)
}
