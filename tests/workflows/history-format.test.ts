import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { expect } from 'chai'

describe('the format of histories', () => {
  // Two copies of protobufjs in node_modules make this throw "type must be a Type", and no history replays.
  it('is written by the one copy of protobufjs that is installed', () => {
    expect(JSON.parse(historyToJSON({ events: [] }))).to.deep.equal({})
  })
})
