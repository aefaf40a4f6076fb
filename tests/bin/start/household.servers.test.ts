import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { createHousehold } from '../../../bin/start/household.ts'
import type { Household } from '../../../bin/start/household.ts'
import { must } from '../../must.ts'
import { running } from '../../running.ts'
import { eachWithFolder } from '../servers/scratch.ts'

describe('a household of our own processes', function () {
  this.timeout(30_000)
  const folder = eachWithFolder()
  const reports: string[] = []
  let household: Household

  beforeEach(() => {
    reports.length = 0
    const report = (line: string): unknown => reports.push(line)
    household = createHousehold({ leash: running().leash, logFolder: folder(), report })
  })
  afterEach(() => household.stop())

  /** The sandbox: the one of our processes that needs no server. Answers its process id. */
  async function runSandbox(name: string): Promise<number> {
    const port = (): Promise<number> => running().pickPort(19_500)
    await household.run(name, ['sandbox'], await port(), {
      SANDBOX_FOLDER: join(folder(), name),
      BANK_PORT: String(await port()),
      IDENTITY_PORT: String(await port()),
      TSA_PORT: String(await port()),
      MAIL_PORT: String(await port()),
      SMTP_PORT: String(await port()),
      AUTHORITY_FOLDER: join(folder(), 'authority'),
      ...{ BANK_MERCHANT: 'merchant', BANK_PASSWORD: 'password', BANK_NOTIFICATION_SECRET: 'secret' },
      ...{ OIDC_CLIENT_SECRET: 'secret', API_AUDIENCE: 'urn:test', PUBLIC_URL: 'http://127.0.0.1:19499' },
    })
    const member = must(household.members.at(-1))
    await untilItAnswers(`${member.healthUrl}/readyz`)
    return member.pid
  }

  it('starts again a member that was killed, and says so', async () => {
    const killed = await runSandbox('sandbox')
    process.kill(killed, 'SIGKILL')
    const [member] = household.members
    await until(() => must(member).pid !== killed)
    await untilItAnswers(`${must(member).healthUrl}/readyz`)
    expect(reports).to.deep.equal(['sandbox ended unasked; starting it again'])
  })

  it('ends every member when it stops, and starts none again', async () => {
    const pids = [await runSandbox('one'), await runSandbox('other')]
    await household.stop()
    // Longer than the pause after which a member is started again.
    await sleep(1_000)
    expect(pids.filter(isRunning)).to.deep.equal([])
    expect(household.members.map(({ pid }) => pid)).to.deep.equal(pids)
    expect(reports).to.deep.equal([])
  })

  it('passes nothing of this process’s environment on that is not meant for a member', async function () {
    if (process.platform !== 'linux') this.skip()
    process.env['STRAY_SECRET'] = 'stray'
    const pid = await runSandbox('sandbox').finally(() => delete process.env['STRAY_SECRET'])
    const seen = await readFile(`/proc/${pid}/environ`, 'utf8')
    expect(seen).to.contain('BANK_MERCHANT=').and.not.to.contain('STRAY_SECRET')
  })
})

async function untilItAnswers(url: string): Promise<void> {
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    )
  await until(answers)
}

/** Asks until it is so; the test's own timeout is the limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
