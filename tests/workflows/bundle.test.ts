import { expect } from 'chai'
import type { WorkflowBundle } from '@temporalio/worker'
import { bundledProcedure } from './bundled.ts'

describe('the workflow bundle', () => {
  let bundle: WorkflowBundle
  before(async function () {
    this.timeout(60_000)
    bundle = await bundledProcedure()
  })

  const contains = (path: string): boolean => bundle.code.includes(path)

  it('holds the procedure and the table of stages that it moves by', () => {
    expect(contains('./workflows/land-transaction.ts')).to.equal(true)
    expect(contains('./domain/transaction/stages.ts')).to.equal(true)
  })

  it('encrypts what a workflow’s own failures say', () => {
    expect(contains('./bin/temporal/failure-converter.ts')).to.equal(true)
  })

  for (const name of ['knex', 'express', 'minio', 'node-forge', 'pdf-lib', 'zod', '@temporalio/client']) {
    it(`holds no trace of the package ${name}`, () => {
      expect(contains(`/node_modules/${name}/`)).to.equal(false)
    })
  }

  for (const folder of ['activities', 'storage', 'api', 'signatures', 'certs', 'domain/screening']) {
    it(`holds no implementation of ${folder}`, () => {
      expect(contains(`./${folder}/`)).to.equal(false)
    })
  }
})
