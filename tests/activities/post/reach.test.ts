import { expect } from 'chai'
import { mayReach } from '../../../activities/post/reach.ts'

const PUBLIC = ['1.1.1.1', '9.255.255.255', '11.0.0.1', '172.32.0.1', '2606:4700::1111', '2c0f:f248::1']
const PRIVATE = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1'],
  ...['::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1'],
  ...['2001:db8::1', '2002:a00:1::1', 'localhost', '', '1.1.1.1 ', '0x7f.1'],
]

describe('where webhooks may go', () => {
  it('is any address of the public network', () => {
    expect(PUBLIC.filter((address) => !mayReach(address, 'public'))).to.deep.equal([])
  })

  it('is no private, special or malformed address', () => {
    expect(PRIVATE.filter((address) => mayReach(address, 'public'))).to.deep.equal([])
  })

  it('is this machine alone for a sandbox', () => {
    expect(['127.0.0.1', '::1'].every((address) => mayReach(address, 'loopback'))).to.equal(true)
    expect([...PUBLIC, '10.0.0.1'].some((address) => mayReach(address, 'loopback'))).to.equal(false)
  })
})
